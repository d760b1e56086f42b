import Kernel
import Proofing
import Store

/// What publishing does to open findings (整改闭环): whoever repairs a fault sees it closed at once, not the next morning.
enum PatrolRepair {
  /// After an item became public, moved, or was marked: what no longer holds of it and its columns closes.
  static func settle(_ item: Item.ID, _ tx: Transaction) throws {
    guard let row = try tx.first(PatrolItem.one(item), PatrolItem.init), let town = try town(of: item, tx)
    else { return }
    let columns = try openColumns(of: row.column, tx)
    let known = try PatrolFinding.known(of: [item], without: [.missingFile], tx).filter { $0.state != .closed }
    guard !known.isEmpty || !columns.isEmpty else { return }
    let (rules, tree) = (try PatrolRules.fetch(town, on: tx.today, tx), try ColumnTree.fetch(town, tx))
    let item = try reread(row, rules, tx)
    let found = try PatrolBatch.fetch([item], rules, tree, tx).found()
    let keys = Set(known.map(\.key))
    var settling = PatrolSettling(rules, tree)
    try settling.settle(found.filter { keys.contains($0.key) }, against: known, tx)
    let still = try PatrolColumns.fetch(rules, tx).found()
    try settling.settle(still.filter { each in columns.contains { $0.key == each.key } }, against: columns, tx)
  }

  /// After an item was taken down: nothing is wrong with it any more.
  static func forget(_ item: Item.ID, _ tx: Transaction) throws {
    try PatrolReading.forget(item, tx)
    let known = try PatrolFinding.known(of: [item], tx).filter { $0.state != .closed }
    guard !known.isEmpty, let town = try town(of: item, tx) else { return }
    var settling = PatrolSettling(try PatrolRules.fetch(town, on: tx.today, tx), try ColumnTree.fetch(town, tx))
    try settling.settle([], against: known, tx)
  }

  private static func town(of item: Item.ID, _ tx: Transaction) throws -> Identifier<Organisation>? {
    try tx.value("SELECT town FROM item WHERE id = \(item)")
  }

  /// Open findings about its column and those above it.
  private static func openColumns(of column: Column.ID, _ tx: Transaction) throws -> [PatrolFinding] {
    try tx.all(
      """
      \(PatrolFinding.selection) WHERE patrol_finding.column_id IN \(list: Column.chain(column, tx))
        AND patrol_finding.item IS NULL AND patrol_finding.state <> 'closed'
      """, PatrolFinding.init)
  }

  /// A new revision is read here and now; the gate has read it already, so nobody waits for what is new to him.
  private static func reread(_ item: PatrolItem, _ rules: PatrolRules, _ tx: Transaction) throws -> PatrolItem {
    let house = try ItemProof.House.fetch(rules.town, item: nil, on: rules.day, tx)
    guard item.readWith != PatrolReading.version(rules, house),
      let content = try PatrolReading.content(item.revision, tx)
    else { return item }
    try PatrolReading.read(item, content, rules, house).keep(tx)
    return try tx.first(PatrolItem.one(item.id), PatrolItem.init) ?? item
  }
}

extension PatrolReading {
  /// Unless another revision became public while it was read.
  func keepIfLive(_ tx: Transaction) throws {
    let live: Revision.ID? = try tx.value("SELECT revision FROM live_item WHERE item = \(item)")
    if live == revision { try keep(tx) }
  }
}

extension PatrolFinding {
  /// Findings of items that are not public any more and were never told so.
  static func closeOrphans(
    in town: Identifier<Organisation>, _ settling: inout PatrolSettling, _ tx: Transaction
  ) throws {
    let known = try tx.all(
      """
      \(selection) WHERE patrol_finding.town = \(town) AND patrol_finding.state IN ('open', 'answered')
        AND patrol_finding.item IS NOT NULL AND live_item.item IS NULL
      """, PatrolFinding.init)
    try settling.settle([], against: known, tx)
  }
}
