import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// What lies on whose desk, in which order, and what is done from there at once.
@Suite struct InboxTests {
  private func staff(_ actor: Actor) throws -> Staff { try #require(actor.staff) }

  private func submit(_ town: Town, _ title: String, by actor: Actor? = nil, secret: Bool = true) async throws -> Edition {
    let column = try await town.column("notices")
    let writer = actor ?? town.writer
    let edition = try await town.store.write(as: writer) { tx in
      let edition = try Item.draft(Town.content(title), in: town.id, column: column.id, tx)
      try Edition.submit(edition.id, tx)
      return edition
    }
    guard secret else { return edition }
    try await town.store.write(as: town.staff(30, .secondReview)) {
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", $0)
    }
    return edition
  }

  private func waiting(_ town: Town, _ actor: Actor) async throws -> [Inbox.Waiting] {
    let staff = try staff(actor)
    return try await town.store.read { try Inbox.waiting(for: staff, on: Day(at: town.clock.now), $0).rows }
  }

  @Test func `each sees what waits for his step and nothing else`() async throws {
    let town = try await Town()
    let edition = try await submit(town, "一")
    #expect(try await waiting(town, town.first).map(\.line.edition) == [edition.id])
    #expect(try await waiting(town, town.second).isEmpty)
    #expect(try await waiting(town, town.staff(7, .firstReview, in: [town.north])).isEmpty)
    try await town.store.write(as: town.first) { try Edition.approve(edition.id, $0) }
    #expect(try await waiting(town, town.first).isEmpty)
    #expect(try await waiting(town, town.second).map(\.line.edition) == [edition.id])
  }

  @Test func `one's own text never waits for oneself`() async throws {
    let town = try await Town()
    let all = town.staff(9, .draft, .firstReview, .secondReview, .issue)
    _ = try await submit(town, "自己写的", by: all)
    #expect(try await waiting(town, all).isEmpty)
    #expect(try await waiting(town, town.first).count == 1)
  }

  @Test func `marked 急 comes first, then a wished time that is near, then the longest waiting`() async throws {
    let town = try await Town()
    var editions: [Edition] = []
    for title in ["最早", "期望后天", "急件", "期望下月"] {
      editions.append(try await submit(town, title))
      town.clock.advance(by: 600)
    }
    let now = town.clock.now
    let ids = editions.map(\.id)
    try await town.store.write(as: town.writer) { tx in
      try Edition.urge(ids[2], isUrgent: true, publishBy: nil, tx)
      try Edition.urge(ids[1], isUrgent: false, publishBy: now.addingTimeInterval(2 * 86_400), tx)
      try Edition.urge(ids[3], isUrgent: false, publishBy: now.addingTimeInterval(30 * 86_400), tx)
    }
    let rows = try await waiting(town, town.first)
    #expect(rows.map(\.line.title) == ["急件", "期望后天", "最早", "期望下月"])
    #expect(rows.map(\.urgency) == [.marked, .wished, .none, .none])
  }

  @Test func `a column whose update is due lifts what waits in it`() async throws {
    let town = try await Town()
    try await town.publish(Town.content("旧通知"))
    town.clock.advance(by: 181 * 86_400)
    _ = try await submit(town, "新通知")
    #expect(try await waiting(town, town.first).map(\.urgency) == [.column])
  }

  @Test func `a wish that has passed is refused`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    let fault = try await town.refusal(as: town.writer) { try Edition.urge(edition.id, isUrgent: false, publishBy: $0.now, $0) }
    #expect(fault?.issues.map(\.field) == ["publishBy"])
  }

