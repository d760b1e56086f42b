import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Store
import TestKit
import Testing
import Villages

@testable import Accounts
@testable import Site

/// The pages of inspections: a form from a phone, the order that follows, and who sees what.
@Suite struct InspectionPageTests {
  private let kit: DeskKit
  private let inspector: String
  private let handler: String
  private let keeper: String

  init() async throws {
    kit = try await DeskKit()
    inspector = try await kit.session(try await kit.person("jiancha", .inspector))
    handler = try await kit.session(try await kit.person("cunban", .villageHandler))
    keeper = try await kit.session(try await kit.person("jingban", .handler))
  }

  private func fields(_ key: String, note: String = "打不通") -> [(String, String)] {
    [
      ("village", "dong-cun"), ("key", key), ("origin", "town"), ("day", kit.store.today().description), ("inspectors", "甲一"),
      ("result-current", "good"), ("result-phones", "bad"), ("note-phones", note),
    ]
  }

  /// As a phone sends what it kept.
  private func send(_ fields: [(String, String)], _ token: String) async throws -> TestResponse {
    let all = fields + [(CrossSite.field, CrossSite.token(session: token))]
    return try await kit.send("/desk/inspections", [.cookie: "yudeng=\(token)", .accept: "application/json"], all)
  }

  private func count(_ table: String) async throws -> Int {
    try await kit.store.read { reader in
      try reader.count(table == "inspection" ? "SELECT count(*) FROM inspection" : "SELECT count(*) FROM reception")
    }
  }

  @Test func `a form sent twice from the queue is one inspection, and the phone hears the same address`() async throws {
    let first = try await send(fields("phone-key-0000000001"), inspector)
    let second = try await send(fields("phone-key-0000000001"), inspector)
    #expect(first.status == .ok && first.text == second.text && first.text.contains("desk"))
    let other = try await send(fields("phone-key-0000000001", note: "别的"), inspector)
    #expect(other.status == .conflict && other.text.contains("内容不一样"))
    #expect(try await count("inspection") == 1)
  }

  @Test func `what is wrong is told to the phone field by field, and the page gives everything back`() async throws {
    let told = try await send(fields("phone-key-0000000001", note: ""), inspector)
    #expect(told.status == .unprocessableContent && told.text.contains("note-phones"))
    let page = try await kit.ask("/desk/inspections", inspector, fields("phone-key-0000000001", note: "") + [("note", "字很大")])
    #expect(page.status == .unprocessableContent)
    #expect(page.text.contains("字很大") && page.text.contains("value=\"phone-key-0000000001\""))
    #expect(try await count("inspection") == 0)
  }

  @Test func `the ticket is for who is signed in, and the worker names a script of ours`() async throws {
    let ticket = try await kit.ask("/desk/inspections/ticket", inspector)
    #expect(ticket.text.contains(CrossSite.token(session: inspector)))
    let worker = try await kit.ask("/desk/inspections/worker.js", inspector)
    #expect(worker.text.hasPrefix("importScripts(\"/assets/") && worker.headers[.contentType]?.hasPrefix("text/javascript") == true)
    let stranger = try await kit.ask("/desk/inspections/ticket", handler)
    #expect(stranger.status == .forbidden)
  }

  @Test func `a photograph keeps the picture and loses time and place; the order shows its law and its arithmetic`() async throws {
    let photo = try #require(Data(base64Encoded: photoText, options: .ignoreUnknownCharacters))
    let sent = try await kit.upload(
      "/desk/inspections", inspector, fields("phone-key-0000000001"), "wall.jpg", photo, field: "photos")
    let address = try #require(sent.location?.split(separator: "?").first.map(String.init))
    let page = try await kit.ask(address, handler)
    let picture = try #require(page.text.firstMatch(of: #/\/desk\/inspections\/photos\/\d+/#)).0
    let bytes = try await kit.ask(String(picture), inspector).body
    #expect(bytes.readableBytes > 0 && !String(buffer: bytes).contains("2026:03:09"))
    let issued = try await kit.ask(address + "/orders", inspector, [("findings", "1"), ("responsible", "村主任")])
    let order = try #require(issued.location?.split(separator: "?").first.map(String.init))
    let shown = try await kit.ask(order, handler)
    #expect(shown.text.contains("第三十六条") && shown.text.contains("当日不计入") && shown.text.contains("报整改情况"))
    let replied = try await kit.ask(order + "/reply", handler, [("text", "电话已经换成能打通的。")])
    #expect(replied.location?.hasSuffix("order-replied") == true)
    let own = try await kit.ask(order + "/recheck", handler, [("verdict", "passed")])
    #expect(own.status == .forbidden)
    let passed = try await kit.ask(order + "/recheck", inspector, [("verdict", "passed")])
    #expect(passed.location?.hasSuffix("order-passed") == true)
    let sheet = try await kit.ask("/desk/inspections/sheet", inspector)
    #expect(sheet.text.contains("到村检查 1 次，发现问题 1 个，发整改通知 1 份，已销号 1 份。"))
    let workbook = try await kit.ask("/desk/inspections/sheet.xlsx", inspector)
    #expect(workbook.status == .ok && workbook.body.readableBytes > 500)
  }

  @Test func `a reception comes back filled in when something is missing, and its phone is shown only with a reason`() async throws {
    let page = try await kit.ask("/desk/receptions", handler)
    let key = try #require(page.text.firstMatch(of: #/name="key" value="([0-9a-f]+)"/#)).1
    let wrong = try await kit.ask("/desk/receptions", handler, [("key", String(key)), ("matter", "来问低保"), ("phone", "abc")])
    #expect(wrong.status == .unprocessableContent && wrong.text.contains("来问低保") && wrong.text.contains("请选择是哪一类诉求"))
    let right = [("key", String(key)), ("matter", "来问低保"), ("topic", "funds"), ("name", "程某"), ("phone", "13900001111")]
    for _ in 0..<2 { _ = try await kit.ask("/desk/receptions", handler, right) }
    #expect(try await count("reception") == 1)
    let one = try await kit.ask("/desk/receptions/1", handler)
    #expect(one.text.contains("139****1111") && !one.text.contains("13900001111"))
    let silent = try await kit.ask("/desk/receptions/1/contact", handler, [("reason", "")])
    #expect(silent.status == .unprocessableContent)
    let opened = try await kit.ask("/desk/receptions/1/contact", handler, [("reason", "回电话")])
    #expect(opened.text.contains("13900001111"))
  }

  @Test func `the figures of a year lead to their records, and other years have none`() async throws {
    _ = try await send(fields("phone-key-0000000001"), inspector)
    let year = kit.store.today().year
    let figures = try await kit.ask("/desk/figures?year=\(year)", keeper)
    #expect(figures.text.contains("/desk/figures/inspections?year=\(year)") && figures.text.contains("1 次"))
    let records = try await kit.ask("/desk/figures/inspections?year=\(year)", keeper)
    #expect(records.text.contains("/desk/inspections/1") && records.text.contains("东村"))
    let none = try await kit.ask("/desk/figures?year=2001", keeper)
    #expect(!none.text.contains("/desk/figures/inspections"))
    let odd = try await kit.ask("/desk/figures?year=abc", keeper)
    #expect(odd.status == .notFound)
  }
}
