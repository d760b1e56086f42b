import Foundation
import Kernel
import Store

extension Edition {
  /// The last approval, with an hour to publish at (定时发布). The schedule is this column, not a message that
  /// could be lost.
  package static func schedule(_ id: ID, at hour: Date, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireStep(tx)
    guard transition(from: piece.edition.state, verb: .schedule) != nil else { throw piece.refusal(of: .schedule) }
    var issues = try piece.releaseIssues(tx)
    if hour <= tx.now { issues.append(Issue("at", "定时发布的时间已经过去，请选一个以后的时间，或者直接发布。")) }
    if hour > tx.now.addingTimeInterval(366 * 86_400) {
      issues.append(Issue("at", "定时发布最多可以定在一年以内，请核对年份。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try piece.advance(.schedule, scheduledFor: hour, note: note.trimmed, tx)
  }

  /// Publishes a scheduled edition whose hour has come, or at once by one who may 签发.
  package static func release(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    guard piece.edition.state == .scheduled, let hour = piece.edition.scheduledFor else {
      throw piece.refusal(of: .release)
    }
    try tx.actor.require(.issue, in: piece.item.organisation, column: piece.column.id)
    if tx.actor.staff == nil, hour > tx.now { throw piece.refusal(of: .release) }
    try piece.release(note: note.trimmed, tx)
  }
}

/// Publishing what is due (到点发布). The server calls it every half minute; twice does no harm.
package enum ScheduledRelease {
  /// Editions whose hour has come, earliest first.
  package static func due(at now: Date, limit: Int = 100, _ reader: some Reader) throws -> [Edition.ID] {
    try reader.all(
      """
      SELECT id FROM edition WHERE state = 'scheduled' AND scheduled_for <= \(now)
      ORDER BY scheduled_for, id LIMIT \(limit)
      """
    ) { try $0["id"] }
  }

  /// Publishes them, each in a transaction of its own that looks again. What may not be published any more goes
  /// back to its writer with the reason. Returns how many became public.
  package static func run(_ store: Store) async throws -> Int {
    var released = 0
    for id in try await store.read({ try due(at: store.now(), $0) }) {
      if try await publish(id, store) { released += 1 }
    }
    return released
  }

  private static func publish(_ id: Edition.ID, _ store: Store) async throws -> Bool {
    do {
      try await store.write(as: .program("schedule")) { try Edition.release(id, $0) }
      return true
    } catch let fault as Fault where fault.kind == .conflict {
      // Someone took it back, or another process was first.
      return false
    } catch let fault as Fault {
      let reason = fault.issues.map(\.sentence).joined()
      try await store.write(as: .program("schedule")) { tx in
        guard try Edition.find(id, tx).state == .scheduled else { return }
        try Edition.sendBack(id, reason: "到点未能发布：\(reason)", tx)
      }
      return false
    }
  }
}
