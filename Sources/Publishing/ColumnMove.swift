import Kernel
import Store

extension Column {
  /// Puts a column under another, or to the first level, at a place among its sisters (移动栏目). The items below it
  /// are found under its new parents at once.
  package static func move(_ id: ID, under parent: ID?, at place: Int, _ tx: Transaction) throws {
    let column = try forAdministration(id, tx)
    let tree = try ColumnTree.fetch(column.town, tx)
    let subtree = tree.subtree(of: id)
    if let parent {
      guard tree[parent] != nil else { throw Fault.notFound }
      if subtree.contains(where: { $0.id == parent }) {
        throw Fault.invalid("parent", "不能把栏目移到它自己或它的下级栏目里，请换一个上级栏目。")
      }
    }
    try tx.run("UPDATE site_column SET parent = \(parent) WHERE id = \(id)")
    var sisters = tree.children(of: parent).map(\.id).filter { $0 != id }
    sisters.insert(id, at: min(max(place, 0), sisters.count))
    for (position, sister) in sisters.enumerated() {
      try tx.run("UPDATE site_column SET position = \(position + 1) WHERE id = \(sister)")
    }
    if parent != column.parent { try relist(subtree, tx) }
    try leaveTrail("moved", column, parent.flatMap { tree[$0]?.name }.map { "到“\($0)”下" } ?? "到第一级", tx)
  }

  private static func relist(_ columns: [Column], _ tx: Transaction) throws {
    let items: [Item.ID] = try tx.all(
      """
      SELECT DISTINCT live_place.item FROM live_place WHERE column_id IN \(list: columns.map(\.id))
      """
    ) { try $0["item"] }
    for item in items { try LiveItem.put(item, tx) }
  }
}
