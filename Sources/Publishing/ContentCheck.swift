import Foundation
import Kernel
import Store

/// Looking again at what is public (内容复核): what must be checked because its period or its validity ends.
package enum ContentCheck {
  /// One item that comes up.
  package struct Due: Equatable, Sendable {
    package let line: DeskLine
    /// When it was published or last found right.
    package let since: Date
    /// By when it is to be looked at; nil when only its validity ends.
    package let dueOn: Day?
    /// The last day on which the document holds (有效期至).
    package let expiresOn: Day?
    /// Who last found it right, as history writes it.
    package let checkedBy: String?
  }

  /// What comes up for who answers for it: first what ends, then what was not looked at for longest.
  package static func due(
    for staff: Staff, on day: Day, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<Due> {
    let rule = try CheckRule.fetch(for: staff, on: day, reader)
    return try DeskPage.fetch(
      fields(rule), source(staff, rule, day), order: order(rule), page: page, perPage: perPage, reader, Due.init)
  }

  package static func count(for staff: Staff, on day: Day, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(source(staff, CheckRule.fetch(for: staff, on: day, reader), day))")
  }

  static func query(_ staff: Staff, _ rule: CheckRule, _ day: Day) -> SQL {
    "SELECT \(fields(rule)) \(source(staff, rule, day)) ORDER BY \(order(rule))"
  }

  private static func fields(_ rule: CheckRule) -> SQL {
    """
    \(DeskLine.columns), COALESCE(item_check.checked_at, live_item.updated_at) AS looked_at,
    \(rule.dueAt) AS due_at, revision.expires_on, item_check.actor AS checked_by
    """
  }

  private static func order(_ rule: CheckRule) -> SQL {
    "CASE WHEN revision.expires_on <= \(rule.endsBy) THEN 0 ELSE 1 END, \(rule.dueAt), item.id"
  }

  private static func source(_ staff: Staff, _ rule: CheckRule, _ day: Day) -> SQL {
    """
    FROM live_item JOIN item ON item.id = live_item.item JOIN edition ON edition.id = live_item.edition
    \(DeskLine.joins)
    LEFT JOIN item_check ON item_check.item = live_item.item AND item_check.edition = live_item.edition
    WHERE live_item.item IN (\(rule.grown) UNION \(rule.ending))
      AND live_item.validity IN ('current', 'amended')
      AND \(Scope.condition(.staff(staff), duties: [.draft, .issue]))
      AND (revision.expires_on <= \(day) OR item_check.next_at IS NULL OR item_check.next_at <= \(rule.horizon))
    """
  }
}

extension ContentCheck.Due {
  init(_ row: Row) throws {
    line = try DeskLine(row)
    since = try row["looked_at"]
    dueOn = (try row["due_at"] as Date?).map(Day.init(at:))
    expiresOn = try row["expires_on"]
    checkedBy = try row["checked_by"]
  }
}

/// How long each column's content may stand unlooked at (复核周期), by the settings of its town.
struct CheckRule: Sendable {
  /// Columns that have a period, with how many days.
  let periods: [(column: Column.ID, days: Int)]
  /// What is due up to this instant comes up.
  let horizon: Date
  let endsBy: Day

  static func fetch(for staff: Staff, on day: Day, _ reader: some Reader) throws -> CheckRule {
    let places = staff.grants.filter { [.draft, .issue].contains($0.duty) }
      .reduce(into: Set<Identifier<Organisation>>()) { $0.formUnion($1.organisations) }
    let columns = try reader.all(
      """
      SELECT site_column.id, site_column.town, site_column.kind FROM site_column
      WHERE site_column.town IN \(list: places.sorted()) ORDER BY site_column.town, site_column.id
      """
    ) { (try $0["id"] as Column.ID, try $0["town"] as Identifier<Organisation>, try $0["kind"] as ColumnKind) }
    var periods: [(Column.ID, Int)] = []
    var ahead = 30
    for (town, own) in Dictionary(grouping: columns, by: \.1) {
      let settings = try Setting.all(for: town, on: day, reader)
      ahead = settings["publishing.check.aheadDays"].flatMap { Int($0) } ?? ahead
      periods += own.compactMap { column in days(column.2, settings).map { (column.0, $0) } }
    }
    return CheckRule(
      periods: periods.sorted { $0.0 < $1.0 }, horizon: (day + ahead + 1).start, endsBy: day + ahead)
  }

  /// The period of a kind of column; nil when what is in it need not be looked at again.
  static func days(_ kind: ColumnKind, _ settings: [String: String]) -> Int? {
    settings["publishing.check.\(kind.rawValue)"].flatMap { Int($0) }
  }

  /// Items of such columns whose period, counted from their publishing, is over by the horizon.
  var grown: SQL {
    let groups = Dictionary(grouping: periods, by: \.days).sorted { $0.key < $1.key }
    if groups.isEmpty { return "SELECT live_item.item FROM live_item WHERE 1 = 0" }
    let parts = groups.map { days, columns -> SQL in
      """
      SELECT aged.item FROM live_item AS aged WHERE aged.column_id IN \(list: columns.map(\.column))
        AND aged.updated_at <= \(horizon.addingTimeInterval(-Double(days) * 86_400))
      """
    }
    return SQL.joined(parts, by: " UNION ")
  }

  /// Items whose document ends by then.
  var ending: SQL {
    """
    SELECT ending.item FROM revision AS expiring JOIN edition ON edition.id = expiring.edition
    JOIN live_item AS ending ON ending.item = edition.item AND ending.revision = expiring.id
    WHERE expiring.expires_on IS NOT NULL AND expiring.expires_on <= \(endsBy)
    """
  }

  /// When a row is due, as an instant.
  var dueAt: SQL {
    if periods.isEmpty { return "item_check.next_at" }
    let groups = Dictionary(grouping: periods, by: \.days).sorted { $0.key < $1.key }
    let cases = groups.map { days, columns -> SQL in
      "WHEN live_item.column_id IN \(list: columns.map(\.column)) THEN live_item.updated_at + \(days * 86_400_000)"
    }
    return "COALESCE(item_check.next_at, CASE \(SQL.joined(cases, by: " ")) END)"
  }
}
