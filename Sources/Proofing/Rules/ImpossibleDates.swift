import Kernel

/// Days that are not there, and weekdays that do not fit (不存在的日期、星期不符).
struct ImpossibleDates: Rule {
  let name = "dates.impossible"
  let title = "不存在的日期"
  let level = Level.strict
  let examples = [
    RuleExample("2025年3月5日（星期一）上午召开。", "2025年3月5日（星期三）上午召开。"),
    RuleExample("2025年3月5日(周一)上午召开。", "2025年3月5日(周三)上午召开。"),
    RuleExample("2025年3月9日星期天休息。", "2025年3月9日星期天休息。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.places(of: "年").compactMap { mark in
      guard let year = number(endingAt: mark.lowerBound, text), year.range.count == 4,
        let month = number(from: mark.upperBound, "月", text), let day = number(from: month.end, "日", text)
      else { return nil }
      let range = year.range.lowerBound..<day.end
      guard let found = Day(year: year.value, month: month.value, day: day.value) else {
        return Finding(
          range: range, rule: name, severity: .error, message: "没有“\(text.string(range))”这一天，请核对。", evidence: "公历")
      }
      return weekday(found, after: day.end, text)
    }
  }

  private func weekday(_ day: Day, after end: Int, _ text: ProofText) -> Finding? {
    let right = Array("一二三四五六日".unicodeScalars)[(day.weekday + 6) % 7]
    guard let said = WrittenWeekday.place(after: end, text), !WrittenWeekday.fits(text.scalars[said], right) else {
      return nil
    }
    return Finding(
      range: said..<said + 1, rule: name, severity: .error, message: "这一天是星期\(right)，请核对日期和星期。", evidence: "公历",
      fixes: [String(right)])
  }

  private func number(endingAt end: Int, _ text: ProofText) -> (value: Int, range: Range<Int>)? {
    var start = end
    while text.at(start - 1)?.isDigit ?? false { start -= 1 }
    return Int(text.string(start..<end)).map { ($0, start..<end) }
  }

  private func number(from start: Int, _ mark: Unicode.Scalar, _ text: ProofText) -> (value: Int, end: Int)? {
    var end = start
    while text.at(end)?.isDigit ?? false, end - start < 2 { end += 1 }
    guard text.at(end) == mark, let value = Int(text.string(start..<end)) else { return nil }
    return (value, end + 1)
  }
}
