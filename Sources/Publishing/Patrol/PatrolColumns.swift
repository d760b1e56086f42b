import Foundation
import Kernel
import Store

/// How each column stands (栏目巡检): blank, overdue, or how many days are left. Measured when asked, never stored.
package struct PatrolColumns: Sendable {
  /// One column that must be kept up (应更新栏目).
  package struct Standing: Sendable, Equatable {
    package let column: Column
    package let isFirstLevel: Bool
    package let newest: Day?
    package let period: Int?
    package let day: Day

    package var isBlank: Bool { newest == nil }
    /// Days until its period is over; below zero since it is. Nil for a blank one, or one without a period.
    package var daysLeft: Int? {
      guard let newest, let period else { return nil }
      return (newest + period).ordinal - day.ordinal
    }
    package var isOverdue: Bool { daysLeft.map { $0 < 0 } ?? false }
  }

  package let standings: [Standing]

  package static func fetch(_ rules: PatrolRules, _ reader: some Reader) throws -> PatrolColumns {
    let facts = try SiteMapFacts.fetch(rules.town, reader)
    // What a page is made for by the program is never blank; of a column with others below it, those are looked at.
    let kept = facts.tree.columns.filter { column in
      !column.isClosed && column.kind.takesItems && column.kind != .guide && facts.tree.children(of: column.id).isEmpty
    }
    return PatrolColumns(
      standings: kept.map { column in
        Standing(
          column: column, isFirstLevel: isFirst(column, facts.tree), newest: facts.entries[column.id]?.newest,
          period: rules.period(of: column), day: rules.day)
      })
  }

  /// First level as inspectors see it: on top, or right below one of the four fixed parts.
  private static func isFirst(_ column: Column, _ tree: ColumnTree) -> Bool { tree.depth(of: column) <= 1 }

  func found() -> [PatrolFound] {
    standings.compactMap { standing in
      if standing.isBlank { return PatrolFound(.blankColumn, standing.column, "一条信息也没有") }
      guard standing.isOverdue, let newest = standing.newest, let period = standing.period else { return nil }
      return PatrolFound(.staleColumn, standing.column, "最近一条 \(newest.description)，更新周期 \(period) 天")
    }
  }
}
