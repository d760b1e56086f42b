import Kernel
import Store

/// Changing where items stand and whether they hold (批量调整): each by the item's own verb, with its own checks.
extension Bulk {
  static func move(_ id: Item.ID, to destination: Column.ID, _ tx: Transaction) throws -> Treated {
    let item = try Item.visible(id, tx)
    if item.column == destination { throw Skip("本来就在这个栏目。") }
    try Item.move(id, to: destination, tx)
    var before = BulkItem.Before()
    before.column = item.column
    let column = try Column.find(destination, tx)
    return Treated(note: "已移到“\(column.name)”，原网址自动跳转。", before: before)
  }

  static func mark(
    _ id: Item.ID, _ validity: Validity, _ day: Day, _ reason: String, _ tx: Transaction
  ) throws -> Treated {
    let mark = try Item.visible(id, tx).validity
    if mark.validity == validity, mark.on == day, mark.reason == reason.trimmed { throw Skip("本来就是这样标注的。") }
    try Item.markValidity(id, validity, on: day, reason: reason, tx)
    var before = BulkItem.Before()
    (before.validity, before.validityOn) = (mark.validity, mark.on)
    (before.validityReason, before.validityBy) = (mark.reason, mark.by)
    return Treated(note: "已标注“\(validity.chinese)”，自 \(day) 起。", before: before)
  }
}
