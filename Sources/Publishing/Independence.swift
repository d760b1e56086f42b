import Kernel
import Store

/// Who may take a review step (回避): its duty, but never an author, nor one who took an earlier step.
extension Workpiece {
  /// Throws unless the actor may take the step that the edition waits at.
  func requireStep(_ tx: Transaction) throws {
    guard let step = edition.step else { throw refusal(of: .approve) }
    try capacity(for: step, tx)
    try Claim.requireFree(self, tx)
  }

  /// Throws unless the actor holds any duty of review there and wrote nothing of the edition.
  func requireReviewing(_ tx: Transaction) throws {
    let duties = ReviewStep.allCases.map(\.duty)
    guard duties.contains(where: { tx.actor.may($0, in: item.organisation, column: column.id) }) else {
      throw Fault.forbidden("保密审查由审核人员办理，您没有这个栏目的审核权限，请联系系统管理员。")
    }
    try requireIndependence(tx)
  }

  /// Whether the actor wrote nothing of the edition and took none of its steps in this round.
  func isUninvolved(_ tx: Transaction) throws -> Bool {
    guard let account = tx.actor.staff?.account else { return true }
    return try tx.count(
      """
      SELECT (SELECT count(*) FROM revision WHERE edition = \(edition.id) AND account = \(account))
        + (SELECT count(*) FROM edition_event
           WHERE edition = \(edition.id) AND round = \(edition.round) AND verb = 'approve'
             AND (account = \(account) OR on_behalf_of = \(account)))
      """) == 0
  }

  func requireIndependence(_ tx: Transaction) throws {
    guard let account = tx.actor.staff?.account else { return }
    let written = try tx.count(
      "SELECT count(*) FROM revision WHERE edition = \(edition.id) AND account = \(account)")
    if written > 0 { throw Fault.forbidden("这一版有您写的内容，自己写的不能自己审，请由其他审核人员办理。") }
  }
}
