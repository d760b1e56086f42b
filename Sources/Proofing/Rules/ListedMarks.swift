/// No 顿号 between quoted words or titles (并列的书名号、引号): GB/T 15834—2011 4.5.3.5.
struct ListedMarks: Rule {
  let name = "marks.listed"
  let title = "书名号、引号之间的顿号"
  let level = Level.strict
  let examples = [
    RuleExample("印发《办事指南》、《政策汇编》各一册。", "印发《办事指南》《政策汇编》各一册。"),
    RuleExample("评为“先进”、“示范”单位。", "评为“先进”“示范”单位。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.places(of: "、").compactMap { place in
      let sides = (text.at(place.lowerBound - 1), text.at(place.upperBound))
      guard sides == ("》", "《") || sides == ("”", "“") else { return nil }
      return Finding(
        range: place, rule: name, severity: .error, message: "并列的书名号或引号之间不用顿号，请删去。",
        evidence: "GB/T 15834—2011 4.5.3.5", fixes: [""], isSafe: true)
    }
  }
}
