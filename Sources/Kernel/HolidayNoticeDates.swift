/// The dates in one clause of a notice (日期): `2月15日（周日）至23日`, `9月29日、30日`, `2018年12月30日`. A month or a year
/// that is left out is that of the date before.
struct NoticeDates {
  private(set) var spans: [(first: Day, last: Day)] = []
  private(set) var issues: [String] = []
  /// The month that the last date named, for the clause that follows.
  private(set) var month: Int?

  init(_ clause: String, year: Int, month: Int?) {
    self.month = month
    var (year, numbers, joins) = (year, "", false)
    var rest = Substring(clause)
    while let letter = rest.popFirst() {
      switch letter {
      case "0"..."9": numbers.append(letter)
      case "年": (year, numbers) = (Int(numbers) ?? year, "")
      case "月": (self.month, numbers) = (Int(numbers), "")
      case "日":
        add(year, numbers, joins: joins)
        (numbers, joins) = ("", false)
      case "（", "(":
        let inside = rest.prefix { !"）)".contains($0) }
        rest = rest.dropFirst(inside.count + 1)
        compare(inside)
      case "至", "—", "-", "－", "～", "~": joins = true
      default: numbers = ""
      }
    }
  }

  private mutating func add(_ year: Int, _ day: String, joins: Bool) {
    guard let number = Int(day) else { return }
    guard let month, let day = Day(year: year, month: month, day: number) else {
      issues.append("“\(month.map { "\($0)月" } ?? "")\(number)日”这个日期不存在，请核对原文。")
      return
    }
    guard joins, let last = spans.popLast() else { return spans.append((day, day)) }
    if last.first <= day {
      spans.append((last.first, day))
    } else {
      issues.append("\(last.first)至\(day)前后颠倒，请核对原文。")
    }
  }

  /// The weekday in brackets must be the date's own.
  private mutating func compare(_ words: Substring) {
    guard let last = spans.last?.last, let mark = words.lastIndex(where: { $0 == "周" || $0 == "期" }),
      let name = words[words.index(after: mark)...].first, let said = "一二三四五六日天".firstIndex(of: name)
    else { return }
    let weekday = min(7, "一二三四五六日天".distance(from: "一二三四五六日天".startIndex, to: said) + 1)
    if weekday != last.weekday { issues.append("\(last)是\(last.weekdayName)，原文写的是“\(words)”，请核对。") }
  }
}
