import Foundation
import Kernel
import Store

/// The data folder (`YUDENG_HOME`): the database, the files, the key and the ledger of visits.
struct Home: Sendable {
  let path: String

  var database: String { path + "/yudeng.sqlite" }
  var files: String { path + "/files" }
  /// The key that identity fields are encrypted with; 32 bytes, readable by the owner only.
  var key: String { path + "/key" }
  var visits: String { path + "/visits.ring" }
  var uploads: String { path + "/uploads" }
  /// What jobs have half done.
  var scratch: String { path + "/scratch" }
  /// The demonstration's accounts as printed; not there in a real home.
  var demoAccounts: String { path + "/demo-accounts.txt" }

  /// Where the settings say it is, by default `./data`.
  static func fromEnvironment() -> Home {
    let given = ProcessInfo.processInfo.environment["YUDENG_HOME"] ?? ""
    return Home(path: given.isEmpty ? "./data" : given)
  }

  var isEmpty: Bool { !FileManager.default.fileExists(atPath: database) }

  /// Takes away all that this program puts into a home.
  func clear() throws {
    for file in [database, database + "-wal", database + "-shm", files, key, visits, uploads, scratch, demoAccounts]
    where FileManager.default.fileExists(atPath: file) {
      try FileManager.default.removeItem(atPath: file)
    }
  }

  /// A folder of its for passing things, empty: what a crash left there goes at the start.
  func emptied(_ folder: String) throws -> URL {
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return URL(filePath: folder)
  }

  /// Makes the folder if it is not there and opens the database in it.
  func open(clock: @escaping @Sendable () -> Date = { Date() }) throws -> Store {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Fault.invalid("YUDENG_HOME", "建不了数据文件夹 \(path)，请换一个有写权限的位置（设置 YUDENG_HOME）。")
    }
    return try Store(path: database, clock: clock)
  }

  /// The database of a home that must be there already.
  func openExisting() throws -> Store {
    guard !isEmpty else {
      throw Fault.invalid("YUDENG_HOME", "数据文件夹 \(path) 里还没有数据。先运行 yudeng demo（演示）或 yudeng restore（恢复备份）。")
    }
    return try open()
  }

  /// The key, made on first use.
  func secretKey() throws -> [UInt8] {
    if let data = FileManager.default.contents(atPath: key) {
      guard data.count == 32 else { throw Fault.invalid("key", "密钥文件 \(key) 已损坏，请从备份恢复。") }
      return Array(data)
    }
    let fresh = Entropy.system.bytes(32)
    guard
      FileManager.default.createFile(atPath: key, contents: Data(fresh), attributes: [.posixPermissions: 0o600])
    else { throw Fault.invalid("key", "写不了密钥文件 \(key)，请检查文件夹的写权限。") }
    return fresh
  }
}

extension Entropy {
  /// The operating system's.
  static let system = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
