/// The proofreader (校对员): applies the rules a level hears and gives their findings in the order of the text.
package struct Proofreader: Sendable {
  package let rules: [any Rule]
  package let level: Level

  package init(rules: [any Rule] = Proofreader.allRules, level: Level = .standard) {
    self.rules = rules
    self.level = level
  }

  package func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    var context = context
    context.level = level
    let all = rules.filter { level.hears($0.level) }.flatMap { $0.findings(in: text, context: context) }
    return withoutOverlaps(all.sorted(by: Self.comesFirst))
  }

  /// Of two findings that overlap, the graver stays, then the longer one: nobody is told twice about one place.
  private func withoutOverlaps(_ sorted: [Finding]) -> [Finding] {
    var kept: [Finding] = []
    for finding in sorted {
      guard let last = kept.last, finding.range.lowerBound < last.range.upperBound || last.range == finding.range else {
        kept.append(finding)
        continue
      }
      if Self.weight(finding) > Self.weight(last) { kept[kept.count - 1] = finding }
    }
    return kept
  }

  private static func comesFirst(_ one: Finding, _ other: Finding) -> Bool {
    if one.range.lowerBound != other.range.lowerBound { return one.range.lowerBound < other.range.lowerBound }
    if one.range.upperBound != other.range.upperBound { return one.range.upperBound > other.range.upperBound }
    return one.rule < other.rule
  }

  private static func weight(_ finding: Finding) -> Int {
    let grade =
      switch finding.severity {
      case .error: 2
      case .warn: 1
      case .info: 0
      }
    return grade * 1_000 + min(finding.range.count, 999)
  }
}
