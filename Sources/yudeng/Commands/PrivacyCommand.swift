import ArgumentParser
import Foundation
import Kernel
import Privacy

/// `yudeng privacy`: lists private matter in a file (隐私检查), without a town and without a database.
struct PrivacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "查出文件里的身份证号、手机号、银行卡号、住址等隐私（不需要数据库）。",
    discussion: "退出状态：0 没有发现，1 有发现，2 用法不对。不加 --json 时不显示号码本身。位置按 Unicode 标量计，从 0 开始。")

  @Argument(help: "文件（.txt、.docx、.html），- 是标准输入。") var file: String?
  @Flag(help: "每个发现一行 JSON。") var json = false
  @Option(help: "检验用的表：type、value、is_private_and_valid、text 四列，输出查全率和查准率。") var tsv: String?

  func run() throws {
    if let tsv {
      guard file == nil else { throw Fault.invalid("tsv", "--tsv 和单独的文件只能用一种。") }
      return Console.say(try PrivacyMeasure(rows: PrivacyMeasure.rows(tsv), on: today).json())
    }
    guard let file else { throw Fault.invalid("file", "请写要检查的文件，- 是标准输入。") }
    let source = try TextSource(path: file)
    let found = Privacy.matters(in: source.text, on: today)
    let lines = Lines(source.text)
    for matter in found { Console.say(json ? try Self.encoded(matter) : lines.sentence(matter)) }
    if !json { Console.say(found.isEmpty ? "没有发现隐私。" : "共 \(found.count) 处。") }
    if !found.isEmpty { throw ExitCode(1) }
  }

  private var today: Day { Day(at: Date()) }

  private static func encoded(_ matter: PrivateMatter) throws -> String {
    struct Line: Encodable { let start, end: Int; let kind, severity: String }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let line = Line(
      start: matter.range.lowerBound, end: matter.range.upperBound, kind: matter.kind.rawValue,
      severity: matter.severity.rawValue)
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }

  /// Where a position lies for somebody who opens the file (行列).
  private struct Lines {
    private let starts: [Int]

    init(_ text: String) {
      starts = [0] + text.unicodeScalars.enumerated().filter { $0.element == "\n" }.map { $0.offset + 1 }
    }

    func sentence(_ matter: PrivateMatter) -> String {
      let line = (starts.firstIndex { $0 > matter.range.lowerBound } ?? starts.count) - 1
      let grade = matter.severity == .block ? "不得公开" : "请核实"
      return "第 \(line + 1) 行第 \(matter.range.lowerBound - starts[line] + 1) 字：\(matter.kind.chinese)"
        + "（\(matter.range.count) 个字符），\(grade)。"
    }
  }
}
