/// Measures that count twice (量词叠用): 件次 counts neither things nor times; a thing is counted in 件.
struct MeasureWords: Rule {
  let name = "numbers.measure"
  let title = "叠用的量词"
  let level = Level.strict
  let examples = [RuleExample("受理依申请公开2件次。", "受理依申请公开2件。"), RuleExample("办理760余件次。", "办理760余件。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.places(of: "件次").compactMap { place in
      var start = place.lowerBound
      while let before = text.at(start - 1), before.isDigit || before.isNumeral || "余多几".unicodeScalars.contains(before) {
        start -= 1
      }
      guard start < place.lowerBound else { return nil }
      let number = text.string(start..<place.lowerBound)
      return Finding(
        range: start..<place.upperBound, rule: name, severity: .error, message: "“件次”是叠用的量词，计件用“件”，请修改。",
        evidence: "GB/T 15835—2011", fixes: [number + "件"], isSafe: true)
    }
  }
}
