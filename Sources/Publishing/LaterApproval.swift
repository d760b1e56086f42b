import Kernel
import Store

extension Edition {
  /// Makes up for a step that was passed over (补审): by somebody with its duty who neither forced nor wrote it, nor
  /// took another of its steps. With the last one the matter is settled. Returns whether it is.
  @discardableResult
  package static func approveLater(_ id: ID, note: String = "", _ tx: Transaction) throws -> Bool {
    let piece = try Workpiece.load(id, tx)
    guard let forced = try ForcedRelease.open(id, tx),
      let state = transition(from: piece.edition.state, verb: .approveLater)
    else { throw Fault.conflict("这一版没有等待补审的环节，请刷新页面，看看是不是别人已经办过。") }
    try piece.requireLaterApproval(of: forced, tx)
    guard let step = forced.open.first(where: { piece.mayTake($0, tx.actor) }) else {
      let names = forced.open.map(\.chinese).joined(separator: "、")
      throw Fault.forbidden("这一版还缺的是\(names)，您没有这个栏目的相应职责，请联系有职责的同事。")
    }

    try tx.run(
      """
      UPDATE later_approval SET approved_at = \(tx.now), actor = \(tx.actor.name), account = \(tx.actor.staff?.account)
      WHERE edition = \(id) AND step = \(step.rawValue) AND approved_at IS NULL
      """)
    try piece.leaveTrail(.approveLater, state, piece.edition.round, note.trimmed, step: step, tx)
    let isSettled = forced.open.count == 1
    if isSettled { try ForcedRelease.settle(id, .approved, tx) }
    return isSettled
  }
}

extension Workpiece {
  fileprivate func mayTake(_ step: ReviewStep, _ actor: Actor) -> Bool {
    actor.asHimself.may(step.duty, in: item.organisation, column: column.id)
  }

  fileprivate func requireLaterApproval(of forced: ForcedRelease, _ tx: Transaction) throws {
    guard let account = tx.actor.staff?.account else { return }
    if forced.account == account { throw Fault.forbidden("先发后审是您办理的，补审须由另一个人办理。") }
    if forced.steps.contains(where: { $0.account == account }) {
      throw Fault.forbidden("您已经补审过这一版的另一个环节，这一步须由另一个人办理。")
    }
    guard try isUninvolved(tx) else {
      throw Fault.forbidden("这一版有您写的内容或您办过的审核环节，补审须由另一个人办理。")
    }
  }
}
