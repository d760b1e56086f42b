import ArgumentParser
import Files
import Foundation
import Kernel
import Publishing
import Store

/// `yudeng demo`: fills an empty home with the demonstration town.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "在空的数据文件夹里建立演示镇：单位、栏目、账号和几百条真实文件。")

  @Option(help: "真实文件所在的文件夹（默认取 YUDENG_DATA，再默认 ../shared/data）。") var data: String?

  func run() async throws {
    let home = Home.fromEnvironment()
    guard home.isEmpty else {
      throw Fault.invalid("YUDENG_HOME", "数据文件夹 \(home.path) 里已经有数据，演示只能建在空文件夹里；请换一个 YUDENG_HOME。")
    }
    do {
      try await fill(home)
    } catch {
      // The folder was empty before; half a demonstration would only stand in the way of the next try.
      try home.clear()
      throw error
    }
  }

  private func fill(_ home: Home) async throws {
    let clock = DemoClock()
    let store = try home.open(clock: { clock.now })
    let (key, files) = (try home.secretKey(), try FileStore(folder: home.files))
    let town = try await DemoYear.build(clock, store, files, key)
    let accounts = try await DemoAccounts.open(town, store)
    let own = try await DemoItems.publish(town, store)
    let real = try await DemoDocuments.takeIn(from: folder, town, store, files)
    Console.say("演示镇已建好：自编示例 \(own) 条，真实法规文件 \(real) 条。")
    if real == 0 { Console.say("没有找到真实文件的数据文件夹（\(folder)），只放了自编示例；可用 --data 指定后在空文件夹里重建。") }
    for account in accounts { Console.say("账号 \(account.name) 口令 \(account.password) \(account.duty)") }
    try Self.keep(accounts, home)
  }

  private var folder: String {
    data ?? ProcessInfo.processInfo.environment["YUDENG_DATA"].flatMap { $0.isEmpty ? nil : $0 } ?? "../shared/data"
  }

  /// `yudeng serve` prints them beside the address as long as the file is there.
  private static func keep(_ accounts: [DemoAccount], _ home: Home) throws {
    let lines = accounts.map { "账号 \($0.name) 口令 \($0.password) \($0.duty)" }.joined(separator: "\n") + "\n"
    let kept = FileManager.default.createFile(
      atPath: home.demoAccounts, contents: Data(lines.utf8), attributes: [.posixPermissions: 0o600])
    if !kept { Console.complain("演示账号没有存下来，请记住上面的口令。") }
  }
}
