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
  /// The row that it works on, `bulk:12`; empty when there is none.
  package let subject: String
  /// How it ended, for people; empty when it did not say.
  package let summary: String
  /// Who asked for it, as the journal writes him.
  package let createdBy: String
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
    subject = try row["subject"]
    summary = try row["summary"]
    createdBy = try row["created_by"]
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

  /// What one person asked for, the newest first.
  package static func list(of actor: Actor, limit: Int = 50, _ reader: some Reader) throws -> [JobRow] {
    try reader.all("\(query(of: actor)) LIMIT \(limit)", JobRow.init)
  }

  static func query(of actor: Actor) -> SQL {
    "SELECT * FROM job WHERE created_by = \(actor.name) ORDER BY id DESC"
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

  /// Lets go of finished rows that nobody will ask for; failed ones stay until someone looked.
  package static func forget(settledBefore: Date, _ tx: Transaction) throws {
    try tx.run("DELETE FROM job WHERE state IN ('done', 'cancelled') AND settled_at < \(settledBefore)")
  }
}
