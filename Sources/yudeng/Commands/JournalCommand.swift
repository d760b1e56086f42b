import ArgumentParser
import Store

/// `yudeng journal verify`: is the audit journal as it was written?
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "审计日志。", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "核对审计日志：找出被改动、删除或调换的记录。")

    func run() async throws {
      let store = try Home.fromEnvironment().openExisting()
      switch try await Journal.verify(store, report: Console.progress()) {
      case .whole(let count): Console.say("审计日志完整，共 \(count) 条。")
      case .broken(_, let sentence):
        Console.say(sentence)
        throw ExitCode(1)
      }
    }
  }
}
