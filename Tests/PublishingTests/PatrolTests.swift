import Files
import Foundation
import Jobs
import Kernel
import Logging
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// The patrol over what is public: what it finds, how findings close, and how they come back.
@Suite struct PatrolTests {
  /// A town with its patrol, and a world outside that answers as told.
  struct Walk {
    let town: Town
    let folder: TemporaryFolder
    let asked = Lock<[String]>([])
    let world: Lock<[String: WebProbe.Answer]> = Lock([:])

    init() async throws {
      town = try await Town()
      folder = try TemporaryFolder()
      try await set("patrol.link.failedDays", "1")
    }

    func set(_ name: String, _ value: String) async throws {
      try await town.store.write(as: .program("test")) {
        try Setting.set(name, to: value, for: town.id, from: Day(at: monday), source: "测试", $0)
      }
    }

    @discardableResult
    func run() async throws -> Patrol.Outcome {
      _ = try await town.store.write(as: town.writer) { try PatrolRun.order(in: town.id, $0) }
      try await work()
      let run = try await last()
      #expect(run.endedAt != nil)
      return run.outcome
    }

    func last() async throws -> PatrolRun {
      try #require(try await town.store.read { try PatrolRun.list(in: town.id, $0) }.first)
    }

    /// Does what waits and is due.
    func work() async throws {
      let (asked, world) = (asked, world)
      let probe = WebProbe(pause: .zero) { address, _ in
        asked.value += [address]
        return world.value[address] ?? .page(status: 200, host: "", text: "好")
      }
      let tools = JobTools(files: folder.path, scratch: folder.path, entropy: seededEntropy(), probe: probe)
      let runner = JobRunner(town.store, JobKinds([PatrolJob.self, RenditionJob.self]), tools: tools, logger: Logger(label: "test"))
      try await runner.drain(.heavy)
    }

    func findings(_ state: PatrolFinding.State = .open, of item: Item.ID? = nil) async throws -> [PatrolFinding] {
      var filter = PatrolFinding.Filter()
      filter.state = state
      return try await town.store.read { [filter] in
        try PatrolFinding.page(in: town.id, as: town.issuer, filter, perPage: 1000, $0).rows
      }.filter { item == nil || $0.item == item }
    }

    func checks(_ item: Item.ID, _ state: PatrolFinding.State = .open) async throws -> Set<PatrolCheck> {
      Set(try await findings(state, of: item).map(\.check))
    }

    static func linked(_ title: String, to addresses: String...) -> Content {
      var content = Town.content(title)
      content.manuscript = Manuscript(
        blocks: [.paragraph(Paragraph([.text("请看")] + addresses.map { .link(address: $0, [.text("这里")]) } + [.text("。")]))])
      return content
    }
  }

  @Test func `a link to what was taken down is found, closes at once when repaired, and the same fault reopens`() async throws {
    let walk = try await Walk()
    let target = try await walk.town.publish(Town.content("被链接的通知"))
    let edition = try await walk.town.publish(Walk.linked("链接别处的通知", to: "/town/notices/1"))
    try await walk.run()
    #expect(try await walk.checks(edition.item).isEmpty)
    try await walk.town.store.write(as: walk.town.writer) { try Item.withdraw(target.item, reason: "更正", $0) }
    try await walk.run()
    let found = try #require(try await walk.findings(of: edition.item).first)
    #expect(found.check == .deadInside && found.subject == "/town/notices/1" && found.detail.contains("410"))
    // Five working days from Monday: the following Monday.
    #expect(found.dueOn == Day("2026-03-16") && found.times == 1 && found.account == Identifier(1))

    try await walk.republish(edition.item, Town.content("链接别处的通知"))
    #expect(try await walk.checks(edition.item).isEmpty)
    #expect(try await walk.checks(edition.item, .closed) == [.deadInside])
    try await walk.republish(edition.item, Walk.linked("链接别处的通知", to: "/town/notices/1"))
    try await walk.run()
    let again = try #require(try await walk.findings(of: edition.item).first)
    #expect(again.id == found.id && again.times == 2)
    let verbs = try await walk.town.store.read { try PatrolFinding.history(of: found.id, $0) }.map(\.verb)
    #expect(verbs == ["opened", "closed", "reopened"])
  }

  @Test func `a text is read again only when it or the tables changed`() async throws {
    let walk = try await Walk()
    let edition = try await walk.town.publish()
    try await walk.town.publish(Town.content("关于防火的通知", "各村要做好防火准备。"))
    #expect(try await walk.run().texts == 2)
    #expect(try await walk.run().texts == 0)
    try await walk.republish(edition.item, Town.content("关于防汛的通知", "各村要加强防汛准备。"))
    #expect(try await walk.run().texts <= 1)
    try await walk.set("proofing.level", "strict")
    #expect(try await walk.run().texts == 2)
  }

