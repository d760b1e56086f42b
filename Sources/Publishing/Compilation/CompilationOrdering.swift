import Files
import Foundation
import Kernel
import Store

extension Compilation {
  /// More than this many items would be a book that nobody turns the pages of.
  package static let most = 2000

  /// Orders one (制作汇编). The caller puts the job in line and names it by `began`.
  package static func order(
    _ column: Column.ID, from first: Day, through last: Day, as format: Format, _ tx: Transaction
  ) throws -> ID {
    let column = try Column.find(column, tx)
    try tx.actor.require(.draft, in: column.town)
    guard let account = tx.actor.staff?.account else { throw Fault.forbidden }
    guard first <= last else { throw Fault.invalid("last", "结束日期早于开始日期，请修改。") }
    let count = try tx.count(counting(column.id, first, last))
    guard count > 0 else { throw Fault.invalid("column", "这个栏目在这段时间里没有公开的信息，请换栏目或者日期。") }
    guard count <= most else {
      throw Fault.invalid("last", "这段时间有 \(count) 条信息，一册最多 \(most) 条，请缩短时间分几册做。")
    }
    let title = "\(column.name)汇编（\(first.chinese)至\(last.chinese)）"
    let id: ID = try tx.insert(
      """
      INSERT INTO compilation (town, column_id, title, first_day, last_day, form, account, ordered_at)
      VALUES (\(column.town), \(column.id), \(title), \(first), \(last), \(format), \(account), \(tx.now)) RETURNING id
      """)
    try tx.record("compilation.ordered", of: "compilation:\(id)", in: column.town, "\(title)，\(count) 条")
    return id
  }

  /// Notes which job makes it.
  package static func began(_ id: ID, job: Int64, _ tx: Transaction) throws {
    try tx.run("UPDATE compilation SET job = \(job) WHERE id = \(id)")
  }

  /// What is to stand in it: the public items, the earliest first.
  static func items(of compilation: Compilation, _ reader: some Reader) throws -> [Item.ID] {
    try reader.all(
      """
      SELECT item FROM live_place
      WHERE column_id = \(compilation.column) AND shown_at >= \(compilation.first.start)
        AND shown_at < \((compilation.last + 1).start)
      ORDER BY shown_at, item
      """
    ) { try $0["item"] }
  }

  private static func counting(_ column: Column.ID, _ first: Day, _ last: Day) -> SQL {
    """
    SELECT count(*) FROM live_place
    WHERE column_id = \(column) AND shown_at >= \(first.start) AND shown_at < \((last + 1).start)
    """
  }

  /// Writes down what was made, unless something of it is not public any more.
  static func settle(
    _ id: ID, _ blob: Blob, _ made: [(item: Item.ID, revision: Revision.ID)], pages: Int, _ tx: Transaction
  ) throws -> Bool {
    for each in made {
      let live: Revision.ID? = try tx.value("SELECT revision FROM live_item WHERE item = \(each.item)")
      guard live == each.revision else { return false }
    }
    try blob.register(tx)
    try tx.run("DELETE FROM compilation_item WHERE compilation = \(id)")
    for each in made {
      try tx.run(
        """
        INSERT INTO compilation_item (compilation, item, revision) VALUES (\(id), \(each.item), \(each.revision))
        """)
    }
    try tx.run(
      """
      UPDATE compilation SET digest = \(blob.digest), size = \(blob.size), made_at = \(tx.now), items = \(made.count),
        pages = \(pages)
      WHERE id = \(id)
      """)
    return true
  }
}
