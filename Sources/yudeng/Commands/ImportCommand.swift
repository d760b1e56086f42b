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
    commandName: "import", 
    abstract: "从旧系统转入：JSONL 导出文件、DOCX、HTML、TXT，或者装着它们的文件夹；也可以是 Excel、CSV、JSON 和网页压缩包。",
    discussion: "每条记录报告结果：taken 已转入、repaired 修补后转入、duplicate 重复、refused 拒收。有拒收时退出状态为 1。")

  @Argument(help: "文件或文件夹。") var path: String
  @Option(help: "乡镇的网址名，如 chengkan。") var town: String
  @Option(help: "全部放进这个栏目（网址名）；不写则按类别自动归入。") var column: String?
  @Option(help: "字段对应方案：在工作台保存的名称，或者一个 JSON 文件；不写则自动猜测。") var mapping: String?
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
      store: store, files: try FileStore(folder: home.files), scratch: FileManager.default.temporaryDirectory,
      town: place, columns: columns, mapping: try ColumnMapping(), column: column)
    let tally: ImportTally
    if try needsFields {
      let ready = importing
      tally = try await OldWorkbook.reading(path, named: name, scratch: ready.scratch) { path, name in
        var importing = ready
        let source = try await mapped(path, name, store, place, columns)
        (importing.fields, importing.leadsOldAddresses) = (source.mapping, source.mapping.redirects)
        return try await importing.run(source, progress: Console.progress(), report: tell)
      }
    } else {
      tally = try await importing.run(RecordSource(path: path), progress: Console.progress(), report: tell)
    }
    if !json { Console.say(tally.sentence) }
    if tally.refused > 0 { throw ExitCode(1) }
  }

  private func tell(_ report: RecordReport) throws {
    if json { Console.say(try report.json()) } else if let line = report.line { Console.say(line) }
  }

  private var name: String { (path as NSString).lastPathComponent }

  /// A table, a JSON file or a ZIP of pages has fields of its own names.
  private var needsFields: Bool {
    get throws {
      let kind = LegacyKind(name: name)
      guard mapping != nil || kind == .json || kind == .table || kind == .pages else { return false }
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw Fault.invalid("path", "\(path) 找不到或者不许读，请检查文件的位置和读权限。")
      }
      return true
    }
  }

  /// Their fields go by the mapping that was kept at the desk or lies in a file, else by a guess.
  private func mapped(
    _ path: String, _ name: String, _ store: Store, _ town: Organisation, _ columns: ColumnTree
  ) async throws -> LegacySource {
    let plain = try LegacySource(path: path, name: name)
    let sample = try plain.sample()
    let chosen = try await mapping(named: mapping, in: town, store) ?? FieldMapping.guess(sample)
    let issues = chosen.issues(sample, columns: columns)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return try LegacySource(path: path, name: name, mapping: chosen)
  }

  private func mapping(named name: String?, in town: Organisation, _ store: Store) async throws -> FieldMapping? {
    guard let name else { return nil }
    if FileManager.default.fileExists(atPath: name) {
      do { return try FieldMapping(stored: String(contentsOfFile: name, encoding: .utf8)) } catch is DecodingError {
        throw Fault.invalid("mapping", "“\(name)”不是字段对应方案：应是 {\"fields\": {\"title\": \"标题列\"}} 这样的 JSON，请核对。")
      }
    }
    let kept = try await store.read { reader in
      try LegacyImport.kept(in: town.id, reader).first { $0.name == name }?.mapping
    }
    guard let kept else {
      throw Fault.invalid("mapping", "没有名为“\(name)”的字段对应方案，也没有这个文件；方案在工作台“导入旧信息”里保存。")
    }
    return kept
  }
}
