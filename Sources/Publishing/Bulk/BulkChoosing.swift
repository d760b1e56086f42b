import Foundation
import Kernel
import Store

extension Bulk {
  /// As many items as one bulk work may take.
  package static let most = 5000

  /// Chooses the items that were ticked (勾选). What the actor may not see is left out: it is as if it were not there.
  package static func choose(
    _ items: [Item.ID], in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    guard !items.isEmpty else { throw Fault.invalid("item", "请先勾选要处理的信息。") }
    guard items.count <= most else { throw Fault.invalid("item", "一次最多处理 \(most) 条，请分几次办理。") }
    let id = try begin(in: town, tx)
    for (position, item) in items.enumerated() {
      try tx.run(
        """
        INSERT INTO bulk_item (bulk, position, item, title, outcome)
        SELECT \(id), \(position), item.id, \(title), 'waiting' FROM item
        WHERE item.id = \(item) AND item.town = \(town) AND \(Scope.condition(tx.actor))
        ON CONFLICT (bulk, item) DO NOTHING
        """)
    }
    guard try tx.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id)") > 0 else { throw Fault.notFound }
    return id
  }

  /// Chooses everything that a list of the desk is narrowed to (按条件选择).
  package static func choose(
    _ filter: Desk.Filter, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    let found: [Item.ID] = try tx.all("\(Desk.query(town, tx.actor, filter)) LIMIT \(most + 1)") { try $0["item"] }
    guard !found.isEmpty else { throw Fault.invalid("item", "没有符合这些条件的信息，请放宽条件再试。") }
    guard found.count <= most else {
      throw Fault.invalid("item", "符合条件的超过 \(most) 条，请再加条件（如栏目、年份），分几次办理。")
    }
    return try choose(found, in: town, tx)
  }

  private static func begin(in town: Identifier<Organisation>, _ tx: Transaction) throws -> ID {
    guard let staff = tx.actor.staff else { throw Fault.forbidden }
    return try tx.insert(
      """
      INSERT INTO bulk (town, account, verb, orders, state, created_at)
      VALUES (\(town), \(staff.account), '', '', 'choosing', \(tx.now)) RETURNING id
      """)
  }

  /// What the newest edition is called.
  private static let title: SQL = """
    COALESCE((SELECT revision.title FROM edition
      JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      WHERE edition.item = item.id ORDER BY edition.ordinal DESC LIMIT 1), '')
    """
}