  @Test func `what was imported with an error is found, and an answered mark or a silenced word is not told again`() async throws {
    let walk = try await Walk()
    let content = Town.content("关于报送清单的通知", "请各村于2026年2月30日以前报送。")
    let edition = try await walk.takeIn(content)
    try await walk.run()
    #expect(try await walk.checks(edition).contains(.text))
    let kept = try await walk.town.store.read { try $0.all("SELECT detail, subject FROM patrol_finding") }.map { "\($0.columns)" }
    #expect(!kept.joined().contains("2月30日"), "no words of the text are kept: \(kept)")
    let mark: String = try #require(try await walk.town.store.read { try $0.value("SELECT mark FROM patrol_mark") })
    try await walk.town.store.write(as: walk.town.first) { tx in
      _ = try tx.run(
        """
        INSERT INTO proof_answer (item, mark, rule, reason, actor, at)
        VALUES (\(edition), \(mark), 'dates.impossible', '原文如此', 'staff:2:u2', \(tx.now))
        """)
    }
    try await walk.run()
    #expect(try await !walk.checks(edition).contains(.text))
  }

  @Test func `private numbers in what is public are grave and due the next working day`() async throws {
    let walk = try await Walk()
    let item = try await walk.takeIn(Town.content("公示名单", "张某，身份证号11010519491231002X。"))
    try await walk.run()
    let found = try #require(try await walk.findings(of: item).first { $0.check == .privacy })
    #expect(found.dueOn == Day("2026-03-10") && !found.detail.contains("1101"))
  }

  @Test func `links outside are asked politely and a dead, a soft dead and a parked one are found, a walled one is not`()
    async throws
  {
    let walk = try await Walk()
    let addresses = ["https://a.gov.cn/1", "https://b.gov.cn/2", "https://c.gov.cn/3", "https://d.gov.cn/4", "https://e.example/5"]
    walk.world.value = [
      addresses[0]: .page(status: 404, host: "a.gov.cn", text: ""),
      addresses[1]: .page(status: 200, host: "b.gov.cn", text: "您访问的页面不存在或已删除"),
      addresses[2]: .page(status: 200, host: "c.gov.cn", text: "本域名出售，请联系"),
      addresses[3]: .page(status: 403, host: "d.gov.cn", text: ""),
    ]
    let edition = try await walk.town.publish(
      Walk.linked("链接外部的通知", to: addresses[0], addresses[1], addresses[2], addresses[3], addresses[4]))
    try await walk.run()
    let found = try await walk.findings(of: edition.item)
    #expect(Set(found.filter { $0.check == .deadOutside }.map(\.subject)) == Set(addresses[0...2]))
    #expect(found.filter { $0.check == .foreignHost }.map(\.subject) == [addresses[4]])
    // A failure is tried once more; what answered well is asked once.
    #expect(walk.asked.value.count { $0 == addresses[0] } == 2 && walk.asked.value.count { $0 == addresses[4] } == 1)
    walk.asked.value = []
    walk.world.value = [:]
    try await walk.run()
    // Only those that failed are asked again before their week is over.
    #expect(Set(walk.asked.value) == Set(addresses[0...2]))
    #expect(try await walk.findings(of: edition.item).allSatisfy { $0.check != .deadOutside })
  }

  @Test func `a link counts as dead only when it failed on enough different days`() async throws {
    let walk = try await Walk()
    try await walk.set("patrol.link.failedDays", "2")
    walk.world.value = ["https://a.gov.cn/": .noConnection]
    let edition = try await walk.town.publish(Walk.linked("链接外部的通知", to: "https://a.gov.cn/"))
    try await walk.run()
    try await walk.run()
    #expect(try await walk.checks(edition.item).isEmpty)
    walk.town.clock.advance(by: 86_400)
    try await walk.run()
    #expect(try await walk.checks(edition.item) == [.deadOutside])
  }

  @Test func `when nobody outside says anything our own line is blamed and no finding made`() async throws {
    let walk = try await Walk()
    let addresses = ["https://a.gov.cn/", "https://b.gov.cn/", "https://c.gov.cn/"]
    for address in addresses { walk.world.value[address] = .noSuchHost }
    let edition = try await walk.town.publish(Walk.linked("链接外部的通知", to: addresses[0], addresses[1], addresses[2]))
    #expect(try await walk.run().note.contains("连不上外网"))
    #expect(try await walk.checks(edition.item).isEmpty)
  }

