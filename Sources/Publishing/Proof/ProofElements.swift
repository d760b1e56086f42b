import Foundation
import Kernel
import Manuscript
import Proofing

/// What a text of its kind must say (本类要素), for the proofreader: `Resources/elements.tsv` names the element, the field of the
/// kind that may say it instead, the words by which it is known in a text, and by what it is asked for.
enum ProofElements {
  /// A line of the table (要素).
  private struct Line {
    let kind: String
    let field: String
    let element: WantedElement
  }

  /// What this content must still say in its text: what stands in a field is said there.
  static func wanted(by content: Content) -> [WantedElement] {
    guard content.manuscript.characterCount >= 30 else { return [] }
    return lines.filter { line in
      line.kind == content.kind && (line.field.isEmpty || (content.facts[line.field] ?? "").trimmed.isEmpty)
    }.map(\.element)
  }

  private static let lines: [Line] = {
    guard let url = Bundle.module.url(forResource: "Resources/elements", withExtension: "tsv"),
      let data = FileManager.default.contents(atPath: url.path)
    else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5 else { return nil }
      let signs = parts[3].split(separator: "、").map(String.init)
      return Line(
        kind: parts[0], field: parts[1], element: WantedElement(name: parts[2], signs: signs, source: parts[4]))
    }
  }()
}
