import Kernel
import Store

/// Policy and interpretation belong together (文件解读关联) and show each other: one row, read from both sides.
extension Item {
  /// Links an interpretation to the policy it explains. Twice does no harm.
  package static func link(interpretation: ID, to policy: ID, _ tx: Transaction) throws {
    let pair = try checked(policy, interpretation, tx)
    let (first, second) = (try Column.find(pair.policy.column, tx), try Column.find(pair.interpretation.column, tx))
    var issues: [Issue] = []
    if first.kind == .interpretation { issues.append(Issue("policy", "被解读的信息在解读栏目里，请选择政策文件。")) }
    if second.kind != .interpretation {
      issues.append(Issue("interpretation", "“\(second.name)”不是解读栏目，请选择政策解读。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      INSERT INTO item_link (policy, interpretation) VALUES (\(policy), \(interpretation))
      ON CONFLICT (policy, interpretation) DO NOTHING
      """)
    try tx.record("item.linked", of: "item:\(policy)", in: pair.policy.organisation, "关联解读：信息 \(interpretation)")
    tx.touchPages(of: pair.policy.town)
  }

  package static func unlink(interpretation: ID, from policy: ID, _ tx: Transaction) throws {
    let pair = try checked(policy, interpretation, tx)
    try tx.run("DELETE FROM item_link WHERE policy = \(policy) AND interpretation = \(interpretation)")
    try tx.record("item.unlinked", of: "item:\(policy)", in: pair.policy.organisation, "取消关联：信息 \(interpretation)")
    tx.touchPages(of: pair.policy.town)
  }

  private static func checked(
    _ policy: ID, _ interpretation: ID, _ tx: Transaction
  ) throws -> (policy: Item, interpretation: Item) {
    let pair = (policy: try visible(policy, tx), interpretation: try visible(interpretation, tx))
    try requireAnswering(tx.actor, for: pair.policy)
    guard pair.policy.town == pair.interpretation.town, policy != interpretation else { throw Fault.notFound }
    return pair
  }
}
