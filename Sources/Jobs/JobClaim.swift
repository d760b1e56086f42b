import Foundation
import Kernel
import Store

/// A job taken in hand (领取): whoever holds the token may settle it, until the lease runs out and the job goes
/// to the next who asks.
package struct JobClaim: Sendable {
  package let id: Identifier<JobRow>
  package let attempt: Int
  let maxAttempts: Int
  let kind: String
  let payload: String
  let token: String

  /// How it ended.
  package enum Outcome: Equatable, Sendable {
    case done
    /// Tried again at that time, unless this was the last attempt.
    case failed(String, retryAt: Date)
    /// Never tried again.
    case hopeless(String)
    /// The program was told to stop: it begins anew, and the attempt does not count.
    case interrupted
    /// It let others go first and goes on afterwards from where it was.
    case gaveWay(WorkProgress?)
  }

  /// Takes the next job that is due: one that waits, or one whose holder has died. Nil when there is none.
  package static func next(
    _ queue: JobQueue, lease: TimeInterval, token: String, _ tx: Transaction
  ) throws -> JobClaim? {
    try buryAbandoned(queue, tx)
    guard let id = try candidate(queue, tx) else { return nil }
    return try tx.first(
      """
      UPDATE job SET state = 'running', attempts = attempts + 1, lease = \(token),
        leased_until = \(tx.now.addingTimeInterval(lease))
      WHERE id = \(id) RETURNING *
      """
    ) { row in
      JobClaim(
        id: try row["id"], attempt: try row["attempts"], maxAttempts: try row["max_attempts"], kind: try row["kind"],
        payload: try row["payload"], token: token)
    }
  }

  /// Whether a claim would find anything: a read, so that an idle program writes nothing.
  package static func isDue(_ queue: JobQueue, at now: Date, _ reader: some Reader) throws -> Bool {
    try reader.count(
      """
      SELECT (SELECT count(*) FROM (
          SELECT 1 FROM job WHERE queue = \(queue) AND state = 'waiting' AND due_at <= \(now) LIMIT 1) AS due)
        + (SELECT count(*) FROM (
          SELECT 1 FROM job WHERE queue = \(queue) AND state = 'running' AND leased_until <= \(now) LIMIT 1) AS lost)
      """) > 0
  }

  /// Keeps the lease and writes the progress down. False when the job is no longer ours: it was cancelled, or
  /// we slept past the lease.
  package func renew(_ lease: TimeInterval, _ progress: WorkProgress?, _ tx: Transaction) throws -> Bool {
    let kept = try tx.run(
      "UPDATE job SET leased_until = \(tx.now.addingTimeInterval(lease)) WHERE id = \(id) AND lease = \(token)")
    guard kept == 1 else { return false }
    if let progress { try put(progress, tx) }
    return true
  }

  private func put(_ progress: WorkProgress, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE job SET done_parts = \(progress.done), total_parts = \(progress.total), doing = \(progress.what)
      WHERE id = \(id) AND lease = \(token)
      """)
  }

  /// Writes down how it ended. False when the job was no longer ours; then nothing changes.
  @discardableResult
  package func settle(_ outcome: Outcome, _ tx: Transaction) throws -> Bool {
    switch outcome {
    case .done: return try end(.done, "", tx)
    case .hopeless(let sentence): return try end(.dead, sentence, tx)
    case .failed(let sentence, _) where attempt >= maxAttempts: return try end(.dead, sentence, tx)
    case .failed(let sentence, let time): return try wait(until: time, sentence, spent: 0, tx)
    case .interrupted: return try wait(until: tx.now, "", spent: 1, tx)
    case .gaveWay(let progress):
      if let progress { try put(progress, tx) }
      // Behind everything that waits now.
      return try wait(until: tx.now.addingTimeInterval(1), "", spent: 1, tx)
    }
  }

  private func end(_ state: JobRow.State, _ error: String, _ tx: Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE job SET state = \(state), last_error = \(error), settled_at = \(tx.now), lease = NULL, leased_until = NULL
      WHERE id = \(id) AND lease = \(token)
      """) == 1
  }

  /// Back in line; or given up when the same work has been put in line meanwhile.
  private func wait(until time: Date, _ error: String, spent: Int, _ tx: Transaction) throws -> Bool {
    let same = try tx.count(
      "SELECT count(*) FROM job WHERE kind = \(kind) AND payload = \(payload) AND state = 'waiting'")
    if same > 0 { return try end(.cancelled, "同样的任务已重新提交。", tx) }
    return try tx.run(
      """
      UPDATE job SET state = 'waiting', due_at = \(time), last_error = \(error), attempts = attempts - \(spent),
        lease = NULL, leased_until = NULL
      WHERE id = \(id) AND lease = \(token)
      """) == 1
  }

  private static func candidate(_ queue: JobQueue, _ tx: Transaction) throws -> Identifier<JobRow>? {
    let lost: Identifier<JobRow>? = try tx.value(
      """
      SELECT id FROM job WHERE queue = \(queue) AND state = 'running' AND leased_until <= \(tx.now)
      ORDER BY id LIMIT 1
      """)
    if let lost { return lost }
    return try tx.value(
      """
      SELECT id FROM job WHERE queue = \(queue) AND state = 'waiting' AND due_at <= \(tx.now)
      ORDER BY due_at, id LIMIT 1
      """)
  }

  /// Ends every lease now: whoever held one is dead.
  static func endLeases(_ tx: Transaction) throws {
    try tx.run("UPDATE job SET leased_until = \(tx.now) WHERE state = 'running' AND leased_until > \(tx.now)")
  }

  /// A job that took its holder down with it as often as it may be tried must not do so for ever.
  private static func buryAbandoned(_ queue: JobQueue, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE job SET state = 'dead', lease = NULL, leased_until = NULL, settled_at = \(tx.now),
        last_error = '任务进行中程序多次中断，已停止重试。'
      WHERE queue = \(queue) AND state = 'running' AND leased_until <= \(tx.now) AND attempts >= max_attempts
      """)
  }
}
