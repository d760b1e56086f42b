import Foundation
import Kernel
import Store

/// A job as the staff see it in the list (任务列表).
package struct JobRow: Equatable, Sendable {
  package enum State: String, CaseIterable, Sendable, Storable {
    case waiting, running, done, dead, cancelled

    package var chinese: String {
      switch self {
      case .waiting: "等待"
      case .running: "进行中"
      case .done: "完成"
      case .dead: "失败"
      case .cancelled: "已取消"
      }
    }
  }

  package let id: Identifier<JobRow>
  package let kind: String
  package let queue: JobQueue
  package let label: String
  package let organisation: Identifier<Organisation>?
  package let state: State
  package let attempts: Int
  package let maxAttempts: Int
  package let progress: WorkProgress
  package let lastError: String
  package let dueAt: Date
  package let createdAt: Date
  package let settledAt: Date?

  init(_ row: Row) throws {
    id = try row["id"]
    kind = try row["kind"]
    queue = try row["queue"]
    label = try row["label"]
    organisation = try row["organisation"]
    state = try row["state"]
    attempts = try row["attempts"]
    maxAttempts = try row["max_attempts"]
    progress = WorkProgress(try row["done_parts"], of: try row["total_parts"], try row["doing"])
    lastError = try row["last_error"]
    dueAt = try row["due_at"]
    createdAt = try row["created_at"]
    settledAt = try row["settled_at"]
  }
}

extension JobRow {
  package static func find(_ id: Identifier<JobRow>, _ reader: some Reader) throws -> JobRow? {
    try reader.first("SELECT * FROM job WHERE id = \(id)", JobRow.init)
  }

  /// The newest first, of one state or all.
  package static func list(
    _ state: State? = nil, in organisations: [Identifier<Organisation>]? = nil, limit: Int = 50,
    _ reader: some Reader
  ) throws -> [JobRow] {
    var conditions: [SQL] = ["id > 0"]
    if let state { conditions.append("state = \(state)") }
    if let organisations { conditions.append("organisation IN \(list: organisations)") }
    return try reader.all(
      "SELECT * FROM job WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id DESC LIMIT \(limit)", JobRow.init)
  }

  /// Takes a job back that is not finished. One that is running is stopped within a second or so.
  package static func cancel(_ id: Identifier<JobRow>, _ tx: Transaction) throws {
    let changed = try tx.run(
      """
      UPDATE job SET state = 'cancelled', lease = NULL, leased_until = NULL, settled_at = \(tx.now)
      WHERE id = \(id) AND state IN ('waiting', 'running')
      """)
    guard changed == 1 else { throw Fault.conflict("这个任务已经结束，不能取消，请刷新任务列表。") }
    try tx.record("job.cancel", of: "job:\(id)", in: nil)
  }

  /// Puts a failed or cancelled job back in line.
  package static func retry(_ id: Identifier<JobRow>, _ tx: Transaction) throws {
    let changed = try tx.run(
      """
      UPDATE job SET state = 'waiting', attempts = 0, due_at = \(tx.now), settled_at = NULL
      WHERE id = \(id) AND state IN ('dead', 'cancelled') AND NOT EXISTS (
        SELECT 1 FROM job AS same
        WHERE same.kind = job.kind AND same.payload = job.payload AND same.state = 'waiting')
      """)
    guard changed == 1 else { throw Fault.conflict("这个任务没有失败，或者同样的任务已在等待，请刷新任务列表。") }
    try tx.record("job.retry", of: "job:\(id)", in: nil)
  }

  /// Lets go of finished rows that nobody will ask for; failed ones stay until someone looked.
  package static func forget(settledBefore: Date, _ tx: Transaction) throws {
    try tx.run("DELETE FROM job WHERE state IN ('done', 'cancelled') AND settled_at < \(settledBefore)")
  }
}
