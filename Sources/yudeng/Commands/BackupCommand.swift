import ArgumentParser
import Files
import Foundation
import Kernel
import Publishing
import Store

/// `yudeng backup FILE`: everything in one file, while the site is being used.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "把数据库、附件和密钥备份成一个文件；网站可以继续使用。")

  @Argument(help: "备份文件的位置，不能已经存在。") var file: String

  func run() async throws {
    let home = Home.fromEnvironment()
    let store = try home.openExisting()
    let key = FileManager.default.fileExists(atPath: home.key) ? home.key : nil
    _ = try await Backup.make(store, FileStore(folder: home.files), key: key, to: file, report: Console.progress())
    // An erasure tells later which backups still hold what it took away.
    let name = URL(filePath: file).lastPathComponent
    try await store.write(as: .program("backup")) { try KeptBackup.record(name, $0) }
    Console.say("备份完成：\(file)")
  }
}

/// `yudeng restore FILE`: into an empty place, checked to the last byte.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "从备份恢复到空的数据文件夹，逐项核对后才生效。")

  @Argument(help: "备份文件。") var file: String

  func run() async throws {
    let home = Home.fromEnvironment()
    _ = try await Backup.restore(from: file, into: home.path, clock: { Date() }, report: Console.progress())
    Console.say("恢复完成：\(home.path)，校验和与审计日志均核对无误。")
  }
}
