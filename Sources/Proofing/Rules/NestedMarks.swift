/// Marks inside marks of the same kind (嵌套的书名号、引号): 〈〉 inside 《》, ‘’ inside “”. GB/T 15834—2011 4.15.3.
struct NestedMarks: Rule {
  let name = "marks.nested"
  let title = "嵌套的书名号、引号"
  let level = Level.standard
  let examples = [
    RuleExample("学习《关于修改《选举法》的决定》。", "学习《关于修改〈选举法〉的决定》。"), RuleExample("学习《关于修改〈选举法〉的决定》。", "学习《关于修改〈选举法〉的决定》。")
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.flatMap { line in
      nested(("《", "》", "〈", "〉"), line, text) + nested(("“", "”", "‘", "’"), line, text)
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Only where all marks of the line come in pairs.
  private func nested(
    _ marks: (open: Unicode.Scalar, close: Unicode.Scalar, innerOpen: String, innerClose: String), _ line: Range<Int>,
    _ text: ProofText
  ) -> [Finding] {
    var (depth, found) = (0, [Finding]())
    for place in line {
      let scalar = text.scalars[place]
      if scalar == marks.open {
        depth += 1
        if depth == 2 { found.append(finding(place, marks.innerOpen)) }
      } else if scalar == marks.close {
        if depth == 2 { found.append(finding(place, marks.innerClose)) }
        depth -= 1
        if depth < 0 { return [] }
      }
    }
    return depth == 0 ? found : []
  }

  private func finding(_ place: Int, _ right: String) -> Finding {
    Finding(
      range: place..<place + 1, rule: name, severity: .warn, message: "里层的标点应为“\(right)”，请修改。",
      evidence: "GB/T 15834—2011 4.15.3", fixes: [right], isSafe: true)
  }
}
