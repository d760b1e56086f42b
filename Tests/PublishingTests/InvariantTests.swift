import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// Whatever people do in whatever order, what must always hold holds.
@Suite struct InvariantTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `no sequence of verbs by any actors breaks what must always hold`(_ seed: UInt64) async throws {
    let town = try await Town()
    var chance = Seeded(seed: seed)
    var published: [Int64: Int64] = [:]
    let columns = try await town.store.read { try ColumnTree.fetch(town.id, $0).columns.filter(\.kind.takesItems) }
    for _ in 0..<150 {
      town.clock.advance(by: Double(Int.random(in: 0...3600, using: &chance)))
      let step = Step(
        actor: Self.actors(town).randomElement(using: &chance) ?? town.writer,
        verb: Int.random(in: 0..<14, using: &chance),
        column: columns[Int.random(in: 0..<columns.count, using: &chance)].id,
        pick: Int.random(in: 0..<1000, using: &chance))
      do {
        try await town.store.write(as: step.actor) { try step.take(in: town.id, $0) }
      } catch is Fault {}
      _ = try await ScheduledRelease.run(town.store)
      published = try await Self.check(town, published)
    }
    let rows = try await town.store.read { try $0.count("SELECT count(*) FROM journal") }
    #expect(try await Journal.verify(town.store) == .whole(rows))
  }

  /// Some hold every duty, so that runs get far; some hold one, so that they are refused.
  static func actors(_ town: Town) -> [Actor] {
    (10...14).map { town.staff($0, .draft, .firstReview, .secondReview, .issue) }
      + [town.writer, town.first, town.issuer, town.staff(20, .inspect), .visitor]
  }

  /// Checks the invariants, and that no publish date differs from what it was.
  static func check(_ town: Town, _ before: [Int64: Int64]) async throws -> [Int64: Int64] {
    try await town.store.read { reader throws in
      let doubled: SQL = "SELECT item FROM edition WHERE state = 'live' GROUP BY item HAVING count(*) > 1"
      #expect(try reader.all(doubled).isEmpty)
      let live: [Item.ID] = try reader.all("SELECT item FROM edition WHERE state = 'live' ORDER BY item") { try $0["item"] }
      let listed: [Item.ID] = try reader.all("SELECT item FROM live_item ORDER BY item") { try $0["item"] }
      let found: [Item.ID] = try reader.all("SELECT key FROM search_document ORDER BY key") { try $0["key"] }
      #expect(live == listed && live == found)
      for item in live { try derived(item, reader) }
      var dates: [Int64: Int64] = [:]
      for row in try reader.all("SELECT id, published_at FROM item WHERE published_at IS NOT NULL") {
        dates[try row["id"]] = try row["published_at"]
      }
      #expect(before.allSatisfy { dates[$0.key] == $0.value })
      return dates
    }
  }

  /// The listing's row is what follows from the editions, and it stands under its column and all above.
  static func derived(_ item: Item.ID, _ reader: some Reader) throws {
    let derived = try reader.only(LiveItem.derivation(item))
    let row = try reader.only("SELECT * FROM live_item WHERE item = \(item)")
    for (name, value) in row.columns where name != "shown_at" { #expect(try derived.value(name) == value) }
    #expect(try row["shown_at"] as Date == LiveItem.shownAt(derived))
    let places: [Column.ID] = try reader.all("SELECT column_id FROM live_place WHERE item = \(item)") { try $0["column_id"] }
    #expect(Set(places) == Set(try Column.chain(row["column_id"], reader)))
  }
}

/// One thing that someone tries.
private struct Step: Sendable {
  let actor: Actor
  let verb: Int
  let column: Column.ID
  let pick: Int

  func take(in town: Identifier<Organisation>, _ tx: Transaction) throws {
    let editions: [Edition.ID] = try tx.all("SELECT id FROM edition ORDER BY id") { try $0["id"] }
    guard verb > 1, !editions.isEmpty else {
      var content = Town.content("信息\(pick)", "正文\(pick)")
      content.writtenOn = tx.today
      content.documentNumber = "呈政〔2026〕\(pick + 1)号"
      if verb == 0 {
        _ = try Item.takeIn(ImportedItem(content, from: "旧站", publishedOn: tx.today), in: town, column: column, tx)
      } else { _ = try Item.draft(content, in: town, column: column, tx) }
      return
    }
    try change(try Edition.find(editions[pick % editions.count], tx), tx)
  }

  private func change(_ edition: Edition, _ tx: Transaction) throws {
    switch verb {
    case 2: _ = try Edition.save(edition.id, Town.content("改\(pick)", "正文\(pick)"), expecting: edition.revision, tx)
    case 3, 4: try Edition.submit(edition.id, tx)
    case 5, 6, 7:
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", tx)
      try Edition.approve(edition.id, tx)
    case 8: try Edition.sendBack(edition.id, reason: "请改", tx)
    case 9: try Edition.schedule(edition.id, at: tx.now.addingTimeInterval(Double(pick)), tx)
    case 10: try Item.withdraw(edition.item, reason: "更正", tx)
    case 11: _ = try Item.openEdition(edition.item, tx)
    case 12: try Item.move(edition.item, to: column, tx)
    default:
      if pick % 2 == 0 { try Edition.discard(edition.id, tx) } else {
        try Item.markValidity(edition.item, Validity.allCases[pick % 4], on: tx.today, reason: "依据文件", tx)
      }
    }
  }
}
