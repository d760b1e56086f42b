import Kernel
import Store

/// A finding that may stand (问题说明): a reviewer says why, and it is answered until something about it changes.
extension PatrolFinding {
  package static let reasonLimit = 300

  package static func answer(_ id: ID, reason: String, _ tx: Transaction) throws {
    let finding = try reviewed(id, tx)
    let reason = reason.trimmed
    guard finding.state != .closed else { throw Fault.conflict("这个问题已经解决，不用再说明。") }
    guard !reason.isEmpty else { throw Fault.invalid("reason", "请写明为什么可以不改，以后查看的人要看得懂。") }
    guard reason.count <= reasonLimit else { throw Fault.invalid("reason", "理由最多 \(reasonLimit) 个字，请删减。") }
    try tx.run("UPDATE patrol_finding SET state = 'answered', reason = \(reason) WHERE id = \(id)")
    try leave("answered", on: id, reason, tx)
    try tx.record(
      "patrol.answered", of: finding.journalSubject, in: finding.organisation,
      "\(finding.check.chinese)，巡检问题 \(id)" + Vouched.note(reason))
  }

  /// Takes the answer back (恢复待处理).
  package static func revoke(_ id: ID, _ tx: Transaction) throws {
    let finding = try reviewed(id, tx)
    guard finding.state == .answered else { throw Fault.conflict("这个问题现在没有说明可以收回，请刷新页面。") }
    try tx.run("UPDATE patrol_finding SET state = 'open', reason = '' WHERE id = \(id)")
    try leave("revoked", on: id, "", tx)
    try tx.record(
      "patrol.revoked", of: finding.journalSubject, in: finding.organisation, "\(finding.check.chinese)，巡检问题 \(id)")
  }

  package func mayAnswer(_ actor: Actor) -> Bool {
    ReviewStep.allCases.contains { actor.may($0.duty, in: organisation, column: column) }
  }

  private static func reviewed(_ id: ID, _ tx: Transaction) throws -> PatrolFinding {
    let finding = try find(id, as: tx.actor, tx)
    guard finding.mayAnswer(tx.actor) else { throw Fault.forbidden("问题由审核人员说明理由，您没有这个栏目的审核权限。") }
    return finding
  }

  private var journalSubject: String { item.map { "item:\($0)" } ?? "patrolFinding:\(id)" }
}
