/// How a day is written (日期写法): full, in Arabic figures, without zeros in front. GB/T 9704—2012 7.3.5.4.
struct DateStyle: Rule {
  let name = "dates.style"
  let title = "日期的写法"
  let level = Level.standard
  let examples = [
    RuleExample("2025年01月05日召开。", "2025年1月5日召开。"), RuleExample("二○二五年五月召开。", "二〇二五年五月召开。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] { padded(text) + circles(text) }

  private func padded(_ text: ProofText) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard text.scalars[place] == "0", let digit = text.at(place + 1), digit.isDigit, digit != "0",
        let mark = text.at(place + 2), mark == "月" || mark == "日", let before = text.at(place - 1),
        before == "年" || before == "月"
      else { return nil }
      return Finding(
        range: place..<place + 1, rule: name, severity: .warn, message: "月、日前面不补零，请删去“0”。",
        evidence: "GB/T 9704—2012 7.3.5.4", fixes: [""], isSafe: true)
    }
  }

  /// The year's zero is 〇 (U+3007), not a circle or a letter.
  private func circles(_ text: ProofText) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard "○Ｏ〇0О".unicodeScalars.contains(text.scalars[place]), text.scalars[place] != "〇",
        let before = text.at(place - 1), let after = text.at(place + 1), "一二三四五六七八九".unicodeScalars.contains(before),
        "一二三四五六七八九〇○".unicodeScalars.contains(after)
      else { return nil }
      return Finding(
        range: place..<place + 1, rule: name, severity: .error, message: "年份里的零写“〇”，请修改。", evidence: "GB/T 15835—2011",
        fixes: ["〇"], isSafe: true)
    }
  }
}
