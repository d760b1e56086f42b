import Kernel
import Store

/// Findings as the desk lists them (巡检问题清单): by rule, the most urgent first, narrowed by column, owner and rule.
extension PatrolFinding {
  /// What is asked for (筛选).
  package struct Filter: Sendable, Equatable {
    package var state = State.open
    package var check: PatrolCheck?
    package var column: Column.ID?
    package var unit = ""
    package var account: Identifier<AccountRow>?
    package init() {}
  }

  /// Only where the actor holds a duty of publishing.
  package static func page(
    in town: Identifier<Organisation>, as actor: Actor, _ filter: Filter, page: Int = 1, perPage: Int = 50,
    _ reader: some Reader
  ) throws -> DeskPage<PatrolFinding> {
    try DeskPage.fetch(
      "patrol_finding.*, live_item.title", source(town, actor, filter), order: order(filter), page: page,
      perPage: perPage, reader, PatrolFinding.init)
  }

  static func query(_ town: Identifier<Organisation>, _ actor: Actor, _ filter: Filter) -> SQL {
    "SELECT patrol_finding.*, live_item.title \(source(town, actor, filter)) ORDER BY \(order(filter))"
  }

  private static func order(_ filter: Filter) -> SQL {
    filter.check == nil
      ? "patrol_finding.rule, patrol_finding.due_on, patrol_finding.id" : "patrol_finding.due_on, patrol_finding.id"
  }

  private static func source(_ town: Identifier<Organisation>, _ actor: Actor, _ filter: Filter) -> SQL {
    var conditions: [SQL] = [
      "patrol_finding.town = \(town)", "patrol_finding.state = \(filter.state)", Self.reach(actor),
    ]
    if let check = filter.check { conditions.append("patrol_finding.rule = \(check)") }
    if let column = filter.column { conditions.append("patrol_finding.column_id = \(column)") }
    if !filter.unit.isEmpty { conditions.append("patrol_finding.unit = \(filter.unit)") }
    if let account = filter.account { conditions.append("patrol_finding.account = \(account)") }
    return """
      FROM patrol_finding LEFT JOIN live_item ON live_item.item = patrol_finding.item
      WHERE \(SQL.joined(conditions, by: " AND "))
      """
  }

  /// How many are open by rule, and how many of them are late.
  package static func tally(
    in town: Identifier<Organisation>, as actor: Actor, on day: Day, _ reader: some Reader
  ) throws -> [PatrolCheck: (open: Int, late: Int)] {
    let rows = try reader.all(
      """
      SELECT rule, count(*) AS open, sum(CASE WHEN due_on < \(day) THEN 1 ELSE 0 END) AS late
      FROM patrol_finding WHERE town = \(town) AND state = 'open' AND \(reach(actor)) GROUP BY rule
      """)
    return Dictionary(
      try rows.map { (try $0["rule"] as PatrolCheck, (open: try $0["open"] as Int, late: try $0["late"] as Int)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The units that answer for something, to choose from.
  package static func units(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [String] {
    try reader.all("SELECT DISTINCT unit FROM patrol_finding WHERE town = \(town) AND unit <> '' ORDER BY unit LIMIT 100") {
      try $0["unit"]
    }
  }

  package static func find(_ id: ID, as actor: Actor, _ reader: some Reader) throws -> PatrolFinding {
    let found = try reader.first("\(selection) WHERE patrol_finding.id = \(id) AND \(reach(actor))", PatrolFinding.init)
    guard let found else { throw Fault.notFound }
    return found
  }

  private static func reach(_ actor: Actor) -> SQL {
    switch actor {
    case .visitor: return "1 = 0"
    case .program: return "1 = 1"
    case .staff(let staff):
      let places = staff.grants.filter { Scope.duties.contains($0.duty) }
        .reduce(into: Set<Identifier<Organisation>>()) { $0.formUnion($1.organisations) }
      return "patrol_finding.organisation IN \(list: places.sorted())"
    }
  }
}
