import Foundation
import Kernel
import Store

extension Bulk {
  /// The last day on which it may be undone; nil when it cannot be.
  package func undoableUntil(_ reader: some Reader) throws -> Day? {
    guard let order, order.mayBeUndone, state == .done || state == .ordered else { return nil }
    let day = Day(at: createdAt)
    let days = try Setting.value("publishing.bulkUndoDays", for: town, on: day, reader).flatMap { Int($0) } ?? 30
    return day + days
  }

  /// The bulk work that undid this one.
  package func undoneBy(_ reader: some Reader) throws -> ID? {
    try reader.value("SELECT id FROM bulk WHERE undoes = \(id)")
  }

  /// Orders that what a bulk work changed be put back (撤销), item by item, where nobody has changed it since. It is a
  /// bulk work itself, with its own report. What a stopped one has not come to is not done any more.
  package static func undo(_ id: ID, _ tx: Transaction) throws -> ID {
    let bulk = try find(id, as: tx.actor, tx)
    guard let last = try bulk.undoableUntil(tx) else { throw Fault.conflict("这一批不能撤销。") }
    guard tx.today <= last else { throw Fault.conflict("撤销的期限是 \(last)，已经过了；请逐条修改，或者再做一次相反的批量处理。") }
    guard try bulk.undoneBy(tx) == nil else { throw Fault.conflict("这一批已经撤销过，请看撤销的报告。") }
    let order = BulkOrder.undo(id)
    let undoing: ID = try tx.insert(
      """
      INSERT INTO bulk (town, account, verb, orders, state, undoes, created_at)
      VALUES (\(bulk.town), \(bulk.account), \(order.verb), \(order.stored()), 'ordered', \(id), \(tx.now)) RETURNING id
      """)
    let copied = try tx.run(
      """
      INSERT INTO bulk_item (bulk, position, item, title, outcome)
      SELECT \(undoing), position, item, title, 'waiting' FROM bulk_item
      WHERE bulk = \(id) AND outcome = 'done' AND before <> ''
      """)
    guard copied > 0 else { throw Fault.conflict("这一批没有改动任何信息，不用撤销。") }
    try tx.run(
      "UPDATE bulk_item SET outcome = 'skipped', note = '任务停止，没有办。' WHERE bulk = \(id) AND outcome = 'waiting'")
    try tx.run("UPDATE bulk SET state = 'done', ended_at = COALESCE(ended_at, \(tx.now)) WHERE id = \(id)")
    try tx.record("bulk.undone", of: "bulk:\(id)", in: bulk.town, "由批量处理第 \(undoing) 号撤销，\(copied) 条")
    return undoing
  }

  /// One item put back as it was before the bulk `undone`.
  static func putBack(_ id: Item.ID, of undone: ID, _ tx: Transaction) throws -> Treated {
    let line = try tx.first("SELECT * FROM bulk_item WHERE bulk = \(undone) AND item = \(id)", BulkItem.init)
    guard let line, let before = line.before else { throw Skip("没有可以恢复的内容。") }
    let order = try tx.first("SELECT * FROM bulk WHERE id = \(undone)", Bulk.init)?.order
    switch order {
    case .replace, .retag: return Treated(note: try restore(line, before, undone, tx))
    case .move(let destination): return Treated(note: try moveBack(id, from: destination, before, tx))
    case .mark(let validity, let day, let reason):
      return Treated(note: try unmark(id, (validity, day, reason), before, tx))
    case .export, .undo, nil: throw Skip("没有可以恢复的内容。")
    }
  }

  private static func moveBack(
    _ id: Item.ID, from destination: Column.ID, _ before: BulkItem.Before, _ tx: Transaction
  ) throws -> String {
    guard try Item.visible(id, tx).column == destination, let column = before.column else {
      throw Skip("之后又有人移动过，没有动。")
    }
    try Item.move(id, to: column, tx)
    return "已移回“\(try Column.find(column, tx).name)”。"
  }

  private static func unmark(
    _ id: Item.ID, _ made: (validity: Validity, day: Day, reason: String), _ before: BulkItem.Before, _ tx: Transaction
  ) throws -> String {
    let mark = try Item.visible(id, tx).validity
    guard mark.validity == made.validity, mark.on == made.day, mark.reason == made.reason.trimmed,
      let validity = before.validity
    else { throw Skip("之后又有人改过有效性标注，没有动。") }
    try Item.markValidity(
      id, validity, on: before.validityOn ?? tx.today, reason: before.validityReason ?? "", by: before.validityBy, tx)
    return "已恢复为“\(validity.chinese)”。"
  }
}
