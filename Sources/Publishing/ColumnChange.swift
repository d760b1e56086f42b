import Kernel
import Store

extension Column {
  /// Gives a column another name, and another address if wished (栏目改名). The old address goes on leading to it.
  package static func rename(_ id: ID, to name: String, slug: String? = nil, _ tx: Transaction) throws {
    let column = try forAdministration(id, tx)
    var issues = nameIssues(name)
    let slug = slug ?? column.slug
    if slug != column.slug {
      issues += slugIssues(slug)
      let own: ID? = try tx.value("SELECT column_id FROM old_slug WHERE town = \(column.town) AND slug = \(slug)")
      if own != id, try isTaken(slug, in: column.town, tx) {
        issues.append(Issue("slug", "网址名称“\(slug)”已经用过，请换一个。"))
      }
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if slug != column.slug { try keep(column, insteadOf: slug, tx) }
    try tx.run("UPDATE site_column SET name = \(name.trimmed), slug = \(slug) WHERE id = \(id)")
    try leaveTrail("renamed", column, "“\(column.name)”（\(column.slug)）改为“\(name.trimmed)”（\(slug)）", tx)
  }

  /// Says which review steps its items pass from the next submission on (审核环节).
  package static func setSteps(_ id: ID, _ steps: [ReviewStep], _ tx: Transaction) throws {
    let column = try forAdministration(id, tx)
    guard ReviewStep.issues(steps).isEmpty else { throw Fault.invalid(ReviewStep.issues(steps)) }
    try tx.run("UPDATE site_column SET steps = \(ReviewStep.spell(steps)) WHERE id = \(id)")
    try leaveTrail("stepsSet", column, steps.map(\.chinese).joined(separator: "、"), tx)
  }

  /// Closes a column (关闭栏目): nothing new goes into it or below it; what is there stays, marked 已归档.
  package static func close(_ id: ID, _ tx: Transaction) throws {
    let column = try forAdministration(id, tx)
    for below in try ColumnTree.fetch(column.town, tx).subtree(of: id) where !below.isClosed {
      try tx.run("UPDATE site_column SET closed_on = \(tx.today) WHERE id = \(below.id)")
    }
    try leaveTrail("closed", column, "自 \(tx.today) 起", tx)
  }

  /// Changes who answers for it, what it says of itself, and how often it must be renewed.
  package static func describe(
    _ id: ID, owner: String, basis: String, description: String, periodDays: Int?, _ tx: Transaction
  ) throws {
    let column = try forAdministration(id, tx)
    if let periodDays, periodDays < 1 { throw Fault.invalid("periodDays", "更新周期至少 1 天，不设周期请留空。") }
    try tx.run(
      """
      UPDATE site_column SET owner = \(owner.trimmed), basis = \(basis.trimmed),
        description = \(description.trimmed), period_days = \(periodDays) WHERE id = \(id)
      """)
    try leaveTrail("described", column, "责任单位：\(owner.trimmed)；周期：\(periodDays.map { "\($0) 天" } ?? "按类型")", tx)
  }

  static func forAdministration(_ id: ID, _ tx: Transaction) throws -> Column {
    let column = try find(id, tx)
    try tx.actor.require(.systemAdministration, in: column.town)
    return column
  }

  static func leaveTrail(_ event: String, _ column: Column, _ detail: String, _ tx: Transaction) throws {
    try tx.record("column.\(event)", of: "column:\(column.id)", in: column.town, detail)
    tx.touchPages(of: column.town)
  }

  private static func keep(_ column: Column, insteadOf slug: String, _ tx: Transaction) throws {
    try tx.run("DELETE FROM old_slug WHERE town = \(column.town) AND slug = \(slug)")
    try tx.run(
      "INSERT INTO old_slug (town, slug, column_id) VALUES (\(column.town), \(column.slug), \(column.id))")
  }
}
