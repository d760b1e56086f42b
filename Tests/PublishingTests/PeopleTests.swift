import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// Working together on what waits: claims, stand-ins, talk, reminders, handing over, opinions from outside.
@Suite struct PeopleTests {
  private func submitted(_ town: Town) async throws -> Edition {
    let edition = try await town.draft()
    try await town.store.write(as: town.writer) { try Edition.submit(edition.id, $0) }
    return edition
  }

  private func staff(_ actor: Actor) throws -> Staff { try #require(actor.staff) }

  /// The same person with the rights of another, as the site resolves them.
  private func standing(_ deputy: Actor, for away: Actor) throws -> Actor {
    let (deputy, away) = (try staff(deputy), try staff(away))
    let principal = Principal(
      account: away.account, displayName: away.displayName, until: try #require(Day("2026-03-20")))
    return .staff(deputy.with(deputy.grants + away.grants.compactMap { $0.lent(by: principal) }))
  }

  private func journal(_ town: Town) async throws -> [String] {
    try await town.store.read { try Journal.entries($0).map { "\($0.event) \($0.detail)" } }
  }

  // MARK: claims

  @Test func `who claims an item keeps it for eight working hours, and a second one must say why he takes it over`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    let other = town.staff(9, .firstReview)
    let claim = try await town.store.write(as: town.first) { try Claim.take(edition.id, $0) }
    // Monday 09:30 and eight working hours of seven a day.
    #expect(Beijing.minute(claim.expiresAt) == "2026-03-10 10:30")
    #expect(try await town.refusal(as: other) { try Claim.take(edition.id, $0) }?.issues.map(\.field) == ["note"])
    #expect(try await town.refusal(as: other) { try Edition.approve(edition.id, $0) }?.kind == .conflict)
    _ = try await town.store.write(as: other) { try Claim.take(edition.id, note: "对方今天开会", $0) }
    let told = try await town.store.read { try Message.list(for: Identifier(2), $0) }
    #expect(told.map(\.kind) == [.takenOver])
    #expect(try await town.refusal(as: town.first) { try Edition.approve(edition.id, $0) }?.kind == .conflict)
    try await town.store.write(as: other) { try Edition.approve(edition.id, $0) }
    #expect(try await town.store.read { try Claim.holder(of: edition.id, at: monday, $0) } == nil)
    #expect(try await journal(town).contains { $0.hasPrefix("claim.takenOver") })
  }

  @Test func `a claim ends by itself, and who may not take the step may not claim it`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    for actor in [town.writer, town.second] {
      #expect(try await town.refusal(as: actor) { try Claim.take(edition.id, $0) }?.kind == .forbidden)
    }
    _ = try await town.store.write(as: town.first) { try Claim.take(edition.id, $0) }
    town.clock.advance(by: 25 * 3600 + 60)
    let now = town.clock.now
    #expect(try await town.store.read { try Claim.holder(of: edition.id, at: now, $0) } == nil)
    _ = try await town.store.write(as: town.staff(9, .firstReview)) { try Claim.take(edition.id, $0) }
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM claim WHERE ended_at IS NULL") } == 1)
  }

  // MARK: stand-ins

