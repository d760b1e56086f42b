import Files
import Foundation
import Kernel
import Rendering
import Store
import TestKit
import Testing

@testable import Publishing

/// The red head at the desk: asked for beside the 文号, told at the gate when it could not be set.
@Suite struct HeadTests {
  private func order(_ facts: [String: String], number: String = "呈政〔2026〕41号", kind: String = "notice") -> Content {
    var content = Town.content("关于做好防汛工作的请示")
    (content.documentNumber, content.kind, content.facts) = (number, kind, facts)
    return content
  }

  private func head(_ content: Content, _ town: Town) async throws -> Document.Head? {
    let item = try await town.publish(content).item
    let files = try FileStore(folder: TemporaryFolder().path)
    return try await town.store.read { try RenditionSource.fetch(item, origin: "", $0) }?.complete(from: files).head
  }

  private static let whole = [
    "redHead": "加红头", "signers": "王小满、李大雪", "copyNumber": "7", "urgency": "加急",
  ]

  @Test func `what was asked for at the desk stands on the head, and nothing of it on the public page`() async throws {
    let town = try await Town()
    let head = try await head(order(Self.whole), town)
    #expect(
      head == Document.Head(issuer: "某镇人民政府文件", signers: ["王小满", "李大雪"], copy: "000007", urgency: "加急"))
    let page = try #require(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) })
    #expect(page.facts == [])
  }

  @Test func `who gets copies, who printed it and when stand in the imprint of what has a head, and of nothing else`()
    async throws
  {
    let town = try await Town()
    let files = try FileStore(folder: TemporaryFolder().path)
    let imprint = ["copiesTo": "区应急管理局、各村民委员会", "printer": "某镇党政办公室", "printed": "2026-03-10"]
    var made: [Document.Imprint?] = []
    for (facts, kind) in [(imprint.merging(Self.whole) { $1 }, "notice"), (imprint, "news")] {
      let item = try await town.publish(order(facts, kind: kind)).item
      made.append(try await town.store.read { try RenditionSource.fetch(item, origin: "", $0) }?.complete(from: files).imprint)
    }
    let whole = Document.Imprint(
      copies: ["区应急管理局", "各村民委员会"], printer: "某镇党政办公室", printed: Day("2026-03-10"))
    #expect(made == [whole, nil])
  }

  @Test func `a head of the town's series is kept, renamed or left away as the desk says`() async throws {
    let town = try await Town()
    try await town.store.write(as: town.writer) { tx in
      try Setting.set(
        RedHeads.setting, to: "呈政=呈坎镇人民政府文件", for: town.id, from: Day(at: tx.now), source: "测试", tx)
    }
    #expect(try await head(order([:]), town)?.issuer == "呈坎镇人民政府文件")
    #expect(try await head(order(["headIssuer": "呈坎镇人民政府"]), town)?.issuer == "呈坎镇人民政府")
    #expect(try await head(order(["signers": "王小满"]), town)?.signers == ["王小满"])
    #expect(try await head(order(["redHead": "不加红头"]), town) == nil)
  }

  @Test func `kinds without a 文号 have no head of their own, whatever an earlier kind had asked for`() async throws {
    let town = try await Town()
    #expect(try await head(order(Self.whole, kind: "news"), town) == nil)
    #expect(try await head(order(Self.whole, kind: ""), town) == nil)
  }

  @Test func `a head that could not be set is refused with what to do`() async throws {
    let town = try await Town()
    let cases: [(facts: [String: String], number: String, field: String)] = [
      (["redHead": "加红头"], "", "documentNumber"), (["redHead": "加红头"], "呈坎镇人民政府令第3号", "documentNumber"),
      (["signers": "王小满"], "呈政〔2026〕41号", "fact-redHead"),
      (["redHead": "不加红头", "urgency": "特急"], "呈政〔2026〕41号", "fact-redHead"),
      (["redHead": "加红头", "copyNumber": "第7份"], "呈政〔2026〕41号", "fact-copyNumber"),
      (["redHead": "加红头", "copyNumber": "0"], "呈政〔2026〕41号", "fact-copyNumber"),
      (["redHead": "加红头", "signers": "镇长王小满同志"], "呈政〔2026〕41号", "fact-signers"),
      (["copiesTo": "各村"], "呈政〔2026〕41号", "fact-redHead"),
      (["redHead": "加红头", "printed": "三月十日"], "呈政〔2026〕41号", "fact-printed"),
      (["redHead": "加红头", "printer": String(repeating: "长", count: 21)], "呈政〔2026〕41号", "fact-printer"),
      (["redHead": "加红头", "urgency": "很急"], "呈政〔2026〕41号", "fact-urgency"),
      (["redHead": "加红头", "headIssuer": String(repeating: "长", count: 31)], "呈政〔2026〕41号", "fact-headIssuer"),
    ]
    for each in cases {
      let edition = try await town.draft(order(each.facts, number: each.number))
      let fault = try await town.refusal(as: town.writer) { try Edition.submit(edition.id, $0) }
      #expect(fault?.issues.map(\.field) == [each.field], "\(each)")
    }
  }

  @Test func `the standard kinds that bear a 文号 are those that are issued under one`() throws {
    #expect(
      try ItemKind.standard().filter(\.bearsNumber).map(\.slug) == ["notice", "announcement", "policy", "personnel"])
    #expect(ItemKind.label(of: "signers", in: "notice") == "签发人")
  }
}
