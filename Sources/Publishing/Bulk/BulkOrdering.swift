import Foundation
import Kernel
import Store

extension Bulk {
  /// Says what is to be done with the chosen items (下达批量操作). A replacement is looked up first, so that each hit can
  /// be seen; everything else waits for its job at once. The caller puts the job in line and names it by `began`.
  package static func order(_ id: ID, _ order: BulkOrder, _ tx: Transaction) throws {
    let bulk = try find(id, as: tx.actor, tx)
    guard bulk.state == .choosing else { throw Fault.conflict("这一批已经下达过操作，请回到信息列表重新选择。") }
    let issues = try issues(order, bulk, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let state: State = order.verb == "replace" ? .looking : .ordered
    try tx.run(
      "UPDATE bulk SET verb = \(order.verb), orders = \(order.stored()), state = \(state) WHERE id = \(id)")
    if state == .ordered { try leaveTrail(id, bulk.town, order, tx) }
  }

  /// The hits have been looked over: now replace those that are ticked.
  package static func confirm(_ id: ID, _ tx: Transaction) throws {
    let bulk = try find(id, as: tx.actor, tx)
    guard bulk.state == .ready, let order = bulk.order else { throw Fault.conflict("这一批现在不能执行，请刷新页面。") }
    let chosen = try tx.count("SELECT count(*) FROM bulk_hit WHERE bulk = \(id) AND is_chosen = 1")
    guard chosen > 0 else { throw Fault.invalid("hit", "一处也没有勾选，请至少勾选一处再执行。") }
    try tx.run("UPDATE bulk SET state = 'ordered' WHERE id = \(id)")
    try leaveTrail(id, bulk.town, order, tx)
  }

  /// Notes which job does it.
  package static func began(_ id: ID, job: Int64, _ tx: Transaction) throws {
    try tx.run("UPDATE bulk SET job = \(job) WHERE id = \(id)")
  }

  private static func leaveTrail(
    _ id: ID, _ town: Identifier<Organisation>, _ order: BulkOrder, _ tx: Transaction
  ) throws {
    let count = try tx.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id) AND outcome = 'waiting'")
    try tx.record("bulk.ordered", of: "bulk:\(id)", in: town, "\(order.chinese)，\(count) 条")
  }

  private static func issues(_ order: BulkOrder, _ bulk: Bulk, _ tx: Transaction) throws -> [Issue] {
    switch order {
    case .replace(let replacement): return replacement.issues()
    case .retag(let tags): return tags.issues()
    case .export, .undo: return []
    case .move(let destination):
      let column = try Column.find(destination, tx)
      return column.town == bulk.town ? column.refusals() : [Issue("column", "请选择本镇的栏目。")]
    case .mark(let validity, let day, let reason):
      var issues: [Issue] = []
      if validity != .current, reason.trimmed.isEmpty {
        issues.append(Issue("reason", "请写明“\(validity.chinese)”的原因，例如依据哪一份文件。"))
      }
      if reason.count > 200 { issues.append(Issue("reason", "说明最多 200 个字，请删减。")) }
      if day > tx.today { issues.append(Issue("day", "日期还没有到，请到那一天再标注。")) }
      return issues
    }
  }
}
