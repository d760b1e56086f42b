/// The corrector as a rule (错别字): what it proposes is never applied by itself.
struct SpellingRule: Rule {
  let name = "spelling"
  let title = "疑似错别字"
  let level = Level.strict
  let examples: [RuleExample] = []

  private static let speller = SpellingTables.shipped.map { Speller(tables: $0) }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let corrections = Self.speller?.corrections(in: text, level: context.level) ?? []
    let own = corrections.isEmpty ? [] : context.lexicon?.places(in: text) ?? []
    return corrections.filter { each in !own.contains { $0.overlaps(each.range) } }.map { correction in
      let percent = Int((correction.probability * 100).rounded(.down))
      return Finding(
        range: correction.range, rule: name, severity: correction.probability >= 0.9 ? .error : .warn,
        message: Self.message(text.string(correction.range), correction),
        evidence: "按法规和公文的用字统计，把握 \(percent)%", fixes: [correction.replacement])
    }
  }

  private static func message(_ words: String, _ correction: Correction) -> String {
    switch correction.kind {
    case .wrong: "“\(words)”疑为“\(correction.replacement)”，请核对。"
    case .missing: "“\(words)”疑有漏字，应为“\(correction.replacement)”，请核对。"
    case .doubled: "“\(words)”疑有多字，应为“\(correction.replacement)”，请核对。"
    }
  }
}
