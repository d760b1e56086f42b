import Foundation
import Kernel

/// Words that are listed as wrong, with what is right (词语对照表). The list is data with a source for each line.
struct ListedWords: Rule {
  let name = "words.listed"
  let title = "词语对照表"
  let level = Level.strict
  let examples = [RuleExample("认真布署防汛工作。", "认真部署防汛工作。"), RuleExample("截止2025年底", "截至2025年底")]

  /// A line of the list: what is wrong, what is right, how grave, and where it is from.
  struct Entry: Sendable {
    let wrong: String
    let right: String
    let severity: Finding.Severity
    let source: String
    /// Where the wrong word is part of a right one.
    let unless: [String]
    /// `2019-12-31`; empty for what has always been wrong.
    let from: String
  }

  private let entries: [Entry]
  private let scan: PhraseScan

  init(_ entries: [Entry] = WordList.entries) {
    self.entries = entries
    scan = PhraseScan(entries.map(\.wrong))
  }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    scan.hits(in: text).compactMap { hit in
      let entry = entries[hit.phrase]
      guard entry.from <= context.today.description, !text.isInTitle(hit.range.lowerBound),
        !entry.unless.contains(where: { stands($0, around: hit.range, entry.wrong, text) })
      else { return nil }
      let message =
        entry.right.isEmpty ? "“\(entry.wrong)”不宜使用，请改写。" : "“\(entry.wrong)”应为“\(entry.right)”，请修改。"
      return Finding(
        range: hit.range, rule: name, severity: entry.severity, message: message, evidence: entry.source,
        fixes: entry.right.isEmpty ? [] : [entry.right], isSafe: entry.severity == .error)
    }
  }

  /// Whether a longer word stands around the hit.
  private func stands(_ word: String, around range: Range<Int>, _ wrong: String, _ text: ProofText) -> Bool {
    guard let inside = word.range(of: wrong) else { return false }
    let offset = word[..<inside.lowerBound].unicodeScalars.count
    return text.has(word, at: range.lowerBound - offset)
  }
}
