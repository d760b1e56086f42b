import Kernel
import Manuscript
import Privacy
import Proofing
import Store

/// A text laid out for proofreading (校样): the title on its own line, then every line of text of the manuscript. A place
/// in it is a place in the item again.
package struct ProofPaper: Sendable {
  package let sheet: ProofSheet
  private let content: Content

  package init(_ content: Content) {
    sheet = ProofSheet(title: content.title, manuscript: content.manuscript)
    self.content = content
  }

  package var lines: [Manuscript.TextLine] { sheet.lines }
  package var text: ProofText { sheet.text }

  /// The line of a place and the place within it; nil when it reaches over several lines.
  package func place(of range: Range<Int>) -> (line: Int, range: Range<Int>)? { sheet.place(of: range) }

  /// Everything that the rules of this level and the privacy check say, in the order of the text.
  /// `known` is what was found before, by a job.
  package func findings(
    _ rules: [any Rule] = Proofreader.allRules, _ house: ItemProof.House, and known: [Finding] = [], on day: Day
  ) -> [Finding] {
    var facts = sheet.facts
    (facts.leaders, facts.policies) = (house.leaders, house.policies)
    facts.elements = ProofElements.wanted(by: content)
    let signer = content.issuer.isEmpty ? nil : content.issuer
    var context = ProofContext(today: day, isWholePaper: Paper.isWhole(text), signer: signer, facts: facts)
    context.lexicon = house.lexicon
    let own = known.isEmpty ? [] : house.lexicon?.places(in: text) ?? []
    let ruled = Proofreader(rules: rules, level: house.level).findings(in: text, context: context)
    let spoken = ruled + known.filter { each in
      each.range.upperBound <= text.count && !(ruled.map(\.range) + own).contains { $0.overlaps(each.range) }
    }
    let matters = Privacy.matters(in: text.string(0..<text.count), on: day).map { Finding($0, in: text) }
    let clear = spoken.filter { finding in !matters.contains { $0.range.overlaps(finding.range) } }.map(\.atDesk)
    return (clear + matters).sorted { ($0.range.lowerBound, $0.rule) < ($1.range.lowerBound, $1.rule) }
  }

  /// The content with the first fixes of these findings made; what reaches over several lines stays.
  package func mended(_ content: Content, by fixes: [(range: Range<Int>, text: String)]) -> Content {
    var (made, edits) = (content, [Manuscript.LineEdit]())
    for fix in fixes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard let place = place(of: fix.range) else { continue }
      if place.line == 0 {
        made.title = Self.replaced(made.title, place.range, fix.text)
      } else {
        edits.append(Manuscript.LineEdit(line: place.line - 1, range: place.range, replacement: fix.text))
      }
    }
    made.manuscript = content.manuscript.applying(edits)
    return made
  }

  private static func replaced(_ text: String, _ range: Range<Int>, _ words: String) -> String {
    var scalars = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: Array(words.unicodeScalars))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Finding {
  /// What the corrector supposes is a reminder at the desk, however sure it is: it stops nobody.
  fileprivate var atDesk: Finding {
    guard rule == "spelling", severity == .error else { return self }
    return Finding(
      range: range, rule: rule, severity: .warn, message: message, evidence: evidence, fixes: fixes, isSafe: isSafe)
  }

  /// What is found of a private person, said as the other findings are (条例 第十五条).
  fileprivate init(_ matter: PrivateMatter, in text: ProofText) {
    let must = matter.severity == .block
    self.init(
      range: matter.range, rule: "privacy." + matter.kind.rawValue, severity: must ? .error : .warn,
      message: must
        ? "这里有\(matter.kind.chinese)，属于个人隐私，不能公开，请删去或者遮盖。" : "这里像是\(matter.kind.chinese)，请确认可以公开。",
      evidence: "条例第十五条")
  }
}
