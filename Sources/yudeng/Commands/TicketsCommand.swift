import Accounts
import ArgumentParser
import Casework
import Foundation
import Kernel
import Site
import Store

/// `yudeng import-tickets FILE --town chengkan`: takes a list of orders of the 12345 hotline in, of any length.
struct TicketsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-tickets", abstract: "导入 12345 工单：Excel、CSV 或 JSONL，列名自动对应。",
    discussion: "没有导入的行逐行说明原因，这时退出状态为 1；已有的工单不重复导入。")

  @Argument(help: "文件。") var path: String
  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Flag(help: "只看列名怎样对应和前三行的结果，不导入。") var dryRun = false

  func run() async throws {
    let home = Home.fromEnvironment()
    let store = try home.openExisting()
    let slug = town
    guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }), place.kind == .town else {
      throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault.invalid("path", "\(path) 找不到或者不许读，请检查文件的位置和读权限。")
    }
    let table = try TicketTable.read(Array(data), name: (path as NSString).lastPathComponent)
    let mapping = TicketField.guess(table.heads)
    for field in TicketField.allCases where field.isRequired && mapping[field] == nil {
      throw Fault.invalid("path", "没有认出哪一列是“\(field.chinese)”，请把列名改成“\(field.chinese)”再导入。")
    }
    if dryRun { return preview(table, mapping, store.now()) }
    let seal = ContactSeal(box: try SecretBox(key: home.secretKey()), entropy: .system)
    let importing = TicketImporting(store: store, town: place.id, seal: seal, actor: .program("import-tickets"))
    let outcome = try await importing.run(table, mapping, report: Console.progress())
    outcome.told.forEach(Console.say)
    Console.say(outcome.sentence)
    if outcome.refused > 0 { throw ExitCode(1) }
  }

  private func preview(_ table: TicketTable, _ mapping: [TicketField: Int], _ now: Date) {
    Console.say("共 \(table.rows.count) 行。")
    for field in TicketField.allCases { Console.say("\(field.chinese)：\(mapping[field].map { table.heads[$0] } ?? "没有")") }
    for row in table.rows.prefix(3) {
      do {
        let new = try table.order(row, mapping, at: now)
        Console.say("第 \(row.number) 行：\(new.kind.chinese)，\(Beijing.minute(new.dispatchedAt))，\(new.title)")
      } catch { Console.say("第 \(row.number) 行：\((error as? Fault)?.issues.map(\.sentence).joined() ?? "读不了")") }
    }
  }
}
