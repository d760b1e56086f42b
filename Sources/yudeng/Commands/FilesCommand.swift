import ArgumentParser
import Files

/// `yudeng files verify`: is every file there, and what its name says?
struct FilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "files", abstract: "附件文件库。", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", abstract: "逐个核对附件文件，找出缺失和损坏的。")

    func run() async throws {
      let home = Home.fromEnvironment()
      let store = try home.openExisting()
      let verdict = try await FileStore(folder: home.files).verify(store, report: Console.progress())
      for digest in verdict.missing { Console.say("缺失：\(digest)") }
      for digest in verdict.damaged { Console.say("损坏：\(digest)") }
      for name in verdict.unregistered { Console.say("多余（不影响使用）：\(name)") }
      guard verdict.isWhole else {
        Console.say("共核对 \(verdict.checked) 个文件，缺失 \(verdict.missing.count) 个、损坏 \(verdict.damaged.count) 个，请从备份恢复。")
        throw ExitCode(1)
      }
      Console.say("文件库完整，共 \(verdict.checked) 个文件。")
    }
  }
}
