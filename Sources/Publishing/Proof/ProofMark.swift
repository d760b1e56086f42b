import Crypto
import Foundation
import Kernel
import Manuscript
import Proofing
import Store

/// A mark on the proof (校对标记): a finding with what stands around it, and what was answered to it.
package struct ProofMark: Sendable {
  package let finding: Finding
  /// By what an answer is found again in later revisions: the rule, the words, and six characters on either side.
  package let key: String
  package let words: String
  /// Up to 24 characters before and after.
  package let lead: String
  package let trail: String
  /// The line of the proof and the place in it; nil when it reaches over several lines.
  package let line: Int?
  package let place: Range<Int>?
  package var answer: ProofAnswer?

  package init(_ finding: Finding, on paper: ProofPaper) {
    self.finding = finding
    let (text, range) = (paper.text, finding.range)
    func before(_ count: Int) -> String { Self.near(text, max(0, range.lowerBound - count)..<range.lowerBound) }
    func after(_ count: Int) -> String {
      Self.near(text, range.upperBound..<min(text.count, range.upperBound + count))
    }
    words = text.string(range)
    (lead, trail) = (before(24), after(24))
    let said = [finding.rule, words, before(6), after(6)].joined(separator: "\u{0}")
    key = Hex.encode(SHA256.hash(data: Data(said.utf8)).prefix(16))
    let place = paper.place(of: range)
    (line, self.place) = (place?.line, place?.range)
  }

  /// Private matter is not let through by the one who wrote it.
  package var isPrivate: Bool { finding.rule.hasPrefix("privacy.") }
  /// Keeps the item from going on until it is mended or answered.
  package var isOpen: Bool { finding.severity == .error && answer == nil }
  package var isMendable: Bool { !finding.fixes.isEmpty && line != nil }

  /// Whether the first fix may be made with all others by one key (自动纠错): what is quoted as a title or from
  /// somebody's mouth is never touched by itself.
  package func isSafe(on paper: ProofPaper) -> Bool {
    guard finding.isSafe, isMendable, answer == nil, let line, let place else { return false }
    let scalars = Array(paper.lines[line].text.unicodeScalars)
    return !scalars[..<place.lowerBound].reversed().prefix { $0 != "》" && $0 != "”" }.contains { $0 == "《" || $0 == "“" }
  }

  /// Breaks of lines are shown as blanks.
  private static func near(_ text: ProofText, _ range: Range<Int>) -> String {
    text.string(range).replacing("\n", with: " ")
  }
}
