/// Blanks at the end of a line, or alone on one (行末空格).
struct TrailingBlanks: Rule {
  let name = "blanks.trailing"
  let title = "行末的空格"
  let level = Level.standard
  let examples = [RuleExample("各村要抓好落实。 ", "各村要抓好落实。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.compactMap { line in
      var end = line.upperBound
      while end > line.lowerBound, text.scalars[end - 1].isBlank { end -= 1 }
      guard end < line.upperBound else { return nil }
      return Finding(
        range: end..<line.upperBound, rule: name, severity: .error, message: "行末有空格，请删去。", fixes: [""], isSafe: true)
    }
  }
}
