import Kernel
import Store

extension Item {
  /// Takes an item down (撤下) with a reason for the public. Lists, search, feeds and downloads let go of it in the
  /// same transaction; its address answers that it is gone.
  package static func withdraw(_ id: ID, reason: String, _ tx: Transaction) throws {
    let item = try visible(id, tx)
    try requireAnswering(tx.actor, for: item)
    let live: Edition.ID? = try tx.value("SELECT id FROM edition WHERE item = \(id) AND state = 'live'")
    guard let live else { throw Fault.conflict("这条信息现在没有对外发布，不用撤下。") }
    guard !reason.trimmed.isEmpty else { throw Fault.invalid("reason", "请写明撤下的原因，公众打开原网址时会看到。") }
    guard reason.count <= 200 else { throw Fault.invalid("reason", "撤下原因最多 200 个字，请删减。") }

    try ForcedRelease.settle(live, .withdrawn, tx)
    try Workpiece.load(live, tx).advance(.withdraw, note: reason.trimmed, tx)
    try tx.run("UPDATE item SET withdrawn_at = \(tx.now), withdrawn_reason = \(reason.trimmed) WHERE id = \(id)")
    try CleanUp.note(.withdrawn, item, edition: live, tx)
    try LiveItem.remove(id, tx)
    tx.touchPages(of: item.town)
  }
}
