import Kernel
import Publishing
import Store

/// Which columns are overdue (栏目更新情况): each with its newest item and the period that holds for it.
struct Freshness: Sendable {
  let facts: SiteMapFacts
  private let periods: [Column.ID: Int]
  private let day: Day

  static func fetch(_ town: Town, on day: Day, _ reader: some Reader) throws -> Freshness {
    let facts = try SiteMapFacts.fetch(town.id, reader)
    var periods: [Column.ID: Int] = [:]
    for column in facts.tree.columns { periods[column.id] = try column.period(on: day, reader) }
    return Freshness(facts: facts, periods: periods, day: day)
  }

  func period(of column: Column) -> Int? { periods[column.id] }
  func newest(in column: Column) -> Day? { facts.entries[column.id]?.newest }
  func count(in column: Column) -> Int { facts.entries[column.id]?.count ?? 0 }

  /// Nothing new for longer than its period. A closed column owes nothing.
  func isStale(_ column: Column) -> Bool {
    guard !column.isClosed, column.kind.takesItems, let period = periods[column.id] else { return false }
    guard let newest = newest(in: column) else { return true }
    return newest + period < day
  }

  var staleCount: Int { facts.tree.columns.count(where: isStale) }
}
