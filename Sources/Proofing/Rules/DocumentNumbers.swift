/// Document numbers (发文字号): the year in 〔〕, no 第, no zero in front. GB/T 9704—2012 7.2.5.
struct DocumentNumbers: Rule {
  let name = "numbers.document"
  let title = "发文字号的写法"
  let level = Level.strict
  let examples = [
    RuleExample("见呈政[2025]3号文。", "见呈政〔2025〕3号文。"), RuleExample("见呈政（2025）12号文。", "见呈政〔2025〕12号文。"),
    RuleExample("见呈政〔2025〕第3号。", "见呈政〔2025〕3号。"), RuleExample("见呈政〔2025〕03号。", "见呈政〔2025〕3号。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard "[［【（(〔".unicodeScalars.contains(text.scalars[place]), text.at(place - 1)?.isHan ?? false else {
        return nil
      }
      return number(place, text)
    }
  }

  private func number(_ open: Int, _ text: ProofText) -> Finding? {
    var place = open + 1
    let year = place
    while text.at(place)?.isDigit ?? false { place += 1 }
    guard place == year + 4, let close = text.at(place), "]］】）)〕".unicodeScalars.contains(close) else { return nil }
    place += 1
    if text.at(place) == "第" { place += 1 }
    let digits = place
    while text.at(place)?.isDigit ?? false { place += 1 }
    guard place > digits, place - digits < 6, text.at(place) == "号" else { return nil }
    let serial = text.string(digits..<place).drop { $0 == "0" }
    let right = "〔\(text.string(year..<year + 4))〕\(serial)号"
    guard !serial.isEmpty, right != text.string(open..<place + 1) else { return nil }
    return Finding(
      range: open..<place + 1, rule: name, severity: .error, message: "发文字号应写成“\(right)”：年份用六角括号，不加“第”，序号前不补零。",
      evidence: "GB/T 9704—2012 7.2.5", fixes: [right], isSafe: true)
  }
}
