import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// Columns, vetoes and the score, and the patrol's lists.
@Suite struct PatrolColumnTests {
  private func standing(_ town: Town) async throws -> PatrolStanding {
    try await town.store.read { try PatrolStanding.fetch(town.id, on: town.store.today(), $0) }
  }

  @Test func `a blank column is found and closes with its first item`() async throws {
    let walk = try await PatrolTests.Walk()
    try await walk.run()
    let column = try await walk.town.column("notices")
    let before = try await walk.findings()
    #expect(before.contains { $0.check == .blankColumn && $0.column == column.id && $0.item == nil })
    try await walk.town.publish()
    #expect(try await !walk.findings().contains { $0.column == column.id && $0.check == .blankColumn })
  }

  @Test func `a column is overdue the day after its period and not on its last day`() async throws {
    let walk = try await PatrolTests.Walk()
    try await walk.town.publish()
    let column = try await walk.town.column("notices")
    walk.town.clock.advance(by: 86_400 * 182)
    let last = try #require(try await standing(walk.town).columns.standings.first { $0.column.id == column.id })
    #expect(last.daysLeft == 0 && !last.isOverdue)
    walk.town.clock.advance(by: 86_400)
    try await walk.run()
    #expect(try await walk.findings().contains { $0.check == .staleColumn && $0.column == column.id })
  }

  @Test func `the home page veto fires on the fifteenth day`() async throws {
    let town = try await Town()
    try await town.publish()
    func home() async throws -> PatrolStanding.Stand? { try await standing(town).vetoes.first { $0.rule.code == "V3" }?.stand }
    #expect(try await home() == .far(days: 15))
    town.clock.advance(by: 86_400 * 14)
    #expect(try await home() == .far(days: 1))
    town.clock.advance(by: 86_400)
    #expect(try await home() == .fires)
  }

  @Test func `five blank columns fire and every veto names its source`() async throws {
    let town = try await Town()
    let standing = try await standing(town)
    #expect(standing.vetoes.first { $0.rule.code == "V4c" }?.stand == .fires)
    #expect(standing.vetoes.count == 8 && standing.vetoes.allSatisfy { $0.rule.source.contains("19号") })
  }

  @Test func `points that nobody confirmed are provisional and no loss exceeds its cap`() async throws {
    let standing = try await standing(try await Town())
    #expect(standing.isProvisional && standing.full == 26)
    #expect(standing.losses.allSatisfy { $0.points >= 0 && $0.points <= ($0.rule.most ?? 0) })
    #expect(standing.losses.first { $0.rule.code == "D6" }?.points == 5)
  }

  @Test func `the stricter profile shortens periods and limits and never lengthens them`() async throws {
    let walk = try await PatrolTests.Walk()
    let column = try await walk.town.column("notices")
    func rules() async throws -> PatrolRules {
      try await walk.town.store.read { try PatrolRules.fetch(walk.town.id, on: walk.town.store.today(), $0) }
    }
    #expect(try await rules().period(of: column) == 182)
    try await walk.set("patrol.profile", "strict")
    #expect(try await rules().period(of: column) == 31)
    #expect(try await rules().name(of: "homeDays") == "patrol.strict.homeDays")
    try await walk.set("publishing.period.notice", "10")
    #expect(try await rules().period(of: column) == 10)
  }

