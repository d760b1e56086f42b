import Kernel

/// A weekday beside a day without its year (月日与星期不符): reckoned with the year that was written last before it.
struct Weekdays: Rule {
  let name = "dates.weekday"
  let title = "月日与星期不符"
  let level = Level.standard
  let examples = [
    RuleExample("2025年工作安排：3月5日（星期四）召开会议。", "2025年工作安排：3月5日（星期三）召开会议。"),
    RuleExample("2025年工作安排：3月5日（周三）召开会议。", "2025年工作安排：3月5日（周三）召开会议。"),
    RuleExample("2025年工作安排：3月9日星期天值班。", "2025年工作安排：3月9日星期天值班。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    WrittenDay.all(in: text).compactMap { written in
      guard written.year == nil, let place = WrittenWeekday.place(after: written.range.upperBound, text),
        let year = year(before: written.range.lowerBound, text) ?? Optional(context.today.year)
      else { return nil }
      let said = text.scalars[place]
      let fits = (year - 1...year + 1).filter { year in
        let day = Day(year: year, month: written.month, day: written.day)
        return day.map { WrittenWeekday.fits(said, Self.name($0)) } ?? false
      }
      guard !fits.contains(year), let day = Day(year: year, month: written.month, day: written.day) else { return nil }
      let other = fits.isEmpty ? "" : "（\(fits.map { "\($0)年" }.joined(separator: "、"))的这一天才是）"
      return Finding(
        range: place..<place + 1, rule: name, severity: .warn,
        message: "\(day.chinese)是星期\(Self.name(day))\(other)，请核对日期和星期。", evidence: "公历", fixes: [String(Self.name(day))])
    }
  }

  /// The last year within the same 400 characters.
  private func year(before end: Int, _ text: ProofText) -> Int? {
    for place in stride(from: end - 1, through: max(4, end - 400), by: -1) where text.scalars[place] == "年" {
      if let year = Int(text.string(place - 4..<place)), (1949...2100).contains(year) { return year }
    }
    return nil
  }

  private static func name(_ day: Day) -> Unicode.Scalar { Array("一二三四五六日".unicodeScalars)[day.weekday - 1] }
}
