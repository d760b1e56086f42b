import Foundation
import Kernel
import Manuscript
import Proofing
import Rendering

/// A text to be checked (待查文件): a plain text as it is, or the text of a Word file or web page; `-` is standard input.
/// Positions in findings count the scalars of this text.
struct TextSource {
  let name: String
  let text: String
  /// Tables and links of a Word file or web page; none of a plain text.
  let facts: ProofFacts

  init(path: String) throws {
    name = path
    guard path != "-" else {
      text = TextBytes.decode([UInt8](FileHandle.standardInput.readDataToEndOfFile()))
      facts = ProofFacts()
      return
    }
    switch URL(filePath: path).pathExtension.lowercased() {
    case "docx", "html", "htm":
      let document = try SourceFile(path: path).reading(title: nil)
      let sheet = ProofSheet(title: document.title, manuscript: document.manuscript)
      text = sheet.text.string(0..<sheet.text.count)
      var facts = sheet.facts
      let unseen: Set<Omission.Kind> = [.hidden, .script, .address, .embedded]
      facts.hidden = document.omissions.filter { unseen.contains($0.kind) }.map(\.sentence)
      self.facts = facts
    default:
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Fault.invalid("file", "打不开“\(path)”，请检查文件在不在、能不能读。")
      }
      text = TextBytes.decode([UInt8](data))
      facts = ProofFacts()
    }
  }

  /// The rows of a table in tabs, each by the names in its first line, taken apart one after another: a set may be large.
  static func rows(of path: String, columns: [String]) throws -> some Sequence<[String: String]> {
    func parts(_ line: Substring) -> [String] {
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let lines = try TextSource(path: path).text.split(whereSeparator: \.isNewline)
    let head = lines.first.map(parts) ?? []
    guard columns.allSatisfy(head.contains) else {
      throw Fault.invalid("tsv", "表“\(path)”的第一行应有这些列：\(columns.joined(separator: "、"))，用制表符隔开。")
    }
    return lines.dropFirst().lazy.map { Dictionary(zip(head, parts($0)), uniquingKeysWith: { first, _ in first }) }
  }
}
