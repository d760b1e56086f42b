import Foundation
import GRDB
import Kernel
import Crypto

/// The schema is what `Migrations/*.sql` say, run once each in the order of their names and frozen from then on.
package enum Schema {
  /// One frozen step.
  package struct Migration: Sendable {
    package let name: String
    package let sql: String
    package var digest: String { Hex.encode(SHA256.hash(data: Data(sql.utf8))) }
  }

  package static func migrations() throws -> [Migration] {
    guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "sql" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        Migration(
          name: $0.deletingPathExtension().lastPathComponent, sql: try String(contentsOf: $0, encoding: .utf8))
      }
  }

  /// Runs what has not been run. Each step is all or nothing; the immediate transaction makes a second
  /// process that starts at the same moment wait and then find nothing to do.
  static func bringUpToDate(_ writer: any DatabaseWriter, clock: @Sendable () -> Date) throws {
    let known = try migrations()
    let pending = try writer.read { try $0.tableExists("migration") ? done($0) : [] }
    if pending == known.map(\.name) { return }
    for migration in known {
      try writer.barrierWriteWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try database.execute(
            sql: "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at INTEGER NOT NULL) STRICT")
          let before = try done(database)
          try refuseNewer(before, known)
          guard !before.contains(migration.name) else { return .rollback }
          try database.execute(sql: migration.sql)
          try database.execute(
            sql: "INSERT INTO migration (name, digest, at) VALUES (?, ?, ?)",
            arguments: [migration.name, migration.digest, Int64(clock().timeIntervalSince1970 * 1000)])
          return .commit
        }
      }
    }
  }

  private static func done(_ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM migration ORDER BY name")
  }

  private static func refuseNewer(_ done: [String], _ known: [Migration]) throws {
    let names = Set(known.map(\.name))
    if let newer = done.first(where: { !names.contains($0) }) {
      throw Fault.invalid("database", "数据库来自更新的版本（\(newer)），请先升级鱼灯程序再打开。")
    }
  }
}
