import ArgumentParser
import Foundation
import Kernel

/// The program: one subcommand for each thing an operator does.
///
/// Exit status: 0 done, 1 some records refused or something found damaged, 2 wrong usage or cannot go on.
@main
struct Yudeng: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yudeng",
    abstract: "鱼灯：乡镇政务公开的全部工作，一个程序。",
    discussion: "数据放在 YUDENG_HOME（默认 ./data），端口是 YUDENG_PORT（默认 8080）。",
    subcommands: [
      ServeCommand.self, DemoCommand.self, ImportCommand.self, RenderCommand.self, ProofCommand.self,
      PrivacyCommand.self, ExportCommand.self, BackupCommand.self, RestoreCommand.self, JournalCommand.self,
      FilesCommand.self, AccountCommand.self, BenchCommand.self, WorkdayCommand.self, CountCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withStatus: code.rawValue)
    } catch let fault as Fault {
      Console.complain(fault.issues.map(\.sentence).joined(separator: "\n"))
      exit(withStatus: 2)
    } catch {
      leave(over: error)
    }
  }

  /// Asking for help is no error; a slip of usage is said in one sentence; anything else is a defect that the
  /// operator must be able to report.
  private static func leave(over error: any Error) {
    let code = exitCode(for: error)
    if code == .success {
      print(fullMessage(for: error))
      exit(withStatus: 0)
    }
    if code == .validationFailure {
      Console.complain("命令写法不对（\(message(for: error))）。运行 yudeng help 查看全部命令和写法。")
      exit(withStatus: 2)
    }
    Console.complain("没有做完：\(error)。数据没有改动的部分保持原样，请保留这句话并联系维护人员。")
    exit(withStatus: 2)
  }

  private static func exit(withStatus status: Int32) { Foundation.exit(status) }
}
