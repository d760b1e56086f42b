import Foundation
import Kernel
import Store

/// Why an edition should be seen to first (紧急程度), the gravest first.
package enum Urgency: Int, CaseIterable, Sendable {
  /// 急: its writer says so.
  case marked = 1
  /// The time by which it is wished to be public is near or passed.
  case wished = 2
  /// Its column must be updated soon (栏目更新期限).
  case column = 3
  case none = 4

  init(rank: Int) { self = Urgency(rawValue: rank) ?? .none }
}

/// What counts as near on a day (临近期限), and which columns are.
struct UrgencyRule: Sendable {
  /// Wished times up to this one are near.
  let soon: Date
  /// Columns with work in hand that must be updated by then or are overdue.
  let columns: [Column.ID]

  static func fetch(on day: Day, _ reader: some Reader) throws -> UrgencyRule {
    let waiting = try reader.all(pressing, Pressing.init)
    var columns: [Column.ID] = []
    var ahead = 3
    for (town, places) in Dictionary(grouping: waiting, by: \.town) {
      let settings = try Setting.all(for: town, on: day, reader)
      ahead = settings["publishing.urgent.aheadDays"].flatMap { Int($0) } ?? ahead
      columns += places.filter { $0.isDue(by: day + ahead, settings) }.map(\.column)
    }
    return UrgencyRule(soon: (day + ahead + 1).start, columns: columns.sorted())
  }

  /// The rank of an edition in SQL.
  var rank: SQL {
    """
    CASE WHEN edition.is_urgent = 1 THEN 1 WHEN edition.wished_for < \(soon) THEN 2
      WHEN item.column_id IN \(list: columns) THEN 3 ELSE 4 END
    """
  }

  /// Columns in which something waits, each with the newest that is public there.
  static let pressing: SQL = """
    SELECT site_column.id, site_column.town, site_column.kind, site_column.period_days,
      (SELECT max(live_place.shown_at) FROM live_place WHERE live_place.column_id = site_column.id) AS newest
    FROM site_column
    WHERE site_column.id IN (SELECT item.column_id FROM edition JOIN item ON item.id = edition.item
      WHERE edition.state = 'inReview') AND site_column.closed_on IS NULL
    """

  private struct Pressing {
    let column: Column.ID
    let town: Identifier<Organisation>
    let kind: ColumnKind
    let period: Int?
    let newest: Day?

    init(_ row: Row) throws {
      column = try row["id"]
      town = try row["town"]
      kind = try row["kind"]
      period = try row["period_days"]
      newest = (try row["newest"] as Date?).map(Day.init(at:))
    }

    /// A column in which nothing was ever published has no deadline that could be near.
    func isDue(by day: Day, _ settings: [String: String]) -> Bool {
      let days = period ?? settings["publishing.period.\(kind.rawValue)"].flatMap { Int($0) }
      guard let days, let newest else { return false }
      return newest + days <= day
    }
  }
}

extension Edition {
  /// Asks for haste (急件), or says by when it should be public (期望发布时间). Nil and false take it back.
  package static func urge(_ id: ID, isUrgent: Bool, publishBy: Date?, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    switch piece.edition.state {
    case .draft, .inReview: break
    case .scheduled, .live, .superseded, .withdrawn, .discarded:
      throw Fault.conflict("这一版现在是“\(piece.edition.state.name.chinese)”，不用再催办。")
    }
    if let publishBy, publishBy <= tx.now {
      throw Fault.invalid("publishBy", "期望发布时间已经过去，请选一个以后的时间；马上就要的请勾选“急件”。")
    }
    try tx.run("UPDATE edition SET is_urgent = \(isUrgent), wished_for = \(publishBy) WHERE id = \(id)")
    let words = [isUrgent ? "急件" : nil, publishBy.map { "期望 \(Beijing.minute($0)) 前发布" }].compactMap { $0 }
    try tx.record(
      "edition.urged", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "第 \(piece.edition.ordinal) 版：" + (words.isEmpty ? "不再催办" : words.joined(separator: "，")))
  }
}
