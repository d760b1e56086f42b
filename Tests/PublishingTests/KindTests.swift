import Foundation
import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// Kinds of information: a draft may be half empty; the gate tells everything that its kind still asks for.
@Suite struct KindTests {
  private let today = Day(at: monday)

  private func publicity(_ facts: [String: String]) -> Content {
    var content = Town.content("关于新增低保对象的公示")
    (content.kind, content.facts) = ("publicity", facts)
    return content
  }

  private static let whole = [
    "matter": "社会救助", "from": "2026-03-09", "to": "2026-03-17", "phone": "0559-0000003", "place": "为民服务中心",
  ]

  @Test func `the standard kinds are whole: each has an example that lacks nothing, and knows its settings`()
    async throws
  {
    let town = try await Town()
    let kinds = try await town.store.read { try KindInForce.all(in: town.id, on: today, $0) }
    #expect(kinds.count >= 12)
    #expect(Set(kinds.map(\.slug)).count == kinds.count)
    for kind in kinds {
      let example = try #require(kind.kind.example, "\(kind.slug)")
      for demand in kind.demands where demand.moment != .none && demand.field.hasPrefix("fact-") {
        #expect(example.facts[String(demand.field.dropFirst(5))] != nil, "\(kind.slug) \(demand.field)")
      }
      for (name, value) in example.facts {
        let ask = try #require(kind.kind.asks.first { $0.name == name }, "\(kind.slug) \(name)")
        #expect(ask.problem(with: value) == nil, "\(kind.slug) \(name)")
      }
      #expect(!example.text.contains(ItemKind.blank))
      #expect(kind.demands.filter(\.isLaw).allSatisfy { !$0.source.isEmpty })
    }
    // Every setting of a kind means a field that the kind has, and says on what ground.
    let rows = try await town.store.read { try $0.all("SELECT name, source FROM setting WHERE name LIKE 'kinds.%'") }
    let known = Set(kinds.flatMap { kind in kind.demands.map { KindDemand.setting(kind.slug, $0.field) } })
    for row in rows {
      #expect(known.contains(try row["name"]))
      #expect(!(try row["source"] as String).isEmpty)
    }
  }

