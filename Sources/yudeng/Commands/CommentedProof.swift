import Foundation
import Kernel
import Manuscript
import Privacy
import Proofing

/// A Word document with the proofreader's findings as comments (带批注的文档).
struct CommentedProof {
  let count: Int
  private let bytes: [UInt8]

  init(_ path: String, _ proofreader: Proofreader, _ lexicon: Lexicon?, now: Date) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault.invalid("file", "读不出“\(path)”，请检查文件在不在、有没有权限。")
    }
    let beyond = try Self.beyondWords(path, proofreader, now: now)
    do throws(Refusal) {
      let document = try DOCXComments([UInt8](data))
      let text = ProofText(document.paragraphs.map { $0.replacing("\n", with: " ") }.joined(separator: "\n"))
      let today = Day(at: now)
      var context = ProofContext(today: PaperDate.of(text) ?? today, isWholePaper: Paper.isWhole(text))
      context.lexicon = lexicon
      let matters = Privacy.matters(in: text.string(0..<text.count), on: today)
      let spoken = proofreader.findings(in: text, context: context).filter { finding in
        !matters.contains { $0.range.overlaps(finding.range) }
      }
      let said = spoken.map { ($0.range, Self.words($0)) } + matters.map { ($0.range, Self.words($0)) }
      let comments = said.compactMap { Self.comment($0.0, $0.1, document.paragraphs) }
        + beyond.compactMap { Self.comment($0, document.paragraphs) }
      count = comments.count
      bytes = comments.isEmpty
        ? [UInt8](data) : try document.adding(comments, author: "鱼灯校对", time: now.ISO8601Format())
    } catch {
      throw Fault.invalid("file", error.sentence)
    }
  }

  func write(to path: String) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Fault.invalid("docx", "写不进“\(path)”，请检查文件夹在不在、有没有权限和空间。")
    }
  }

  /// A finding in a line of the manuscript: the words of the line, how many lines before it have the same, and where in it.
  private struct Place {
    let finding: Finding
    let line: String
    let before: Int
    let range: Range<Int>
  }

  /// What the tables, links and hidden parts of the document say, which its words alone do not: what is found with them
  /// and not without.
  private static func beyondWords(_ path: String, _ proofreader: Proofreader, now: Date) throws -> [Place] {
    let source = try TextSource(path: path)
    let text = ProofText(source.text)
    let rules = proofreader.rules.filter { $0.name != "spelling" }
    let quick = Proofreader(rules: rules, level: proofreader.level)
    var context = ProofContext(today: PaperDate.of(text) ?? Day(at: now), isWholePaper: Paper.isWhole(text))
    let plain = Set(quick.findings(in: text, context: context))
    context.facts = source.facts
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return quick.findings(in: text, context: context).filter { !plain.contains($0) }.map { finding in
      var (line, start) = (0, 0)
      while line < lines.count - 1, start + lines[line].unicodeScalars.count < finding.range.lowerBound {
        start += lines[line].unicodeScalars.count + 1
        line += 1
      }
      let before = lines[..<line].count { $0.withoutEdges == lines[line].withoutEdges }
      return Place(
        finding: finding, line: lines[line].withoutEdges, before: before,
        range: finding.range.lowerBound - start..<finding.range.upperBound - start)
    }
  }

  /// The same at the paragraph of the same words, at the first one where there is none.
  private static func comment(_ place: Place, _ paragraphs: [String]) -> DOCXComments.Comment? {
    guard !paragraphs.isEmpty else { return nil }
    let same = paragraphs.indices.filter { paragraphs[$0].withoutEdges == place.line }
    guard let paragraph = same.dropFirst(place.before).first ?? same.last else {
      return DOCXComments.Comment(paragraph: 0, range: 0..<0, text: words(place.finding))
    }
    let count = paragraphs[paragraph].unicodeScalars.count
    return DOCXComments.Comment(
      paragraph: paragraph, range: min(place.range.lowerBound, count)..<min(place.range.upperBound, count),
      text: words(place.finding))
  }

  /// What reaches over paragraphs is said at the one where it begins.
  private static func comment(
    _ place: Range<Int>, _ words: String, _ paragraphs: [String]
  ) -> DOCXComments.Comment? {
    var start = 0
    for (index, paragraph) in paragraphs.enumerated() {
      let end = start + paragraph.unicodeScalars.count
      if place.lowerBound <= end {
        let range = place.lowerBound - start..<min(place.upperBound, end) - start
        return DOCXComments.Comment(paragraph: index, range: range, text: words)
      }
      start = end + 1
    }
    return nil
  }

  private static func words(_ matter: PrivateMatter) -> String {
    matter.severity == .block
      ? "这里有\(matter.kind.chinese)，属于个人隐私，不能公开，请删去或者遮盖。" : "这里像是\(matter.kind.chinese)，请确认可以公开。"
  }

  private static func words(_ finding: Finding) -> String {
    let fixes = finding.fixes.filter { !$0.isEmpty }.prefix(3).map { "“\($0)”" }.joined(separator: "或")
    let basis = finding.evidence.map { "（\($0)）" } ?? ""
    return finding.message + (fixes.isEmpty ? "" : "建议：\(fixes)。") + basis
  }
}

extension String {
  /// Without blanks at its ends, in which manuscript and document differ.
  fileprivate var withoutEdges: String { trimmingCharacters(in: .whitespaces) }
}
