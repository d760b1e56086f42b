import Foundation
import Kernel
import TestKit
import Testing

@testable import Site

/// Forms as browsers and attackers send them.
@Suite struct HttpFormTests {
  private func multipart(_ body: [UInt8], boundary: String = "b", cut: Int = .max) throws -> Form {
    let folder = try TemporaryFolder()
    let spool = FormSpool(folder: URL(filePath: folder.path), limits: limits, entropy: seededEntropy())
    defer { spool.abandon() }
    guard var reader = MultipartReader(type: "multipart/form-data; boundary=\(boundary)", mostParts: 20) else {
      throw MultipartReader.broken
    }
    for start in stride(from: 0, to: body.count, by: min(cut, max(body.count, 1))) {
      try reader.take(body[start..<min(body.count, start + min(cut, body.count))], spool.take)
    }
    guard reader.isWhole else { throw MultipartReader.broken }
    return spool.form
  }

  private var limits: Form.Limits {
    var limits = Form.Limits()
    limits.file = 1000
    limits.text = 1000
    return limits
  }

  private func part(_ head: String, _ body: String) -> String {
    "--b\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(body)\r\n"
  }

  @Test(arguments: [1, 2, 3, 7, 64, 10_000]) func `a multipart form reads the same however it is cut`(cut: Int) throws {
    let text =
      part("name=\"title\"", "关于防汛\r\n--x") + part("name=\"empty\"", "")
      + part("name=\"file\"; filename=\"..\\\\a/通知.pdf\"\r\nContent-Type: application/pdf", "%PDF\r\n-") + "--b--\r\n"
    let form = try multipart(Array(text.utf8), cut: cut)
    #expect(form["title"] == "关于防汛\r\n--x")
    #expect(form["empty"] == "")
    let file = try #require(form.files.first)
    #expect(file.name == "通知.pdf" && file.type == "application/pdf" && file.size == 7)
    #expect(file.digest.count == 64)
  }

  @Test(arguments: [
    ("filename=\"C:\\dir\\a.doc\"", "a.doc"), ("filename=\"/etc/passwd\"", "passwd"), ("filename=\"..\"", "file"),
    ("filename=\"x\"; filename*=UTF-8''%E9%B1%BC.pdf", "鱼.pdf"), ("filename=\"a\u{202E}fdp.exe\"", "afdp.exe"),
    ("filename=\"a%22b.txt\"", "ab.txt"), ("filename=\"a\u{1}b\"", "ab"), ("filename=", "file"),
    ("filename=\"x\"; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
  ]) func `a file name is only a name`(head: String, name: String) throws {
    let form = try multipart(Array((part("name=\"f\"; " + head, "x") + "--b--").utf8))
    #expect(form.files.map(\.name) == [name])
  }

  @Test func `limits are kept and nothing is left in the folder`() throws {
    let folder = try TemporaryFolder()
    let spool = FormSpool(folder: URL(filePath: folder.path), limits: limits, entropy: seededEntropy())
    var reader = try #require(MultipartReader(type: "multipart/form-data; boundary=b", mostParts: 20))
    let big = part("name=\"f\"; filename=\"x\"", String(repeating: "x", count: 2000))
    #expect(throws: Fault.self) { try reader.take(Array(big.utf8), spool.take) }
    spool.abandon()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `broken multipart bodies are refused`() {
    for body in [
      "", "--b", "--b\r\n\r\nx\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\n\r\n--b--",
      part("name=\"a\"", "x"), part("name=\"a\"", "\0") + "--b--",
    ] {
      #expect(throws: Fault.self, "\(body)") { try multipart(Array(body.utf8)) }
    }
    #expect(MultipartReader(type: "multipart/form-data", mostParts: 9) == nil)
    #expect(MultipartReader(type: "multipart/form-data; boundary=\"\"", mostParts: 9) == nil)
  }

  @Test(.enabled(if: SharedData.isPresent))
  func `the collection of broken forms ends in a form or a fault`() throws {
    let folder = SharedData.url("7_badinput/fuzz-multipart")
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let bytes = [UInt8](try Data(contentsOf: file))
      let boundary =
        String(decoding: bytes.drop { $0 == 13 || $0 == 10 }.prefix(60), as: UTF8.self)
        .split(separator: "\r\n").first.map { String($0.drop { $0 == "-" }) } ?? "b"
      for cut in [1, 13, .max] {
        do { _ = try multipart(bytes, boundary: boundary, cut: cut) } catch is Fault {}
      }
    }
  }

  @Test func `urlencoded fields are decoded strictly`() throws {
    let form = try URLForm.read("q=%E9%B1%BC+%E7%81%AF&q=2&empty&a%3Db=c%26d")
    #expect(form["q"] == "鱼 灯" && form.all("q") == ["鱼 灯", "2"] && form["empty"] == "" && form["a=b"] == "c&d")
    for bad in ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%C0%AF=1"] {
      #expect(throws: Fault.self, "\(bad)") { try URLForm.read(bad) }
    }
    #expect(throws: Fault.self) { try URLForm.read(String(repeating: "a&", count: 501)) }
  }

  @Test func `a form's token belongs to one session`() throws {
    let token = CrossSite.token(session: "one")
    try CrossSite.check(token: token, session: "one")
    for (wrong, session) in [(token, "two"), ("", "one"), (String(token.dropLast()), "one"), (nil, "one")] {
      #expect(throws: Fault.self) { try CrossSite.check(token: wrong, session: session) }
    }
    #expect(CrossSite.hiddenField(session: "one").text.contains(token))
    #expect(CrossSite.hiddenField(session: nil).isEmpty)
  }

  @Test func `cookies are strict`() {
    #expect(StrictCookies.set("yudeng", "ab", isSecure: false) == "yudeng=ab; Path=/; SameSite=Strict; HttpOnly")
    #expect(
      StrictCookies.set("yudeng", "", seconds: 0, isSecure: true)
        == "__Host-yudeng=; Path=/; SameSite=Strict; HttpOnly; Secure; Max-Age=0")
  }
}
