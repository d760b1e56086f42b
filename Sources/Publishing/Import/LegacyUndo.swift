import Kernel
import Store

/// Taking an import back as a whole (撤销导入): while nobody has done anything with what it made, every item is
/// withdrawn, its text may be taken over again, and old addresses lead nowhere any more. Items are never deleted.
extension LegacyImport {
  /// What people have worked on since, by number; these keep the whole import where it is.
  package static func touched(_ id: ID, _ reader: some Reader) throws -> [Int] {
    try reader.all(
      """
      SELECT item.number FROM legacy_record JOIN item ON item.id = legacy_record.item
      WHERE legacy_record.import = \(id) AND legacy_record.phase = 'run' AND item.withdrawn_at IS NULL
        AND (item.validity <> 'current'
          OR EXISTS (SELECT 1 FROM edition WHERE edition.item = item.id
          AND (edition.ordinal > 1 OR edition.revision > 1))
          OR EXISTS (SELECT 1 FROM item_link
            WHERE item_link.policy = item.id OR item_link.interpretation = item.id))
      ORDER BY item.number
      """
    ) { try $0["number"] }
  }

  /// Withdraws the next few. False when there are none left.
  package func undoNext(limit: Int = 50, _ tx: Transaction) throws -> Bool {
    try tx.actor.require(.draft, in: town)
    let items: [Item.ID] = try tx.all(
      """
      SELECT item.id FROM legacy_record JOIN item ON item.id = legacy_record.item
      WHERE legacy_record.import = \(id) AND legacy_record.phase = 'run' AND item.withdrawn_at IS NULL
      ORDER BY legacy_record.position LIMIT \(limit)
      """
    ) { try $0["id"] }
    for item in items {
      try Item.withdraw(item, reason: "导入有误，整批撤销，以重新导入的内容为准。", tx)
      // It was never meant to stay out, unlike what is withdrawn for its contents.
      try tx.run("DELETE FROM known_body WHERE item = \(item)")
    }
    if items.isEmpty { try tx.run("DELETE FROM legacy_address WHERE import = \(id)") }
    return !items.isEmpty
  }
}
