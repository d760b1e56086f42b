import Foundation
import Kernel
import Store

extension Job {
  /// Puts the work in line, in the caller's transaction: it is there if and only if the change is. The same
  /// work waiting already is not put in twice, but moved forward when it is now due earlier.
  @discardableResult
  package func enqueue(
    _ tx: Transaction, in organisation: Identifier<Organisation>? = nil, after delay: TimeInterval = 0
  ) throws -> Identifier<JobRow> {
    let due = tx.now.addingTimeInterval(delay)
    return try tx.insert(
      """
      INSERT INTO job (queue, kind, payload, label, subject, organisation, state, due_at, max_attempts, created_at,
        created_by)
      VALUES (\(Self.queue), \(Self.kind), \(payload()), \(label), \(subject), \(organisation), 'waiting', \(due),
        \(Self.maxAttempts), \(tx.now), \(tx.actor.name))
      ON CONFLICT (kind, payload) WHERE state = 'waiting'
      DO UPDATE SET due_at = CASE WHEN excluded.due_at < job.due_at THEN excluded.due_at ELSE job.due_at END
      RETURNING id
      """)
  }

  /// Keys in order, so that the same work is spelled the same.
  private func payload() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
