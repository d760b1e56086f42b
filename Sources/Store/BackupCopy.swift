import Foundation
import GRDB
import Kernel

/// Copying the database while it is in use, and looking a copy over (数据库备份): the engine's share of a backup.
extension Store {
  /// Writes the whole database, as it is at one moment, to a new file at `path`, a part at a time, so that
  /// writers wait for no longer than a part takes.
  package func copy(to path: String, report: @escaping ProgressReport = { _ in }) async throws {
    let target = try DatabaseQueue(path: path)
    let source = pool
    try await Task.detached {
      try source.backup(to: target, pagesPerStep: 512) { step in
        report(WorkProgress(step.completedPageCount, of: step.totalPageCount, "正在复制数据库"))
      }
      // One self-contained file: no side files that could be left behind.
      try target.writeWithoutTransaction { _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
    }.value
  }

  /// What is wrong with the database file as a structure, in the engine's words; empty when it is whole.
  package func structuralFaults() async throws -> [String] {
    try await pool.read { database in
      let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let dangling = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      return lines + dangling.map { "foreign key: \($0)" }
    }
  }

  /// The names of the schema's steps that this database has been through, in order.
  package func schemaSteps() async throws -> [String] {
    try await pool.read { try String.fetchAll($0, sql: "SELECT name FROM migration ORDER BY name") }
  }
}