  @Test func `questions that another domain hands in become tasks and go when they are answered`() async throws {
    let walk = try await PatrolTests.Walk()
    let question = PatrolQuestion(
      source: "consultation:12", name: "网上咨询 20251201-12", receivedOn: try #require(Day("2025-12-01")),
      dueOn: try #require(Day("2025-12-19")))
    try await walk.town.store.write(as: .program("test")) { try PatrolQuestion.handIn([question], in: walk.town.id, $0) }
    try await walk.run()
    #expect(try await walk.findings().contains { $0.check == .unanswered && $0.detail.contains("20251201-12") })
    // Received 98 days ago: over three months.
    #expect(try await standing(walk.town).vetoes.first { $0.rule.code == "V5" }?.stand == .fires)
    try await walk.town.store.write(as: .program("test")) { try PatrolQuestion.handIn([], in: walk.town.id, $0) }
    try await walk.run()
    #expect(try await !walk.findings().contains { $0.check == .unanswered })
  }

  @Test func `the nightly walk is due once a day after its hour`() async throws {
    let walk = try await PatrolTests.Walk()
    let town = walk.town
    func due() async throws -> [Identifier<Organisation>] {
      try await town.store.read { try PatrolRun.due(at: town.store.now(), $0) }
    }
    #expect(try await due().isEmpty, "nothing is public")
    try await town.publish()
    #expect(try await due() == [town.id])
    try await walk.run()
    #expect(try await due().isEmpty)
    town.clock.advance(by: 15 * 3600)
    #expect(try await due().isEmpty, "00:30 is before the hour")
    town.clock.advance(by: 2 * 3600)
    #expect(try await due() == [town.id])
  }

  @Test func `an erasure leaves no word of the item with the patrol`() async throws {
    let walk = try await PatrolTests.Walk()
    let edition = try await walk.town.publish(PatrolTests.Walk.linked("链接外部的通知", to: "https://secret.example/zhangsan"))
    try await walk.run()
    #expect(try await walk.findings(of: edition.item).map(\.check) == [.foreignHost])
    try await walk.town.store.write(as: walk.town.issuer) { tx in
      try LiveItem.remove(edition.item, tx)
      for place in WordPlace.all where place.table.hasPrefix("patrol") { try tx.run(place.blank(edition.item)) }
    }
    let left = try await walk.town.store.read { reader in
      try ["patrol_finding", "patrol_event", "patrol_link", "patrol_mark"].flatMap { table in
        try reader.all("SELECT * FROM \(SQL(stringLiteral: table))")
      }
    }
    #expect(!left.contains { "\($0.columns)".contains("zhangsan") })
  }

  @Test func `lists of the patrol walk along their index`() async throws {
    let town = try await Town()
    var filter = PatrolFinding.Filter()
    try await plan(town, "\(PatrolFinding.query(town.id, town.issuer, filter)) LIMIT 50", uses: "patrol_finding_list")
    filter.check = .text
    try await plan(town, "\(PatrolFinding.query(town.id, town.issuer, filter)) LIMIT 50", uses: "patrol_finding_list")
    try await plan(town, PatrolFinding.historyQuery(Identifier(1)), uses: "patrol_event_by_finding")
    try await plan(town, "\(PatrolRun.query(town.id)) LIMIT 10", uses: "patrol_run_town")
    try await plan(town, Patrol.cleanUpQuery(2026, town.id), uses: "clean_up_town", sorted: true)
  }

  private func plan(_ town: Town, _ sql: SQL, uses index: String, sorted: Bool = false) async throws {
    let steps: [String] = try await town.store.read { try $0.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] } }
    let text = steps.joined(separator: "\n")
    #expect(text.contains(index) && (sorted || !text.contains("TEMP B-TREE")), "\(text)")
    #expect(!steps.contains { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(text)")
  }
}

extension PatrolTests.Walk {
  /// A new edition through the whole review.
  func republish(_ item: Item.ID, _ content: Content) async throws {
    var told = content
    told.changeNote = "按最新情况更正"
    let edition = try await town.store.write(as: town.writer) { [told] tx in
      let edition = try Item.openEdition(item, tx)
      _ = try Edition.save(edition.id, told, expecting: edition.revision, tx)
      return edition.id
    }
    try await town.review(edition)
    try await town.store.write(as: town.issuer) { try Edition.approve(edition, $0) }
  }

  /// Taken over from elsewhere, past the gate.
  func takeIn(_ content: Content) async throws -> Item.ID {
    let column = try await town.column("notices")
    return try await town.store.write(as: .program("import")) { tx in
      let edition = try Item.draft(content, in: town.id, column: column.id, tx)
      try Workpiece.load(edition.id, tx).makePublic(by: .takeIn, note: "", tx)
      return edition.item
    }
  }
}
