import Kernel

/// Periods that end before they begin (起止日期颠倒): 2025年6月1日至5月1日.
struct DatePeriods: Rule {
  let name = "dates.period"
  let title = "起止日期颠倒"
  let level = Level.strict
  let examples = [
    RuleExample("公示期为2025年6月10日至6月3日。", "公示期为2025年6月10日至6月3日。"),
    RuleExample("执行期为2025年6月10日至2026年6月9日。", "执行期为2025年6月10日至2026年6月9日。"),
    RuleExample("放假时间为2025年12月30日至1月2日。", "放假时间为2025年12月30日至1月2日。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let days = WrittenDay.all(in: text)
    return zip(days, days.dropFirst()).compactMap { from, to in
      guard let year = from.year, ["至", "到", "—", "——", "-", "～"].contains(text.string(from.range.upperBound..<to.range.lowerBound)),
        let first = Day(year: year, month: from.month, day: from.day),
        let last = Day(year: to.year ?? year, month: to.month, day: to.day), last < first
      else { return nil }
      // 12月30日至1月2日 goes over the year's end, and everybody reads it so.
      if to.year == nil, from.month >= 10, to.month <= 3 { return nil }
      return Finding(
        range: from.range.lowerBound..<to.range.upperBound, rule: name, severity: .error,
        message: "结束日期\(last.chinese)早于开始日期\(first.chinese)，请核对。", evidence: "公历")
    }
  }
}
