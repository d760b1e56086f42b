/// What stands behind the number of a heading (序数后的标点): 一、 （一） 1. （1）. GB/T 15834—2011 附录, GB/T 9704—2012 7.3.3.
struct LevelMarks: Rule {
  let name = "structure.marks"
  let title = "序数后的标点"
  let level = Level.standard
  let examples = [
    RuleExample("（一）、抓平台建设", "（一）抓平台建设"), RuleExample("一.抓平台建设", "一、抓平台建设"),
    RuleExample("1、抓平台建设", "1.抓平台建设"), RuleExample("第一、抓平台建设", "第一，抓平台建设"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.compactMap { line in
      let line = text.trimmed(line)
      return bracketed(line, text) ?? plain(line, text)
    }
  }

  private func bracketed(_ line: Range<Int>, _ text: ProofText) -> Finding? {
    guard text.at(line.lowerBound) == "（", let close = line.first(where: { text.scalars[$0] == "）" }),
      (2...4).contains(close - line.lowerBound), isNumber(line.lowerBound + 1..<close, text),
      text.at(close + 1) == "、" || text.at(close + 1) == "."
    else { return nil }
    return finding(close + 1..<close + 2, "带括号的序数后面不加标点，请删去。", "")
  }

  private func plain(_ line: Range<Int>, _ text: ProofText) -> Finding? {
    var end = line.lowerBound
    let isOrdinal = text.at(end) == "第"
    if isOrdinal { end += 1 }
    let start = end
    while end < line.upperBound, text.scalars[end].isNumeral || text.scalars[end].isDigit { end += 1 }
    guard end > start, end - start <= 3, end + 2 < line.upperBound, text.scalars[end + 1].isHan else { return nil }
    let mark = text.scalars[end]
    if isOrdinal { return mark == "、" ? finding(end..<end + 1, "“第一”“第二”后面用逗号，请修改。", "，") : nil }
    if text.scalars[start].isDigit { return mark == "、" ? finding(end..<end + 1, "阿拉伯数字序数后面用“.”，请修改。", ".") : nil }
    return mark == "." || mark == "．" ? finding(end..<end + 1, "汉字序数后面用顿号，请修改。", "、") : nil
  }

  private func isNumber(_ range: Range<Int>, _ text: ProofText) -> Bool {
    range.allSatisfy { text.scalars[$0].isNumeral || text.scalars[$0].isDigit }
  }

  private func finding(_ range: Range<Int>, _ message: String, _ fix: String) -> Finding {
    Finding(
      range: range, rule: name, severity: .error, message: message, evidence: "GB/T 9704—2012 7.3.3", fixes: [fix], isSafe: true)
  }
}
