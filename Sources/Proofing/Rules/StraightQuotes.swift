/// Quotation marks of half width in Chinese (半角引号): "…" should be “…”. GB/T 15834—2011 4.8.
struct StraightQuotes: Rule {
  let name = "marks.quotes"
  let title = "中文里的半角引号"
  let level = Level.standard
  let examples = [
    RuleExample("开展\"政务公开日\"活动。", "开展“政务公开日”活动。"), RuleExample("<a href=\"x\">甲</a>", "<a href=\"x\">甲</a>"),
  ]

  /// Two in one line, with Chinese beside them.
  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.flatMap { line -> [Finding] in
      let places = line.filter { text.scalars[$0] == "\"" }
      guard places.count.isMultiple(of: 2) else { return [] }
      return places.enumerated().compactMap { index, place in
        let isOpen = index.isMultiple(of: 2)
        let inner = isOpen ? place + 1 : place - 1
        let far = isOpen ? places[index + 1] - 1 : places[index - 1] + 1
        guard text.at(inner)?.isHan ?? false, text.at(far)?.isHan ?? false else { return nil }
        return Finding(
          range: place..<place + 1, rule: name, severity: .error, message: "中文里用全角引号，请修改。",
          evidence: "GB/T 15834—2011 4.8", fixes: [isOpen ? "“" : "”"], isSafe: true)
      }
    }
  }
}
