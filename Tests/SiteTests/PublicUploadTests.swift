import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import NIOFoundationCompat
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// What the public uploads is looked through for viruses like what the staff upload.
@Suite struct PublicUploadTests {
  private static let applicant = [
    ("kind", "person"), ("name", "方小鱼"), ("paper", "identity-card"), ("paper-number", "110101199003074573"),
    ("phone", "13000000000"), ("address", "某某镇东村1号"), ("content", "东村2025年道路硬化工程的中标结果"), ("form", "paper"),
    ("delivery", "post"),
  ]
  private static let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data("a face".utf8)

  private func kit(_ folder: TemporaryFolder, exit: Int) async throws -> DeskKit {
    let script = folder.path + "/scan"
    try "#!/bin/sh\n[ -f \"$1\" ] && exit \(exit)\nexit 9\n".write(toFile: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    var settings = HttpSettings()
    settings.scanner = HttpSettings.Scanner(program: script, arguments: [], isStrict: true)
    return try await DeskKit(settings)
  }

  /// The form's hidden fields and the answer to its sum.
  private func opened(_ kit: DeskKit, _ path: String) async throws -> [(String, String)] {
    let page = try await kit.ask(path).text
    let words = try #require(page.firstMatch(of: #/(.)加(.)等于几/#))
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let sum = [words.output.1, words.output.2].compactMap { digits.firstIndex(of: String($0)) }.reduce(0, +)
    let hidden = page.matches(of: #/name="(key|sum-token)" value="([^"]*)"/#).map { (String($0.output.1), String($0.output.2)) }
    return hidden + [("sum", "\(sum)")]
  }

  private func post(
    _ kit: DeskKit, _ path: String, _ fields: [(String, String)], _ field: String, _ name: String, _ bytes: Data
  ) async throws -> TestResponse {
    var body = Data()
    for (name, value) in fields {
      body += Data("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Data("--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8)
    body += bytes + Data("\r\n--b--\r\n".utf8)
    return try await Hummingbird.Application(responder: kit.site.gate).test(.router) { [body] client in
      try await client.execute(
        uri: path, method: .post, headers: [.contentType: "multipart/form-data; boundary=b"], body: ByteBuffer(bytes: body))
    }
  }

  @Test(arguments: [(0, true), (1, false), (2, false)])
  func `an infected identity document or recording is refused beside its field, noted, and nothing is kept`(
    exit: Int, isTaken: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let kit = try await kit(folder, exit: exit)
    let applied = try await post(
      kit, "/chengkan/apply/form", Self.applicant + opened(kit, "/chengkan/apply/form"), "identity-file", "me.png", Self.png)
    #expect((applied.status == .seeOther) == isTaken, "\(applied.status)")
    let asked = try await post(
      kit, "/chengkan/ask", [("question", "几点上班？")] + opened(kit, "/chengkan/ask"), "voice", "a.ogg", Data("OggS....".utf8))
    #expect((asked.status == .seeOther) == isTaken, "\(asked.status)")
    if exit == 1 { #expect(applied.text.contains("查出了病毒") && applied.text.contains("方小鱼") && asked.text.contains("查出了病毒")) }
    let (cases, lines) = try await kit.store.read {
      (
        try $0.count("SELECT count(*) FROM application") + $0.count("SELECT count(*) FROM consultation"),
        try $0.count("SELECT count(*) FROM journal WHERE event LIKE 'upload.%' AND actor = 'visitor'")
      )
    }
    #expect(cases == (isTaken ? 2 : 0) && lines == (isTaken ? 0 : 2))
  }

  @Test func `what is added to a case at the desk is looked through too`() async throws {
    let folder = try TemporaryFolder()
    let kit = try await kit(folder, exit: 1)
    let clerk = try await kit.session(kit.person("dafu", .caseworker))
    let entry = Self.applicant + [("channel", "oral"), ("arrived", "2026-03-09"), ("key", "desk-key-01"), ("origin", "")]
    #expect(try await kit.ask("/desk/applications", clerk, entry).status == .seeOther)
    let sent = try await kit.upload(
      "/desk/applications/1/files", clerk, [("role", "material")], "材料.txt", Data("材料".utf8), field: "file")
    #expect(sent.status == .unprocessableContent && sent.text.contains("查出了病毒"))
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM application_file") } == 0)
  }
}
