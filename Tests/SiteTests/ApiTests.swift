import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The interface for other programs, as they meet it.
@Suite struct ApiTests {
  private struct Answer: Decodable {
    struct Found: Decodable { let start, end: Int; let text, rule: String; let fixes: [String]; let safe: Bool }
    let characters: Int
    let findings: [Found]
  }

  private struct Problem: Decodable { let status: Int; let detail: String }

  private func key(_ kit: DeskKit) async throws -> String {
    let account = try await kit.person("xitong", .systemAdministrator)
    let staff = try await kit.store.read { try Account.atWork(account.id, $0) }
    return try await kit.store.write(as: .staff(try #require(staff))) {
      try ApiToken.issue("区门户", for: kit.town.id, days: 30, kit.entropy, $0)
    }
  }

  private func post(
    _ kit: DeskKit, _ path: String, _ key: String?, _ body: String, type: String = "application/json"
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.contentType: type]
    if let key { headers[.authorization] = "Bearer \(key)" }
    let sent = headers
    return try await Application(responder: kit.site.gate).test(.router) { client in
      try await client.execute(uri: path, method: .post, headers: sent, body: ByteBuffer(string: body))
    }
  }

  private func problem(_ response: TestResponse) throws -> Problem {
    #expect(response.headers[.contentType] == "application/problem+json")
    return try JSONDecoder().decode(Problem.self, from: Data(response.text.utf8))
  }

  @Test func `a text is answered with its findings at their places, and nothing of it is kept`() async throws {
    let kit = try await DeskKit()
    let key = try await key(kit)
    let response = try await post(kit, "/api/v1/proof", key, #"{"text":"𠮷村要认真布署防汛工作。","spelling":false}"#)
    #expect(response.status == .ok)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(response.text.utf8))
    #expect(answer.characters == 12 && answer.findings.map(\.text) == ["布署"])
    #expect(answer.findings.first?.start == 5 && answer.findings.first?.fixes == ["部署"])
    let journal = try await kit.store.read { try $0.all("SELECT detail FROM journal") { try $0["detail"] as String } }
    #expect(!journal.contains { $0.contains("布署") })
    let used = try await kit.store.read { try ApiToken.list(of: kit.town.id, $0) }.first?.usedOn
    #expect(used == kit.store.today())
  }

  @Test func `private matter is named by its place and kind, and not repeated`() async throws {
    let kit = try await DeskKit()
    let response = try await post(kit, "/api/v1/privacy", key(kit), #"{"text":"联系人电话13800000001。"}"#)
    #expect(response.status == .ok && response.text.contains(#""kind":"mobile""#))
    #expect(!response.text.contains("13800000001"))
  }

  @Test func `the day decides which law is in force`() async throws {
    let kit = try await DeskKit()
    let key = try await key(kit)
    func rules(_ day: String) async throws -> [String] {
      let body = #"{"text":"依据《中华人民共和国合同法》签订。","spelling":false,"day":""# + day + #""}"#
      let response = try await post(kit, "/api/v1/proof", key, body)
      return try JSONDecoder().decode(Answer.self, from: Data(response.text.utf8)).findings.map(\.rule)
    }
    #expect(try await rules("2020-06-01").isEmpty)
    #expect(try await rules("2026-06-01") == ["titles.validity"])
  }

  @Test func `without a key nothing is read, and a wrong one says the same as an old one`() async throws {
    let kit = try await DeskKit()
    for key in [nil, "yd_" + String(repeating: "0", count: 64), "x"] {
      let response = try await post(kit, "/api/v1/proof", key, "{}")
      #expect(response.status == .unauthorized && response.headers[.wwwAuthenticate] == "Bearer")
      #expect(try problem(response).detail.contains("接口令牌"))
    }
  }

  @Test(arguments: [
    ("{", HTTPResponse.Status.unprocessableContent), ("{}", .unprocessableContent), (#"{"text":5}"#, .unprocessableContent),
    (#"{"text":"甲","tekst":"乙"}"#, .unprocessableContent), (#"{"text":"甲","level":"高"}"#, .unprocessableContent),
    (#"{"text":"甲","day":"2026-02-30"}"#, .unprocessableContent), ("[]", .unprocessableContent),
    (#"{"text":""# + String(repeating: "甲", count: 50_001) + #""}"#, .unprocessableContent),
  ])
  func `bad input is one sentence`(body: String, status: HTTPResponse.Status) async throws {
    let kit = try await DeskKit()
    let response = try await post(kit, "/api/v1/proof", key(kit), body)
    #expect(response.status == status)
    #expect(try problem(response).detail.hasSuffix("。"))
  }

  @Test func `what is no JSON, a wrong method and a wrong address are answered as a program understands`() async throws {
    let kit = try await DeskKit()
    let key = try await key(kit)
    #expect(try await post(kit, "/api/v1/proof", key, "text=a", type: "application/x-www-form-urlencoded").status == .unsupportedMediaType)
    let get = try await kit.ask("/api/v1/proof")
    #expect(get.status == .methodNotAllowed && get.headers[.allow] == "POST")
    #expect(try problem(get).status == 405)
    #expect(try problem(try await kit.ask("/api/v2/proof")).status == 404)
  }

  @Test func `who asks too often waits`() async throws {
    let kit = try await DeskKit()
    let key = try await key(kit)
    var last = HTTPResponse.Status.ok
    for _ in 0..<101 { last = try await post(kit, "/api/v1/privacy", key, #"{"text":""}"#).status }
    #expect(last == .tooManyRequests)
  }

  @Test func `the document that is served is the one in the docs`() async throws {
    let kit = try await DeskKit()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let docs = try String(contentsOf: root.appending(path: "docs/openapi.json"), encoding: .utf8)
    let served = try await kit.ask("/api/openapi.json")
    #expect(served.status == .ok && served.text == docs)
    for route in Site.apiRoutes where route.pattern != "/api/openapi.json" { #expect(docs.contains("\"\(route.pattern)\"")) }
  }

  @Test func `the administrator of the town issues a key at the desk, sees it once and takes it back`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let refused = try await kit.ask("/desk/api-tokens", mine, [("name", ""), ("days", "999")])
    #expect(refused.status == .unprocessableContent && refused.text.contains("请写明给哪个程序用"))
    let page = try await kit.ask("/desk/api-tokens", mine, [("name", "区门户"), ("days", "30")])
    let start = try #require(page.text.range(of: "<code>yd_")?.upperBound)
    let key = "yd_" + page.text[start...].prefix { $0 != "<" }
    #expect(try await post(kit, "/api/v1/privacy", key, #"{"text":""}"#).status == .ok)
    #expect(try await kit.ask("/desk/api-tokens", mine).text.contains(key) == false)
    #expect(try await kit.ask("/desk/api-tokens/1/revocation", mine, []).status == .seeOther)
    #expect(try await post(kit, "/api/v1/privacy", key, #"{"text":""}"#).status == .unauthorized)
    let clerk = try await kit.session(try await kit.person("jingban", .handler))
    #expect(try await kit.ask("/desk/api-tokens", clerk).status == .forbidden)
  }
}
