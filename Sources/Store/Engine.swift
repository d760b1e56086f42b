import Foundation
import GRDB
import Kernel

/// How the SQLite engine is opened. Nothing outside `Store` knows that it is SQLite.
enum Engine {
  /// How many may read at the same time.
  static let readers = 4

  static func open(_ path: String?) throws -> any DatabaseWriter {
    guard let path else { return try DatabaseQueue(configuration: configuration) }
    do {
      return try DatabasePool(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw Fault.invalid("database", "数据文件 \(path) 不是数据库或已损坏，请用 yudeng restore 从备份恢复。")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      throw Fault.invalid("database", "打不开数据文件 \(path)，请检查文件夹是否存在、是否有读写权限。")
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    // The command line and the server share the file; a writer waits for the other instead of failing.
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = readers
    configuration.prepareDatabase { database in
      // WAL with FULL: an acknowledged change survives a power cut, not only a killed process.
      // What is deleted is overwritten: an erasure (误公开紧急清除) must leave nothing to be found in the file.
      try database.execute(
        sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;")
    }
    return configuration
  }
}