  @Test func `a stand-in passes the step in the other's name, and both names stand in history and journal`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    let deputy = try standing(town.staff(9, .inspect), for: town.first)
    try await town.store.write(as: deputy) { try Edition.approve(edition.id, $0) }
    let item = try await town.store.read { try Desk.item(edition.item, as: town.second, $0) }
    #expect(item.history.first?.onBehalfOf == "甲2")
    #expect(try await journal(town).contains { $0.hasPrefix("edition.approve") && $0.contains("甲9代甲2") })
    // The one who was away may not take the next step either: his has been taken.
    let back = town.staff(2, .firstReview, .secondReview)
    #expect(try await town.refusal(as: back) { try Edition.approve(edition.id, $0) }?.kind == .forbidden)
  }

  @Test func `nobody approves his own through a stand-in, nor as one`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    // The writer stands in for the reviewer: his own text.
    let writer = try standing(town.writer, for: town.first)
    #expect(try await town.refusal(as: writer) { try Edition.approve(edition.id, $0) }?.kind == .forbidden)
    // A colleague stands in for the writer, who is also a reviewer: the writer's own text.
    let both = town.staff(1, .draft, .firstReview)
    let deputy = try standing(town.staff(9, .inspect), for: both)
    let fault = try await town.refusal(as: deputy) { try Edition.approve(edition.id, $0) }
    #expect(fault?.kind == .forbidden && fault?.issues.first?.sentence.contains("甲1") == true)
    let waiting = try await town.store.read { try Inbox.waitingCount(for: #require(deputy.staff), $0) }
    #expect(waiting == 0)
    // What a stand-in wrote in the writer's name is the writer's too.
    let drafter = try standing(town.staff(9, .inspect), for: town.writer)
    try await town.store.write(as: drafter) { tx in
      try Edition.recall(edition.id, tx)
      _ = try Edition.save(edition.id, Town.content("代写的通知"), expecting: 1, tx)
      try Edition.submit(edition.id, tx)
    }
    #expect(try await town.refusal(as: both) { try Edition.approve(edition.id, $0) }?.kind == .forbidden)
  }

  @Test func `a stand-in has a reviewer's right, but never an administrator's, and not on from a third`() throws {
    let principal = Principal(account: Identifier(1), displayName: "甲1", until: try #require(Day("2026-03-20")))
    for duty in Duty.allCases {
      let lent = Grant(duty, in: [Identifier(1)]).lent(by: principal)
      #expect((lent != nil) == [.draft, .villageDraft, .firstReview, .secondReview, .issue].contains(duty), "\(duty)")
      #expect(lent?.lent(by: principal) == nil)
    }
  }

  @Test func `leave is arranged for oneself, within the town, once at a time, and ends by itself`() async throws {
    let town = try await Town()
    let (deputy, from, to) = (try staff(town.second), Day("2026-03-09"), Day("2026-03-13"))
    func refused(_ by: Staff?, _ from: Day?, _ to: Day?) async throws -> [String]? {
      try await town.refusal(as: town.first) { _ = try StandIn.arrange(by: by, from: from, to: to, note: "", $0) }?
        .issues.map(\.field)
    }
    #expect(try await refused(nil, from, to) == ["deputy"])
    #expect(try await refused(try staff(town.first), from, to) == ["deputy"])
    #expect(try await refused(try staff(town.staff(30, .systemAdministration)), from, to) == ["deputy"])
    #expect(try await refused(deputy, to, from) == ["to"])
    #expect(try await refused(deputy, from, Day("2026-12-31")) == ["to"])
    #expect(try await refused(deputy, Day("2026-03-01"), Day("2026-03-02")) == ["to"])
    let id = try await town.store.write(as: town.first) {
      try StandIn.arrange(by: deputy, from: from, to: to, note: "培训", $0)
    }
    #expect(try await refused(deputy, to, Day("2026-03-20")) == ["from"])
    for (day, count) in [("2026-03-08", 0), ("2026-03-09", 1), ("2026-03-13", 1), ("2026-03-14", 0)] {
      let day = try #require(Day(day))
      #expect(try await town.store.read { try StandIn.duties(of: deputy.account, on: day, $0) }.count == count, "\(day)")
    }
    #expect(try await town.refusal(as: town.issuer) { try StandIn.end(id, $0) } == .notFound)
    try await town.store.write(as: town.second) { try StandIn.end(id, $0) }
    let today = try #require(Day("2026-03-10"))
    #expect(try await town.store.read { try StandIn.duties(of: deputy.account, on: today, $0) }.isEmpty)
    #expect(try await journal(town).contains { $0.hasPrefix("standIn.arranged") && $0.contains("甲3代甲2") })
    let administrator = town.staff(31, .systemAdministration)
    let none = try await town.refusal(as: administrator) {
      _ = try StandIn.arrange(by: deputy, from: from, to: to, note: "", $0)
    }
    #expect(none?.issues.map(\.field) == ["deputy"])
  }

  // MARK: talk

  @Test func `who answers for the office arranges for somebody who is away, and both are told`() async throws {
    let town = try await Town()
    let (today, away, deputy) = (Day(at: monday), try staff(town.first), try staff(town.second))
    try await town.store.write(as: .program("test")) { tx in
      for person in [away, deputy] {
        try tx.run(
          """
          INSERT INTO account (id, organisation, name, display_name, created_at, password, password_set_at)
          VALUES (\(person.account), \(town.id), \(person.name), \(person.displayName), 0, 'scrypt$1', 0)
          """)
      }
    }
    func arrange(as actor: Actor, by other: Staff) async throws -> Fault? {
      try await town.refusal(as: actor) {
        _ = try StandIn.arrange(for: away, by: other, from: today, to: today + 3, note: "", $0)
      }
    }
    #expect(try await arrange(as: town.writer, by: deputy)?.kind == .forbidden)
    #expect(try await arrange(as: town.issuer, by: try staff(town.issuer))?.issues.map(\.field) == ["deputy"])
    #expect(try await arrange(as: town.issuer, by: deputy) == nil)
    let lent = try await town.store.read { try StandIn.duties(of: deputy.account, on: today, $0) }
    #expect(lent.map(\.account) == [away.account])
    for person in [away, deputy] {
      #expect(try await town.store.read { try Message.list(for: person.account, $0).map(\.kind) } == [.standIn])
    }
    let issuer = try staff(town.issuer)
    let made = try await town.store.read { try StandIn.list(of: issuer.account, madeBy: town.issuer.name, $0) }
    #expect(made.count == 1)
    #expect(try await journal(town).contains { $0.hasPrefix("standIn.arranged") })
    try await town.store.write(as: town.issuer) { try StandIn.end(made[0].id, $0) }
    #expect(try await town.store.read { try StandIn.duties(of: deputy.account, on: today, $0) }.isEmpty)
    #expect(try await town.store.read { try Message.list(for: away.account, $0).count } == 2)
  }

  @Test(arguments: [
    ("请@程灯看一下", ["程灯"]), ("@程灯笼看", ["程灯笼"]), ("@程灯 @程灯", ["程灯"]), ("@方小鱼 你好", []), ("@fang2 你好", ["方小鱼"]),
    ("写信给 a@b.com", []), ("@", []),
  ])
  func `an at calls whom it names, and nobody when two bear the name`(text: String, called: [String]) {
    let people = [("cheng", "程灯"), ("deng", "程灯笼"), ("fang1", "方小鱼"), ("fang2", "方小鱼")].enumerated().map {
      Mention.Colleague(account: Identifier(Int64($0.offset + 1)), name: $0.element.0, displayName: $0.element.1)
    }
    #expect(Mention.called(in: text, among: people).map(\.displayName) == called)
  }

  @Test func `who is mentioned finds it among his messages until he has read it, and a stranger cannot be chosen`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    let colleague = Mention.Colleague(account: Identifier(2), name: "u2", displayName: "甲2")
    _ = try await town.store.write(as: town.writer) { tx in
      try Remark.say("@甲2 附件已补", about: edition.id, to: [colleague], tx)
    }
    #expect(try await town.store.read { try Message.unread(by: Identifier(2), $0) } == 1)
    #expect(try await town.store.read { try Remark.list(of: edition.item, $0) }.map(\.text) == ["@甲2 附件已补"])
    let id = try await town.store.read { try Message.list(for: Identifier(2), $0)[0].id }
    try await town.store.write(as: town.second) { _ = try Message.read(.one(id), $0) }
    #expect(try await town.store.read { try Message.unread(by: Identifier(2), $0) } == 1, "another's is not his to read")
    try await town.store.write(as: town.first) { _ = try Message.read(.one(id), $0) }
    #expect(try await town.store.read { try Message.unread(by: Identifier(2), $0) } == 0)
    #expect(throws: Fault.self) { try Mention.called(in: "", chosen: [77], among: [colleague]) }
    let empty = try await town.refusal(as: town.writer) { try Remark.say(" ", about: edition.id, to: [], $0) }
    #expect(empty?.issues.map(\.field) == ["text"])
    let stranger = town.staff(40, .draft, in: [town.south])
    #expect(try await town.refusal(as: stranger) { try Remark.say("看看", about: edition.id, to: [], $0) } == .notFound)
  }

  // MARK: reminders

  @Test func `what waits too long is said once for each level, and only while the office is open`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    func due() async throws -> [Reminder] {
      let now = town.clock.now
      return try await town.store.read { try Reminder.due(at: now, $0) }
    }
    func send(_ due: Reminder) async throws -> Int {
      try await town.store.write(as: .program("reminder")) {
        try Reminder.send(due, takers: [Identifier(2)], leaders: [Identifier(4)], $0)
      }
    }
    town.clock.advance(by: 8 * 3600)  // Monday 17:30: the office has closed.
    #expect(try await due().isEmpty)
    town.clock.advance(by: 16.5 * 3600)  // Tuesday 10:00: seven and a half working hours.
    #expect(try await due().isEmpty)
    town.clock.advance(by: 3600)
    let first = try #require(try await due().first)
    #expect(first.level == .first && first.waited == 8 && first.edition == edition.id)
    #expect(try await send(first) == 1)
    #expect(try await due().isEmpty)
    town.clock.advance(by: 3 * 86_400)
    let second = try #require(try await due().first)
    #expect(second.level == .escalated)
    #expect(try await send(second) == 2, "the reviewer again, and who answers for it")
    #expect(try await due().isEmpty)
    #expect(try await town.store.read { try Message.unread(by: Identifier(2), $0) } == 2)
  }

  @Test func `the writer urges once a day, those it waits for`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    try await town.store.write(as: town.writer) { try Reminder.urge(edition.id, takers: [Identifier(2)], $0) }
    let again = try await town.refusal(as: town.writer) { try Reminder.urge(edition.id, takers: [Identifier(2)], $0) }
    #expect(again?.kind == .conflict)
    #expect(try await town.refusal(as: town.first) { try Reminder.urge(edition.id, takers: [], $0) }?.kind == .forbidden)
    town.clock.advance(by: 86_400)
    try await town.store.write(as: town.writer) { try Reminder.urge(edition.id, takers: [Identifier(2)], $0) }
    #expect(try await town.store.read { try Message.list(for: Identifier(2), $0) }.map(\.kind) == [.urged, .urged])
  }

  // MARK: handing over

  @Test func `work is handed over by who answers for it, and what the other may not take stays with its reason`() async throws {
    let town = try await Town()
    let (own, waiting) = (try await town.draft(), try await submitted(town))
    _ = try await town.store.write(as: town.first) { try Claim.take(waiting.id, $0) }
    let taker = try staff(town.staff(9, .draft))
    let picks: Set<Reassignment.Pick> = [.init(.draft, own.id), .init(.draft, waiting.id)]
    let refused = try await town.refusal(as: town.first) {
      try Reassignment.make(from: Identifier(1), to: taker, picks, note: "", $0)
    }
    #expect(refused?.kind == .forbidden)
    let id = try await town.store.write(as: town.issuer) {
      try Reassignment.make(from: Identifier(1), to: taker, picks, note: "调岗", $0)
    }
    let done = try await town.store.read { try Reassignment.find(id, as: town.issuer, $0) }
    #expect(done.lines.map(\.refusal) == ["", ""])
    let owner: Int64? = try await town.store.read { try $0.value("SELECT account FROM edition WHERE id = \(own.id)") }
    #expect(owner == 9)
    // The claim goes to one who may take the step, and to nobody who wrote it.
    let claim: Set<Reassignment.Pick> = [.init(.claim, waiting.id)]
    let none = try await town.store.write(as: town.issuer) {
      try Reassignment.make(from: Identifier(2), to: taker, claim, note: "", $0)
    }
    #expect(try await town.store.read { try Reassignment.find(none, as: town.issuer, $0) }.lines.first?.refusal != "")
    let reviewer = try staff(town.staff(10, .firstReview))
    try await town.store.write(as: town.issuer) {
      _ = try Reassignment.make(from: Identifier(2), to: reviewer, claim, note: "", $0)
    }
    #expect(try await town.store.read { try Claim.holder(of: waiting.id, at: monday, $0) }?.account == Identifier(10))
    #expect(try await town.refusal(as: town.second) { _ = try Reassignment.find(id, as: town.second, $0) } == .notFound)
    #expect(try await town.store.read { try Message.list(for: Identifier(9), $0) }.map(\.kind) == [.handed])
  }

  // MARK: opinions

  @Test func `a link takes one opinion, which approves nothing, and is then used up`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    let token = try await town.store.write(as: town.first) {
      try OpinionLink.make(for: edition.id, .init(invited: "法律顾问"), seededEntropy(), $0)
    }
    #expect(token.count == 32)
    let stored = try await town.store.read { try $0.all("SELECT * FROM opinion_link").flatMap(\.columns).map { "\($0.value)" } }
    #expect(!stored.contains { $0.contains(token) }, "the token itself is kept nowhere")
    let link = try await town.store.read { try OpinionLink.find(token: token, $0) }
    #expect(link.stand(at: monday) == .open && link.stand(at: monday.addingTimeInterval(7 * 86_400)) == .expired)
    let wanting = OpinionLink.Answer(name: "", unit: "", stand: .changes, text: "")
    #expect(
      try await town.refusal(as: .visitor) { try OpinionLink.give(token, wanting, $0) }?.issues.map(\.field) == [
        "name", "unit", "text",
      ])
    let answer = OpinionLink.Answer(name: "某顾问", unit: "某所", stand: .changes, text: "第二条请再斟酌")
    try await town.store.write(as: .visitor) { try OpinionLink.give(token, answer, $0) }
    #expect(try await town.refusal(as: .visitor) { try OpinionLink.give(token, answer, $0) }?.kind == .conflict)
    let state = try await town.store.read { try Edition.find(edition.id, $0).state }
    #expect(state == .inReview(step: 0, of: 3))
    #expect(try await town.store.read { try OpinionLink.list(of: edition.item, $0) }.first?.opinion?.stand == .changes)
    #expect(try await town.store.read { try Message.list(for: Identifier(2), $0) }.map(\.kind) == [.opinion])
    #expect(try await journal(town).contains { $0.hasPrefix("opinion.given") && !$0.contains("第二条") })
  }

  @Test func `an access word is asked for, ten wrong ones close the link, and a revoked one opens nothing`() async throws {
    let town = try await Town()
    let edition = try await submitted(town)
    func link(_ word: String) async throws -> String {
      try await town.store.write(as: town.first) {
        try OpinionLink.make(for: edition.id, .init(invited: "专家", word: word), seededEntropy(UInt64(word.count)), $0)
      }
    }
    let token = try await link("春风十里")
    let found = try await town.store.read { try OpinionLink.find(token: token, $0) }
    #expect(try await town.store.read { try found.accepts(nil, $0) } == false)
    let pass = try await town.store.write(as: .visitor) { try OpinionLink.admit(token, word: " 春风十里 ", $0) }
    #expect(try await town.store.read { try found.accepts(pass, $0) })
    for _ in 0..<10 {
      let wrong = try await town.store.write(as: .visitor) { try OpinionLink.admit(token, word: "秋风", $0) }
      #expect(wrong == nil)
    }
    #expect(try await town.store.read { try OpinionLink.find(token: token, $0) }.stand(at: monday) == .locked)
    let open = try await link("")
    let id = try await town.store.read { try OpinionLink.find(token: open, $0).id }
    #expect(try await town.refusal(as: town.staff(40, .draft, in: [town.south])) { try OpinionLink.revoke(id, $0) } == .notFound)
    try await town.store.write(as: town.first) { try OpinionLink.revoke(id, $0) }
    #expect(try await town.store.read { try OpinionLink.find(token: open, $0) }.stand(at: monday) == .revoked)
    #expect(try await town.refusal(as: .visitor) { _ = try OpinionLink.find(token: "0", $0) } == .notFound)
  }
}
