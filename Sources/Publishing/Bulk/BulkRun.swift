import Kernel
import Store

extension Bulk {
  /// Does what was ordered with each item (执行), a few items to a transaction: what is done stays done whatever happens
  /// to the program, and a second run goes on with what still waits. Each item is judged for itself: what may not be
  /// done is skipped and says why.
  package static func run(
    _ id: ID, as actor: Actor, _ store: Store, report: ProgressReport = { _ in }
  ) async throws {
    let bulk = try await store.read { try find(id, as: actor, $0) }
    guard bulk.state == .ordered, let order = bulk.order else { return }
    let total = try await store.read { try $0.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id)") }
    while true {
      try Task.checkCancellation()
      let left = try await store.write(as: actor) { tx in
        for line in try tx.all(waiting(id, limit: 20), BulkItem.init) { try treat(line, of: bulk, order, tx) }
        return try tx.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id) AND outcome = 'waiting'")
      }
      report(WorkProgress(total - left, of: total, "正在\(order.chinese)"))
      if left == 0 { break }
    }
    _ = try await store.write(as: actor) { tx in
      try tx.run("UPDATE bulk SET state = 'done', ended_at = \(tx.now) WHERE id = \(id) AND state = 'ordered'")
    }
  }

  /// What doing it to one item came to (结果).
  struct Treated {
    var note: String
    var before: BulkItem.Before?
    var made: Revision.ID?
  }

  /// Thrown by a verb that finds nothing to do.
  struct Skip: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private static func treat(_ line: BulkItem, of bulk: Bulk, _ order: BulkOrder, _ tx: Transaction) throws {
    do {
      let treated = try tx.savepoint { try apply(order, to: line, of: bulk, tx) }
      try tx.run(
        """
        UPDATE bulk_item SET outcome = 'done', note = \(treated.note), made = \(treated.made),
          before = \(try treated.before?.stored() ?? "") WHERE bulk = \(bulk.id) AND item = \(line.item)
        """)
      let home: Identifier<Organisation>? = try tx.value("SELECT organisation FROM item WHERE id = \(line.item)")
      try tx.record("bulk.applied", of: "item:\(line.item)", in: home, "批量处理第 \(bulk.id) 号：\(order.chinese)")
    } catch let skip as Skip {
      try settle(bulk.id, line.item, .skipped, skip.reason, tx)
    } catch let fault as Fault {
      try settle(bulk.id, line.item, .skipped, reason(fault), tx)
    }
  }

  static func settle(
    _ id: ID, _ item: Item.ID, _ outcome: BulkItem.Outcome, _ note: String, _ tx: Transaction
  ) throws {
    try tx.run("UPDATE bulk_item SET outcome = \(outcome), note = \(note) WHERE bulk = \(id) AND item = \(item)")
  }

  static func reason(_ fault: Fault) -> String {
    let sentences = fault.issues.map(\.sentence).filter { !$0.isEmpty }.joined()
    if !sentences.isEmpty { return sentences }
    return fault.kind == .notFound ? "不在您的权限范围内，或者已经不在了。" : "现在不能办理，请打开这条信息查看。"
  }

  private static func apply(
    _ order: BulkOrder, to line: BulkItem, of bulk: Bulk, _ tx: Transaction
  ) throws -> Treated {
    switch order {
    case .replace(let replacement): try replace(replacement, line, bulk.id, tx)
    case .retag(let tags): try retag(tags, line, bulk.id, tx)
    case .move(let destination): try move(line.item, to: destination, tx)
    case .mark(let validity, let day, let reason): try mark(line.item, validity, day, reason, tx)
    case .undo(let undone): try putBack(line.item, of: undone, tx)
    // An export is written by its own run, whole or not at all.
    case .export: Treated(note: "")
    }
  }
}
