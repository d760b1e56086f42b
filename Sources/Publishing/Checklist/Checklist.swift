import Foundation
import Kernel
import Store

/// A yearly list of what is to be made public (清单): 重点工作清单 or 基层政务公开标准目录.
package struct Checklist: Equatable, Sendable {
  package typealias ID = Identifier<Checklist>

  package let id: ID
  package let town: Identifier<Organisation>
  package let year: Int
  package let name: String
  /// The document it stands in.
  package let source: String
  package let tasks: Int

  init(_ row: Row) throws {
    (id, town, year) = (try row["id"], try row["town"], try row["year"])
    (name, source, tasks) = (try row["name"], try row["source"], try row["tasks"])
  }

  /// The latest year first.
  package static func list(
    in town: Identifier<Organisation>, year: Int? = nil, _ reader: some Reader
  ) throws -> [Checklist] {
    try reader.all(query(town), Checklist.init).filter { year == nil || $0.year == year }
  }

  static func query(_ town: Identifier<Organisation>) -> SQL {
    "\(selection) WHERE checklist.town = \(town) ORDER BY checklist.year DESC, checklist.name"
  }

  package static func find(_ id: ID, in town: Identifier<Organisation>, _ reader: some Reader) throws -> Checklist {
    let found = try reader.first("\(selection) WHERE checklist.id = \(id) AND checklist.town = \(town)", Checklist.init)
    guard let found else { throw Fault.notFound }
    return found
  }

  private static let selection: SQL = """
    SELECT checklist.*, (
      SELECT count(*) FROM checklist_task WHERE checklist_task.checklist = checklist.id AND checklist_task.is_closed = 0
    ) AS tasks FROM checklist
    """

  /// Who may keep lists: who drafts or issues for the whole town.
  static func requireKeeping(_ town: Identifier<Organisation>, _ tx: Transaction) throws {
    if tx.actor.may(.issue, in: town) { return }
    try tx.actor.require(.draft, in: town)
  }

  /// Begins a list (新建清单).
  package static func add(
    year: Int, name: String, source: String, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    try requireKeeping(town, tx)
    let (name, source) = (name.trimmed, source.trimmed)
    var issues: [Issue] = []
    if !(2000...2199).contains(year) { issues.append(Issue("year", "年份应为 2000 到 2199 之间的四位数字，请修改。")) }
    if name.isEmpty || name.count > 100 { issues.append(Issue("name", "请填写清单名称，最多 100 个字。")) }
    if source.count > 300 { issues.append(Issue("source", "依据最多 300 个字，请删减。")) }
    if try tx.count("SELECT count(*) FROM checklist WHERE town = \(town) AND year = \(year) AND name = \(name)") > 0 {
      issues.append(Issue("name", "\(year)年已经有一份同名的清单，请换一个名称，或者在那一份里修改。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let id: ID = try tx.insert(
      """
      INSERT INTO checklist (town, year, name, source, created_at, created_by)
      VALUES (\(town), \(year), \(name), \(source), \(tx.now), \(tx.actor.name)) RETURNING id
      """)
    try tx.record("checklist.added", of: "checklist:\(id)", in: town, "\(year)年，\(name)")
    return id
  }
}
