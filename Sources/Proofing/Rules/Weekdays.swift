import Kernel

/// A weekday beside a day without its year (月日与星期不符): reckoned with the year that was written last before it.
struct Weekdays: Rule {
  let name = "dates.weekday"
  let title = "月日与星期不符"
  let level = Level.standard
  let examples = [
    RuleExample("2025年工作安排：3月5日（星期四）召开会议。", "2025年工作安排：3月5日（星期三）召开会议。"),
    RuleExample("2025年工作安排：3月5日（周三）召开会议。", "2025年工作安排：3月5日（周三）召开会议。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    WrittenDay.all(in: text).compactMap { written in
      guard written.year == nil, let place = weekday(after: written.range.upperBound, text),
        let year = year(before: written.range.lowerBound, text) ?? Optional(context.today.year)
      else { return nil }
      let said = text.scalars[place]
      let fits = (year - 1...year + 1).filter { year in
        Day(year: year, month: written.month, day: written.day).map { Self.name($0) == said } ?? false
      }
      guard !fits.contains(year), let day = Day(year: year, month: written.month, day: written.day) else { return nil }
      let other = fits.isEmpty ? "" : "（\(fits.map { "\($0)年" }.joined(separator: "、"))的这一天才是）"
      return Finding(
        range: place..<place + 1, rule: name, severity: .warn,
        message: "\(day.chinese)是星期\(Self.name(day))\(other)，请核对日期和星期。", evidence: "公历", fixes: [String(Self.name(day))])
    }
  }

  private func weekday(after end: Int, _ text: ProofText) -> Int? {
    guard let open = text.at(end), "（(".unicodeScalars.contains(open) else { return nil }
    let place = text.has("星期", at: end + 1) ? end + 3 : text.has("周", at: end + 1) ? end + 2 : -1
    guard let said = text.at(place), "一二三四五六日".unicodeScalars.contains(said),
      let close = text.at(place + 1), "）)".unicodeScalars.contains(close)
    else { return nil }
    return place
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