  @Test func `a batch passes what may be passed and says of the rest why not`() async throws {
    let town = try await Town()
    let both = town.staff(2, .draft, .firstReview)
    let good = try await submit(town, "可以通过")
    let unread = try await submit(town, "缺保密审查", secret: false)
    let own = try await submit(town, "自己写的", by: both)
    let changed = try await submit(town, "看后改过")
    let revisions = try await town.store.read { reader throws in
      try [good, unread, own, changed].map { try #require(try Revision.at(1, of: $0.id, reader)).id }
    }
    try await town.store.write(as: town.writer) { tx in
      try Edition.recall(changed.id, tx)
      _ = try Edition.save(changed.id, Town.content("改后的"), expecting: 1, tx)
      try Edition.submit(changed.id, tx)
    }
    let picks = zip([good, unread, own, changed], revisions).map { BatchApproval.Pick(edition: $0.id, revision: $1) }
    let foreign = BatchApproval.Pick(edition: Edition.ID(999), revision: Revision.ID(1))
    let outcomes = try await BatchApproval.run(picks + [foreign], secrecyBasis: nil, as: both, town.store)
    #expect(outcomes[0].result == .passed(.inReview, .secondReview))
    let reasons = outcomes.dropFirst().map { if case .skipped(let why) = $0.result { why } else { "" } }
    #expect(reasons[0].contains("保密审查") && reasons[1].contains("自己写的不能自己审"), "\(reasons)")
    #expect(reasons[2].contains("改过") && reasons[3].contains("不在您的职责范围"), "\(reasons)")
    #expect(outcomes[4].item == nil && outcomes[4].title.isEmpty)
    let journalled = try await town.store.read {
      try $0.count("SELECT count(*) FROM journal WHERE event = 'edition.approve'")
    }
    #expect(journalled == 1)
  }

  @Test func `one opinion may be given for a whole batch, and is recorded for each text`() async throws {
    let town = try await Town()
    let editions = [try await submit(town, "甲", secret: false), try await submit(town, "乙", secret: false)]
    let picks = try await waiting(town, town.first).map {
      BatchApproval.Pick(edition: $0.line.edition, revision: $0.revision)
    }
    let outcomes = try await BatchApproval.run(picks, secrecyBasis: "逐条读过，不涉密", as: town.first, town.store)
    #expect(outcomes.allSatisfy { $0.result == .passed(.inReview, .secondReview) })
    let given = try await town.store.read { reader throws in
      try editions.map { try reader.count("SELECT count(*) FROM secrecy_review WHERE edition = \($0.id)") }
    }
    #expect(given == [1, 1])
  }

  @Test func `the writer sees where his text stands, and why it came back`() async throws {
    let town = try await Town()
    let writer = try staff(town.writer)
    let edition = try await submit(town, "送出的")
    #expect(try await town.store.read { try Inbox.sent(writer, $0).rows.map(\.awaits) } == [.firstReview])
    try await town.store.write(as: town.first) { try Edition.sendBack(edition.id, reason: "缺电话", $0) }
    try await town.store.read { reader throws in
      #expect(try Inbox.sentCount(writer, reader) == 0)
      #expect(try Inbox.returned(to: writer, reader).rows.map(\.reason) == ["缺电话"])
      #expect(try Inbox.draftsCount(writer, reader) == 0)
    }
    let other = try staff(town.staff(77, .draft))
    #expect(try await town.store.read { try Inbox.returnedCount(other, $0) } == 0)
    try await town.store.write(as: town.writer) { try Edition.submit(edition.id, $0) }
    #expect(try await town.store.read { try Inbox.returnedCount(writer, $0) } == 0)
    try await town.store.write(as: town.writer) { try Edition.recall(edition.id, $0) }
    #expect(try await town.store.read { try Inbox.draftsCount(writer, $0) } == 1)
  }

  @Test func `what is scheduled stands on its day`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.review(edition.id)
    let day = Day(at: town.clock.now) + 3
    try await town.store.write(as: town.issuer) { try Edition.schedule(edition.id, at: day.start.addingTimeInterval(3600), $0) }
    let issuer = try staff(town.issuer)
    try await town.store.read { reader throws in
      #expect(try Inbox.scheduled(for: issuer, from: day, to: day, reader).map(\.edition) == [edition.id])
      #expect(try Inbox.scheduled(for: issuer, from: day + 1, to: day + 9, reader).isEmpty)
      #expect(try Inbox.scheduledCount(for: issuer, reader) == 1)
    }
  }

  @Test func `a policy comes up for review after its year, and is put off by finding it right`() async throws {
    let town = try await Town()
    var content = Town.content("某办法")
    (content.writtenOn, content.documentNumber) = (Day(at: monday), "某政〔2026〕1号")
    let edition = try await town.publish(content, column: "policy")
    let writer = try staff(town.writer)
    func due() async throws -> [ContentCheck.Due] {
      try await town.store.read { try ContentCheck.due(for: writer, on: Day(at: town.clock.now), $0).rows }
    }
    #expect(try await due().isEmpty)
    town.clock.advance(by: 340 * 86_400)
    #expect(try await due().map(\.line.item) == [edition.item])
    try await town.store.write(as: town.writer) { try Item.confirm(edition.item, $0) }
    #expect(try await due().isEmpty)
    town.clock.advance(by: 340 * 86_400)
    #expect(try await due().first?.checkedBy == town.writer.name)
  }

  @Test func `what has ended is not still right`() async throws {
    let town = try await Town()
    var content = Town.content("到期的通知")
    content.expiresOn = Day(at: monday) + 40
    let edition = try await town.publish(content)
    let writer = try staff(town.writer)
    town.clock.advance(by: 20 * 86_400)
    let near = try await town.store.read { try ContentCheck.due(for: writer, on: Day(at: town.clock.now), $0).rows }
    #expect(near.map(\.expiresOn) == [content.expiresOn])
    town.clock.advance(by: 30 * 86_400)
    let fault = try await town.refusal(as: town.writer) { try Item.confirm(edition.item, $0) }
    #expect(fault?.issues.map(\.field) == ["next"])
  }

  @Test func `the workload counts what was done, and every figure lists its records`() async throws {
    let town = try await Town()
    let edition = try await submit(town, "一")
    town.clock.advance(by: 7200)
    try await town.store.write(as: town.first) { try Edition.sendBack(edition.id, reason: "改", $0) }
    _ = try await submit(town, "二")
    let asked = Workload.Question(from: Day(at: monday), to: Day(at: monday) + 1)
    try await town.store.read { reader throws in
      let people = try Workload.byPerson(asked, as: town.first, reader)
      let (writer, first) = (people[Identifier(1)], people[Identifier(2)])
      #expect(writer?[.drafted] == 2 && writer?[.submitted] == 2 && writer?[.returned] == 1)
      #expect(first?[.sentBack] == 1 && first?.waited == 7200)
      for measure in Workload.Measure.allCases {
        let counted = people.values.reduce(0) { $0 + $1[measure] }
        #expect(try Workload.records(measure, asked, as: town.first, reader).total == counted, "\(measure)")
      }
      let columns = try Workload.byColumn(asked, as: town.first, reader)
      #expect(columns.values.map { $0[.drafted] } == [2])
      #expect(try Workload.steps(asked, as: town.first, reader).map(\.average) == [7200])
    }
  }
}
