import Kernel
import Store

extension Item {
  /// Puts an item into another column of its town (调整栏目). Its number stays, so its old address leads to the new.
  package static func move(_ id: ID, to destination: Column.ID, _ tx: Transaction) throws {
    let item = try visible(id, tx)
    let column = try Column.find(destination, tx)
    guard column.town == item.town else { throw Fault.notFound }
    let owner = try Owner.find(item.organisation, tx)
    try owner.requireDrafting(tx.actor, column: item.column)
    try owner.requireDrafting(tx.actor, column: destination)
    if item.column == destination { return }
    guard column.refusals().isEmpty else { throw Fault.invalid(column.refusals()) }

    try tx.run("UPDATE item SET column_id = \(destination), changed_at = \(tx.now) WHERE id = \(id)")
    try tx.record("item.moved", of: "item:\(id)", in: item.organisation, "调整到栏目“\(column.name)”")
    if try tx.count("SELECT count(*) FROM live_item WHERE item = \(id)") > 0 {
      try LiveItem.put(id, tx)
      tx.touchPages(of: item.town)
    }
  }
}
