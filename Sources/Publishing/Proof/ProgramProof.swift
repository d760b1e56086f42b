import Kernel
import Proofing
import Store

/// A text of another program, proofread (程序送校): by the town's level, leaders and silenced words, with nothing kept. Positions
/// are those of the text as it came.
package enum ProgramProof {
  /// The longest text, in Unicode scalars.
  package static let limit = 50_000

  package static func findings(
    in text: String, _ house: ItemProof.House, level: Level?, withSpelling: Bool, on day: Day
  ) -> [Finding] {
    let read = ProofText(text)
    var facts = ProofFacts()
    facts.leaders = house.leaders
    var context = ProofContext(today: day, isWholePaper: Paper.isWhole(read), facts: facts)
    context.lexicon = house.lexicon
    let rules = withSpelling ? Proofreader.allRules : ProofGate.rules
    let silenced = house.silences.keys
    let reader = Proofreader(rules: rules, level: level ?? house.level)
    return reader.findings(in: read, context: context).filter { finding in
      finding.severity == .error && finding.rule != "spelling"
        || !silenced.contains(finding.rule + "\u{0}" + read.string(finding.range))
    }
  }
}
