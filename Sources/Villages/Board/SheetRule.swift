import Kernel
import Store

/// What a village must post, how often and by which day (公开事项), as it holds in a time. A change ends the row and
/// begins another, so that what was due last year stays what it was.
package struct SheetRule: Equatable, Sendable {
  package typealias ID = Identifier<SheetRule>

  package let id: ID
  package let village: Identifier<Organisation>
  /// The line of the catalogue, the same through all changes.
  package let item: String
  package let terms: Terms
  package let validFrom: Day
  /// The last day it holds.
  package let validTo: Day?

  /// What is set of it (公开要求).
  package struct Terms: Equatable, Sendable {
    package var name: String
    package var section: BoardSection
    package var board: Board.ID?
    package var frequency: SheetFrequency
    package var dueMonth: Int
    package var dueDay: Int
    /// It hangs at least so many days, and is taken off after so many at the latest.
    package var keepDays: Int
    package var latestDays: Int
    package var bySupervisors: Bool
    package var byTown: Bool
    /// The fund whose list it is; empty for what is no list.
    package var fund: String
    package var basis: String

    package init(
      name: String, section: BoardSection, board: Board.ID? = nil, frequency: SheetFrequency, dueMonth: Int = 0,
      dueDay: Int = 20, keepDays: Int, latestDays: Int, bySupervisors: Bool = true, byTown: Bool = false,
      fund: String = "", basis: String
    ) {
      (self.name, self.section, self.board, self.frequency) = (name.trimmed, section, board, frequency)
      (self.dueMonth, self.dueDay, self.keepDays, self.latestDays) = (dueMonth, dueDay, keepDays, latestDays)
      (self.bySupervisors, self.byTown, self.fund, self.basis) = (bySupervisors, byTown, fund, basis.trimmed)
    }

    /// As a line of the catalogue wants it.
    package init(_ line: VillageCatalogue.Line, keepDays: Int, latestDays: Int) {
      self.init(
        name: line.name, section: line.section, frequency: line.frequency, dueMonth: line.dueMonth,
        dueDay: line.dueDay, keepDays: keepDays, latestDays: latestDays, bySupervisors: line.bySupervisors,
        byTown: line.byTown, fund: line.fund, basis: line.basis)
    }

    /// 每月，次月15日前.
    package var dueWords: String {
      guard frequency != .atOnce else { return "随时，事项发生后 \(dueDay) 日内" }
      let month = frequency == .monthly ? ["当月", "次月"] : ["首月", "第2个月", "第3个月", "期满次月"]
      let place = month.indices.contains(dueMonth) ? month[dueMonth] : "期初后第 \(dueMonth) 个月"
      return "\(frequency.chinese)，\(place)\(dueDay)日前"
    }
  }

  init(_ row: Row) throws {
    (id, village, item) = (try row["id"], try row["village"], try row["item"])
    (validFrom, validTo) = (try row["valid_from"], try row["valid_to"])
    var terms = Terms(
      name: try row["name"], section: try row["section"], board: try row["board"], frequency: try row["frequency"],
      dueMonth: try row["due_month"], dueDay: try row["due_day"], keepDays: try row["keep_days"],
      latestDays: try row["latest_days"], basis: try row["basis"])
    (terms.bySupervisors, terms.byTown) = (try row["by_supervisors"], try row["by_town"])
    terms.fund = try row["fund"]
    self.terms = terms
  }

  package func holds(on day: Day) -> Bool { validFrom <= day && validTo.map { day <= $0 } ?? true }
}

extension SheetRule {
  package static func find(_ id: ID, _ reader: some Reader) throws -> SheetRule {
    guard let rule = try reader.first("SELECT * FROM sheet_rule WHERE id = \(id)", SheetRule.init) else {
      throw Fault.notFound
    }
    return rule
  }

  /// What holds for a village on a day, in the order of the board.
  package static func list(
    of village: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [SheetRule] {
    let rules = try reader.all(
      """
      SELECT * FROM sheet_rule WHERE village = \(village) AND valid_from <= \(day)
        AND (valid_to IS NULL OR valid_to >= \(day)) ORDER BY id
      """, SheetRule.init)
    let order = BoardSection.allCases
    return rules.sorted {
      (order.firstIndex(of: $0.terms.section) ?? 0, $0.id) < (order.firstIndex(of: $1.terms.section) ?? 0, $1.id)
    }
  }
}
