import Kernel
import Store

extension Bulk {
  /// Puts the content of an item back (恢复内容), if what the bulk made is still what stands there. An edition that the
  /// bulk opened is given up; one that has been passed meanwhile gets a successor with the old words, for review.
  static func restore(
    _ line: BulkItem, _ before: BulkItem.Before, _ undone: ID, _ tx: Transaction
  ) throws -> String {
    let item = try Item.visible(line.item, tx)
    guard let made = line.made, let newest = try Edition.inHand(of: item.id, tx),
      let now = try Revision.of(newest, tx), now.id == made
    else { throw Skip("之后又有人改过，没有动；请打开这条信息自己核对。") }
    switch newest.state {
    case .draft, .inReview, .scheduled: return try restoreWorking(newest, before, undone, tx)
    case .live: return try restorePublic(item, before, undone, tx)
    case .withdrawn, .superseded, .discarded: throw Skip("这一版\(newest.state.name.chinese)，没有动。")
    }
  }

  private static func restoreWorking(
    _ edition: Edition, _ before: BulkItem.Before, _ undone: ID, _ tx: Transaction
  ) throws -> String {
    guard before.opened == edition.id else {
      guard edition.state == .draft else { throw Skip("已经送审，没有动；请先撤回。") }
      let ordinal = try Edition.save(
        edition.id, try content(before, undone, tx), expecting: edition.revision, tx)
      return "已恢复原文，存为第 \(ordinal) 稿。"
    }
    if edition.state != .draft { try Edition.recall(edition.id, note: "撤销批量处理第 \(undone) 号", tx) }
    try Edition.discard(edition.id, note: "撤销批量处理第 \(undone) 号", tx)
    return "批量处理另开的新版已作废，公开页面不变。"
  }

  private static func restorePublic(
    _ item: Item, _ before: BulkItem.Before, _ undone: ID, _ tx: Transaction
  ) throws -> String {
    let edition = try Item.openEdition(item.id, tx)
    _ = try Edition.save(edition.id, try content(before, undone, tx), expecting: edition.revision, tx)
    return "改动已经公开。" + (try handIn(edition.id, true, tx))
  }

  private static func content(_ before: BulkItem.Before, _ undone: ID, _ tx: Transaction) throws -> Content {
    let row = try before.revision.flatMap { try tx.first("SELECT edition, ordinal FROM revision WHERE id = \($0)") }
    guard let row, var content = try Revision.at(try row["ordinal"], of: try row["edition"], tx)?.content else {
      throw Skip("原来的内容已经不在，没有动。")
    }
    content.changeNote = "撤销批量处理第 \(undone) 号，恢复原文"
    content.isMajor = false
    return content
  }
}
