import ArgumentParser
import Foundation
import Kernel
import Proofing

/// `yudeng proof FILE`: proofreads files (校对), without a town and without a database.
struct ProofFilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files", abstract: "校对文件里的错别字、标点、数字、序数和用语（不需要数据库）。",
    discussion: """
      退出状态：0 没有意见，1 有意见，2 用法不对。位置按 Unicode 标量计，从 0 开始；Word 和网页文件按其中的文字计。
      --tsv 读 id、wrong、right 三列的表，只做错别字纠正，输出一个 JSON。
      """)

  @Argument(help: "文件（.txt、.docx、.html）或文件夹，- 是标准输入。") var file: String?
  @Option(help: "灵敏度：sensitive（敏感）、standard（标准）、strict（严格）。") var level = "standard"
  @Flag(help: "每条意见一行 JSON。") var json = false
  @Option(help: "把带批注的校对稿写成网页，写到哪个文件。") var html: String?
  @Option(help: "把意见作为批注写进 Word 文档的副本，写到哪个文件。") var docx: String?
  @Option(help: "只用这些规则，写规则名，用逗号隔开，例如 titles.names,sums.table；写成 --rules=-spelling 是除了它都用。") var rules: String?
  @Option(help: "本地词表，每行一个词，其中的词不再怀疑。") var lexicon: String?
  @Option(help: "检验错别字纠正用的表。") var tsv: String?
  @Option(help: ArgumentHelp("写出训练用的特征。", visibility: .hidden)) var features: String?
  @Option(help: ArgumentHelp("测量扫描的速度：词表，每行一条。", visibility: .hidden)) var scan: String?

  func run() throws {
    guard let level = Level(rawValue: level) else {
      throw Fault.invalid("level", "没有“\(self.level)”这种灵敏度，可用的有：sensitive、standard、strict。")
    }
    if let features { return try SpellingFeatures.write(features) }
    if let tsv {
      guard file == nil else { throw Fault.invalid("tsv", "--tsv 和单独的文件只能用一种。") }
      return Console.say(try SpellingMeasure.json(of: tsv, level))
    }
    if let scan, let file { return Console.say(try ScanMeasure.json(list: scan, text: file)) }
    guard let file else { throw Fault.invalid("file", "请写要校对的文件或文件夹，- 是标准输入。") }
    guard SpellingTables.shipped != nil else {
      throw Fault.invalid("file", "程序旁边错别字纠正用的数据缺失或已损坏，请重新安装或编译。")
    }
    let files = try Self.files(file)
    let chosen = try chosen()
    guard html == nil || files.count == 1 else { throw Fault.invalid("html", "--html 一次只写一个文件的校对稿，请只给一个文件。") }
    guard docx == nil || files.count == 1 && files[0].lowercased().hasSuffix(".docx") else {
      throw Fault.invalid("docx", "--docx 一次只给一个 Word 文档（.docx）写批注，请只给一个。")
    }
    var (count, unread) = (0, 0)
    if let docx { count = try comment(files[0], docx, level, chosen) }
    // Comments say it all, unless the findings are wanted in another form as well.
    for path in files where docx == nil || json || html != nil {
      do { count += try proofread(path, level, chosen) } catch let fault as Fault where files.count > 1 {
        // One bad file of a folder does not hold up the others.
        unread += 1
        Console.complain("\(path)：\(fault.issues.map(\.sentence).joined())")
      }
    }
    if !json, docx == nil { Console.say(count == 0 ? "没有发现问题。" : "共 \(count) 条意见。") }
    if unread > 0 { throw Fault.invalid("file", "有 \(unread) 个文件没有读成，其余的都查过了。") }
    if count > 0 { throw ExitCode(1) }
  }

  private func proofread(_ path: String, _ level: Level, _ rules: [any Rule]) throws -> Int {
    let source = try TextSource(path: path)
    let text = ProofText(source.text)
    // An old paper is judged by its own day.
    var context = ProofContext(
      today: PaperDate.of(text) ?? Day(at: Date()), isWholePaper: Paper.isWhole(text), facts: source.facts)
    context.lexicon = try townWords()
    let findings = Proofreader(rules: rules, level: level).findings(in: text, context: context)
    for finding in findings {
      Console.say(json ? try ProofLine(path, finding, text).encoded() : Self.sentence(finding, text, path))
    }
    if let html { try write(ProofPage.html(URL(filePath: path).lastPathComponent, text, findings), to: html) }
    return findings.count
  }

  private func townWords() throws -> Lexicon? { try lexicon.map { Lexicon(text: try TextSource(path: $0).text) } }

  /// The rules that were asked for; all when nothing was said.
  private func chosen() throws -> [any Rule] {
    guard let rules else { return Proofreader.allRules }
    let names = rules.split(separator: ",").map(String.init)
    let known = Set(Proofreader.allRules.map(\.name))
    if let odd = names.first(where: { !known.contains($0.hasPrefix("-") ? String($0.dropFirst()) : $0) }) {
      throw Fault.invalid("rules", "没有“\(odd)”这条规则，可用的有：\(known.sorted().joined(separator: "、"))。")
    }
    let left = Set(names.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) })
    let taken = Set(names.filter { !$0.hasPrefix("-") })
    return Proofreader.allRules.filter { !left.contains($0.name) && (taken.isEmpty || taken.contains($0.name)) }
  }

  /// Writes the findings as comments into a copy of a Word document; how many there are.
  private func comment(_ path: String, _ out: String, _ level: Level, _ rules: [any Rule]) throws -> Int {
    let proof = try CommentedProof(path, Proofreader(rules: rules, level: level), try townWords(), now: Date())
    try proof.write(to: out)
    if !json {
      Console.say(proof.count == 0 ? "没有发现问题，写出的文档与原件内容相同。" : "共 \(proof.count) 条意见，已作为批注写进“\(out)”。")
    }
    return proof.count
  }

  private func write(_ page: String, to path: String) throws {
    do {
      try Data(page.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Fault.invalid("html", "写不进“\(path)”，请检查文件夹在不在、有没有权限和空间。")
    }
  }

  /// A folder stands for the files in it that can be read, in the order of their names.
  private static func files(_ path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    return names.filter { name in ["txt", "md", "docx", "html", "htm"].contains { name.lowercased().hasSuffix("." + $0) } }
      .map { path + "/" + $0 }
  }

  private static func sentence(_ finding: Finding, _ text: ProofText, _ path: String) -> String {
    let line = text.lines.firstIndex { $0.upperBound >= finding.range.lowerBound } ?? 0
    let column = finding.range.lowerBound - (text.lines.indices.contains(line) ? text.lines[line].lowerBound : 0)
    return "\(path) 第 \(line + 1) 行第 \(column + 1) 字：\(finding.message)（\(finding.rule)）"
  }
}

/// A finding as a line of JSON (意见行).
private struct ProofLine: Encodable {
  let file: String
  let start, end: Int
  let text, rule, severity, message: String
  let evidence: String?
  let fixes: [String]
  let safe: Bool

  init(_ path: String, _ finding: Finding, _ source: ProofText) {
    file = path
    (start, end) = (finding.range.lowerBound, finding.range.upperBound)
    (text, rule, severity) = (source.string(finding.range), finding.rule, finding.severity.rawValue)
    (message, evidence, fixes, safe) = (finding.message, finding.evidence, finding.fixes, finding.isSafe)
  }

  func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