  @Test func `a walk lets other work past, shows how far it is, and goes on from there without asking anybody twice`()
    async throws
  {
    let walk = try await Walk()
    let town = walk.town
    for number in 1...20 {
      try await town.publish(Walk.linked("链接外部的通知\(number)", to: "https://h\(number).gov.cn/"))
    }
    let job = try await town.store.write(as: town.writer) { tx in
      let job = try PatrolRun.order(in: town.id, tx)
      try tx.run(
        """
        INSERT INTO job (queue, kind, payload, label, state, due_at, max_attempts, created_at, created_by)
        VALUES ('heavy', 'somebody.else', '{}', '别的任务', 'waiting', \(tx.now), 1, \(tx.now), 'test')
        """)
      return job
    }
    try await walk.work()
    let (row, other) = try await town.store.read { reader in
      (
        try #require(try JobRow.find(Identifier(job), reader)),
        try reader.count("SELECT count(*) FROM job WHERE kind = 'somebody.else' AND state = 'waiting'")
      )
    }
    #expect(other == 0)
    #expect(row.state == .waiting && row.attempts == 0)
    #expect(row.progress == WorkProgress(PatrolAsking.portion, of: 20, "正在查站外链接"))
    #expect(try await walk.last().endedAt == nil)
    #expect(try await walk.last().outcome.addresses == PatrolAsking.portion)
    town.clock.advance(by: 2)
    try await walk.work()
    let run = try await walk.last()
    #expect(run.endedAt != nil && run.outcome.items == 20 && run.outcome.texts == 20 && run.outcome.addresses == 20)
    #expect(walk.asked.value.count == 20 && Set(walk.asked.value).count == 20)
  }

  @Test func `addresses are spread over hosts, so that nobody is asked twice in a row`() {
    let all = ["https://a.cn/1", "https://a.cn/2", "https://a.cn/3", "https://b.cn/1", "https://c.cn/1", "https://b.cn/2"]
    #expect(
      PatrolAsking.spread(all) == [
        "https://a.cn/1", "https://b.cn/1", "https://c.cn/1", "https://a.cn/2", "https://b.cn/2", "https://a.cn/3",
      ])
  }

  @Test func `a lapsed document still shown as valid is found, and marking it closes the finding and counts as cleaning up`()
    async throws
  {
    let walk = try await Walk()
    var content = Town.content("关于临时管控的通知")
    content.expiresOn = Day("2026-03-20")
    let edition = try await walk.town.publish(content)
    try await walk.run()
    #expect(try await walk.checks(edition.item).isEmpty)
    walk.town.clock.advance(by: 86_400 * 12)
    try await walk.run()
    #expect(try await walk.checks(edition.item).contains(.lapsed))
    try await walk.town.store.write(as: walk.town.writer) {
      try Item.markValidity(edition.item, .lapsed, on: $0.today, reason: "有效期已满", $0)
    }
    #expect(try await !walk.checks(edition.item).contains(.lapsed))
    let records = try await walk.town.store.read { try Patrol.cleanUps(in: 2026, of: walk.town.id, $0) }
    #expect(records.map(\.kind) == [.marked] && records.first?.title == "关于临时管控的通知")
    #expect(try await walk.town.store.read { try Patrol.cleanUps(in: 2025, of: walk.town.id, $0) }.isEmpty)
  }

  @Test func `renewing what was found out of date counts, taking down counts, an ordinary new edition does not`() async throws {
    let walk = try await Walk()
    let target = try await walk.town.publish(Town.content("被链接的通知"))
    let edition = try await walk.town.publish(Walk.linked("链接别处的通知", to: "/town/notices/1"))
    try await walk.republish(edition.item, Walk.linked("链接别处的通知二", to: "/town/notices/1"))
    try await walk.town.store.write(as: walk.town.writer) { try Item.withdraw(target.item, reason: "更正", $0) }
    try await walk.run()
    try await walk.republish(edition.item, Town.content("不再链接的通知"))
    let records = try await walk.town.store.read { try Patrol.cleanUps(in: 2026, of: walk.town.id, $0) }
    #expect(records.map(\.kind) == [.withdrawn, .updated])
  }

  @Test func `a reviewer answers with a reason, the writer cannot, and what was answered is open again when it changes`()
    async throws
  {
    let walk = try await Walk()
    let item = try await walk.takeIn(Town.content("公示名单", "张某，身份证号11010519491231002X。"))
    try await walk.run()
    let found = try #require(try await walk.findings(of: item).first { $0.check == .privacy })
    let refused = try await walk.town.refusal(as: walk.town.writer) { try PatrolFinding.answer(found.id, reason: "可以公开", $0) }
    #expect(refused?.kind == .forbidden)
    let empty = try await walk.town.refusal(as: walk.town.first) { try PatrolFinding.answer(found.id, reason: " ", $0) }
    #expect(empty?.issues.first?.field == "reason")
    try await walk.town.store.write(as: walk.town.first) { try PatrolFinding.answer(found.id, reason: "本人书面同意", $0) }
    try await walk.run()
    #expect(try await walk.checks(item, .answered).contains(.privacy))
    try await walk.town.store.write(as: walk.town.first) { try PatrolFinding.revoke(found.id, $0) }
    #expect(try await walk.checks(item).contains(.privacy))
  }
}