  @Test func `a half empty draft is saved, and submitting names everything that its kind asks for at once`()
    async throws
  {
    let town = try await Town()
    let edition = try await town.draft(publicity([:]))
    let fault = try await town.refusal(as: town.writer) { try Edition.submit(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["fact-from", "fact-to", "fact-phone"])
    try await town.store.write(as: town.writer) {
      _ = try Edition.save(edition.id, publicity(Self.whole), expecting: 1, $0)
      try Edition.submit(edition.id, $0)
    }
    #expect(try await town.store.read { try Edition.find(edition.id, $0) }.state.name == .inReview)
  }

  @Test func `what is only needed for the public is asked for at publishing`() async throws {
    let town = try await Town()
    var facts = Self.whole
    facts["matter"] = nil
    let edition = try await town.draft(publicity(facts))
    try await town.review(edition.id)
    let fault = try await town.refusal(as: town.issuer) { try Edition.approve(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["fact-matter"])
    let missing = try await town.store.read { reader in
      try Missing.of(try Desk.item(edition.item, as: town.writer, reader), on: today, reader)
    }
    #expect(missing.beforeSubmitting == [])
    #expect(missing.beforePublishing.map(\.field) == ["fact-matter"])
  }

  @Test func `what cannot be read, ends before it begins or still has the template's blanks is told`() async throws {
    let town = try await Town()
    var content = publicity(Self.whole.merging(["to": "2026-03-01", "phone": "请问前台"]) { $1 })
    content.manuscript = Manuscript(blocks: [.paragraph(Paragraph([.text("经（待填），拟（待填）。")]))])
    let edition = try await town.draft(content)
    let fault = try await town.refusal(as: town.writer) { try Edition.submit(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["body", "fact-phone", "fact-to"])
    #expect(fault?.issues.first?.sentence.contains("2 处") == true)
  }

  @Test func `pictures without words are told, each with the heading above it`() async throws {
    let town = try await Town()
    var content = Town.content()
    content.manuscript = Manuscript(blocks: [
      .image(Image(source: "media:a.png", alt: "巡查路线")), .heading(level: 1, [.text("一、转移路线")]),
      .paragraph(Paragraph([.text("见图"), .image(Image(source: "media:b.png"))])),
    ])
    let edition = try await town.draft(content)
    let fault = try await town.refusal(as: town.writer) { try Edition.submit(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["body"])
    #expect(fault?.issues.first?.sentence.hasPrefix("“一、转移路线”下面的第 2 幅图没有图片说明") == true)
  }

  @Test func `an interpretation is public only with the policy that it explains`() async throws {
    let town = try await Town()
    var policy = Town.content("管护办法")
    (policy.writtenOn, policy.documentNumber) = (today, "某政〔2026〕1号")
    let explained = try await town.publish(policy, column: "normative")
    var content = Town.content("《管护办法》解读")
    content.kind = "interpretation"
    let edition = try await town.draft(content, column: "interpretation")
    try await town.review(edition.id)
    let fault = try await town.refusal(as: town.issuer) { try Edition.approve(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["policy"])
    try await town.store.write(as: town.issuer) {
      try Item.link(interpretation: edition.item, to: explained.item, $0)
      try Edition.approve(edition.id, $0)
    }
    #expect(try await town.store.read { try Edition.find(edition.id, $0) }.state == .live)
  }

  @Test func `the public reads the period, and whether it is over goes by the day`() async throws {
    let town = try await Town()
    try await town.publish(publicity(Self.whole))
    let page = try #require(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) })
    #expect(page.facts.map(\.label) == ["公示事项", "公示期", "监督电话", "意见受理地点"])
    #expect(page.facts[1].value == "2026年3月9日至2026年3月17日")
    let period = try #require(page.facts[1].period)
    let stands = ["2026-03-08", "2026-03-09", "2026-03-17", "2026-03-18"].compactMap(Day.init).map { period.stand(on: $0) }
    #expect(stands == [.ahead, .running, .running, .over])
    #expect(page.changes(after: Day("2026-03-17") ?? today))
    #expect(!page.changes(after: Day("2026-03-18") ?? today))
  }

  @Test func `a revision keeps its kind, an earlier one brings its own back, and the last one is offered first`()
    async throws
  {
    let town = try await Town()
    let edition = try await town.draft(publicity(Self.whole))
    let old = try #require(try await town.store.read { try Revision.of(edition, $0) })
    #expect(old.content.kind == "publicity")
    #expect(old.content.facts == Self.whole)
    try await town.store.write(as: town.writer) {
      var content = Town.content()
      content.kind = "notice"
      _ = try Edition.save(edition.id, content, expecting: 1, $0)
    }
    #expect(try await town.store.read { try ItemKind.last(by: Identifier(1), $0) } == "notice")
    try await town.store.write(as: town.writer) {
      _ = try Edition.restore(old.id, in: edition.item, expecting: 2, $0)
    }
    let newest = try await town.store.read { try Revision.of(try Edition.find(edition.id, $0), $0) }
    #expect(newest?.content.facts == Self.whole)
  }

  @Test func `a town words a kind its own way, adds fields and kinds, and does not loosen the law`() async throws {
    let town = try await Town()
    let system = town.staff(9, .systemAdministration)
    func found(_ slug: String) async throws -> KindInForce? {
      try await town.store.read { try KindInForce.find(slug, in: town.id, on: today, $0) }
    }
    let policy = try #require(try await found("policy"))
    var own = policy.kind
    own.name = "镇发文件"
    own.asks = [KindAsk(name: "负责人", label: "负责人", control: .line)]
    own.wants = []
    let refused = try await town.refusal(as: town.writer) { [own] in try ItemKind.keep(own, in: town.id, $0) }
    #expect(refused?.kind == .forbidden)
    try await town.store.write(as: system) { [own] in try ItemKind.keep(own, in: town.id, $0) }
    let worded = try #require(try await found("policy"))
    #expect(worded.kind.name == "镇发文件")
    #expect(worded.kind.asks.map(\.name) == ["drafter", "负责人"])
    #expect(worded.moment(of: "writtenOn") == .submit)
    let law = try await town.refusal(as: system) {
      try ItemKind.demand("writtenOn", of: worded, .none, in: town.id, from: $0.today, source: "会议", $0)
    }
    #expect(law?.issues.map(\.field) == ["writtenOn"])
    let groundless = try await town.refusal(as: system) {
      try ItemKind.demand("fact-负责人", of: worded, .submit, in: town.id, from: $0.today, source: " ", $0)
    }
    #expect(groundless?.issues.map(\.field) == ["source"])
    try await town.store.write(as: system) {
      try ItemKind.demand("fact-负责人", of: worded, .submit, in: town.id, from: $0.today, source: "办公会", $0)
      try ItemKind.keep(ItemKind(slug: "lamp", name: "鱼灯活动", use: "鱼灯巡游的时间和路线。"), isClosed: true, in: town.id, $0)
    }
    #expect(try await found("policy")?.moment(of: "fact-负责人") == .submit)
    let lamp = try await found("lamp")
    #expect(lamp?.isClosed == true)
    #expect(lamp?.isStandard == false)
    let events = try await town.store.read {
      try $0.all("SELECT event FROM journal WHERE event LIKE 'kind.%' ORDER BY id") { try $0["event"] as String }
    }
    #expect(events == ["kind.kept", "kind.closed"])
  }

  @Test func `money, counts and days are read strictly and shown as the office writes them`() {
    func ask(_ control: KindAsk.Control, _ unit: String = "") -> KindAsk {
      var ask = KindAsk(name: "a", label: "项", control: control)
      ask.unit = unit
      return ask
    }
    #expect(ask(.money).words(for: "48210.5") == "48,210.50元")
    #expect(ask(.money).words(for: "1,234,567") == "1,234,567元")
    #expect(ask(.money).words(for: "0.05") == "0.05元")
    for wrong in ["", "-1", "1.234", "12万", "1..2", "99999999999999"] {
      #expect(ask(.money).problem(with: wrong) != nil, "\(wrong)")
    }
    #expect(ask(.count, "户").words(for: "61") == "61户")
    #expect(ask(.year).words(for: "2026") == "2026年")
    #expect(ask(.year).problem(with: "26") != nil)
    #expect(ask(.day).words(for: "2026年3月9日") == "2026年3月9日")
    #expect(ask(.day).problem(with: "三月份底") != nil)
    #expect(ask(.phone).problem(with: "0559-0000000 转 8") == nil)
    #expect(ask(.phone).problem(with: "12") != nil)
  }
}
