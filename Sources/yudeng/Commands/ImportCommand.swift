import Accounts
import ArgumentParser
import Files
import Foundation
import Kernel
import Publishing
import Store

/// `yudeng import PATH --town chengkan`: takes over what was public elsewhere, with its original dates.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "从旧系统转入：JSONL 导出文件、DOCX、HTML、TXT，或者装着它们的文件夹。",
    discussion: "每条记录报告结果：taken 已转入、repaired 修补后转入、duplicate 重复、refused 拒收。有拒收时退出状态为 1。")

  @Argument(help: "文件或文件夹。") var path: String
  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Option(help: "全部放进这个栏目（网址名）；不写则按类别自动归入。") var column: String?
  @Flag(help: "每条记录输出一行 JSON。") var json = false

  func run() async throws {
    let home = Home.fromEnvironment()
    let store = try home.openExisting()
    let slug = town
    guard let place = try await store.read({ try Organisation.named(slug: slug, $0) }), place.kind == .town else {
      throw Fault.invalid("town", "没有网址名为“\(slug)”的乡镇，请检查拼写。")
    }
    let columns = try await store.read { try ColumnTree.fetch(place.id, $0) }
    if let column, columns.find(column) == nil {
      throw Fault.invalid("column", "\(place.shortName)没有网址名为“\(column)”的栏目，请在工作台的栏目页查看。")
    }
    let importing = Importing(
      store: store, files: try FileStore(folder: home.files), town: place, columns: columns,
      mapping: try ColumnMapping(),
      column: column)
    let tally = try await importing.run(RecordSource(path: path), progress: Console.progress()) { report in
      if json { Console.say(try report.json()) } else if let line = report.line { Console.say(line) }
    }
    if !json { Console.say(tally.sentence) }
    if tally.refused > 0 { throw ExitCode(1) }
  }
}
