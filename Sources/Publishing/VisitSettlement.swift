import Kernel
import Store

extension VisitLedger {
  /// Counts what was noted since the last time (结算). How far it came is kept in the same transaction as the counts,
  /// so each visit is counted once, whenever the program dies. Returns how many visits were counted.
  @discardableResult
  package func settle(_ tx: Transaction) throws -> Int {
    let end = noted
    let before: Int64? = try tx.value("SELECT settled FROM visit_settlement WHERE ledger = \(name)")
    let settled = UInt64(before ?? 0)
    guard settled < end else { return 0 }
    // Overrun: the ring went round before it was settled. What was overwritten is lost, and said so.
    let start = max(settled, end > UInt64(capacity) ? end - UInt64(capacity) : 0)
    let (counts, reached) = counts(from: start, to: end)
    try tx.run(
      """
      INSERT INTO visit_settlement (ledger, settled, lost)
      VALUES (\(name), \(Int64(reached)), \(Int64(start - settled)))
      ON CONFLICT (ledger) DO UPDATE
      SET settled = excluded.settled, lost = visit_settlement.lost + excluded.lost
      """)
    var total = 0
    for (visit, count) in counts.sorted(by: { $0.key < $1.key }) {
      total += try Visits.add(count, to: visit.item, on: visit.day, tx)
    }
    return total
  }

  private struct Visit: Hashable, Comparable {
    let item: Item.ID
    let day: Day
    static func < (a: Self, b: Self) -> Bool { (a.item, a.day) < (b.item, b.day) }
  }

  /// Up to the first slot that is still being written.
  private func counts(from start: UInt64, to end: UInt64) -> ([Visit: Int], UInt64) {
    var counts: [Visit: Int] = [:]
    for sequence in start..<end {
      // A slot overtaken by the next time round while we read is gone for good; one not yet written will come.
      guard let visit = visit(at: sequence) else {
        if noted > sequence + UInt64(capacity) { continue }
        return (counts, sequence)
      }
      counts[Visit(item: visit.item, day: visit.day), default: 0] += 1
    }
    return (counts, end)
  }
}

/// Counted visits (浏览量) for pages and reports.
package enum Visits {
  package static func total(of item: Item.ID, _ reader: some Reader) throws -> Int {
    try reader.value("SELECT count FROM visit_total WHERE item = \(item)") ?? 0
  }

  /// Day by day, oldest first; days without a visit are left out.
  package static func days(
    of item: Item.ID, from first: Day, to last: Day, _ reader: some Reader
  ) throws -> [(day: Day, count: Int)] {
    try reader.all(
      "SELECT day, count FROM visit_day WHERE item = \(item) AND day BETWEEN \(first) AND \(last) ORDER BY day"
    ) { (day: try $0["day"], count: try $0["count"]) }
  }

  package static func total(
    of town: Identifier<Organisation>, from first: Day, to last: Day, _ reader: some Reader
  ) throws -> Int {
    try reader.count(
      "SELECT COALESCE(sum(count), 0) FROM visit_town_day WHERE town = \(town) AND day BETWEEN \(first) AND \(last)")
  }

  /// Visits to what is no item (a sealed gap, a ledger of another database) count for nothing.
  static func add(_ count: Int, to item: Item.ID, on day: Day, _ tx: Transaction) throws -> Int {
    let town: Identifier<Organisation>? = try tx.value("SELECT town FROM item WHERE id = \(item)")
    guard let town else { return 0 }
    try tx.run(
      """
      INSERT INTO visit_day (item, day, count) VALUES (\(item), \(day), \(count))
      ON CONFLICT (item, day) DO UPDATE SET count = visit_day.count + excluded.count
      """)
    try tx.run(
      """
      INSERT INTO visit_total (item, count) VALUES (\(item), \(count))
      ON CONFLICT (item) DO UPDATE SET count = visit_total.count + excluded.count
      """)
    try tx.run(
      """
      INSERT INTO visit_town_day (town, day, count) VALUES (\(town), \(day), \(count))
      ON CONFLICT (town, day) DO UPDATE SET count = visit_town_day.count + excluded.count
      """)
    return count
  }
}
