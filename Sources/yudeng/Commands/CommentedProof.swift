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
