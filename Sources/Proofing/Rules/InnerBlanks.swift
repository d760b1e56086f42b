/// Blanks inside Chinese (文中空格): none beside a mark or between Chinese and Latin letters or figures.
///
/// Two and more are layout, one between two Chinese characters sets names apart, and one after 第一条, or after the
/// day in a statute's history, is how statutes are set; they are left alone.
struct InnerBlanks: Rule {
  let name = "blanks.inner"
  let title = "文中多余的空格"
  let level = Level.standard
  let examples = [
    RuleExample("架起“ 连心桥”。", "架起“连心桥”。"), RuleExample("提供 PDF、Word 等格式。", "提供PDF、Word等格式。"),
    RuleExample("第一条 为了规范公开，制定本办法。", "第一条 为了规范公开，制定本办法。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.flatMap { line in
      let inner = text.trimmed(line)
      return inner.filter { isStray($0, in: inner, text) }.map { place in
        Finding(
          range: place..<place + 1, rule: name, severity: .error, message: "中文里面不空格，请删去。",
          evidence: "GB/T 15834—2011", fixes: [""], isSafe: true)
      }
    }
  }

  private func isStray(_ place: Int, in line: Range<Int>, _ text: ProofText) -> Bool {
    guard text.scalars[place] == " " || text.scalars[place] == "\u{A0}", place > line.lowerBound,
      let before = text.at(place - 1), let after = text.at(place + 1), !before.isBlank, !after.isBlank,
      !before.properties.isWhitespace, !after.properties.isWhitespace, !(before == "日" && after == "《")
    else { return false }
    guard before.isHan || before.isMark || after.isHan || after.isMark, !(before.isHan && after.isHan) else {
      return false
    }
    return !isHead(line.lowerBound..<place, text)
  }

  /// What numbers a line: 第一条, 第二章, 附件1, 一、 and a name of a few characters that is set apart from its value.
  private func isHead(_ range: Range<Int>, _ text: ProofText) -> Bool {
    let head = text.string(range)
    return range.count <= 10 && (head.hasPrefix("第") || head.hasPrefix("附件") || head.hasPrefix("附表"))
  }
}
