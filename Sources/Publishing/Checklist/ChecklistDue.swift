import Kernel

/// By when something of a period must be public (时限): read from what lists write, reckoned on the working calendar alone.
package enum ChecklistDue: Equatable, Sendable {
  /// By the period's last day (期末).
  case periodEnd
  /// So many days after its end: `期末后10个工作日`, `期末后15日`.
  case after(Period)
  /// On a day of the month after it: `次月10日前`.
  case nextMonth(day: Int)
  /// On a fixed day of the year: `1月31日前`, `2026-12-20`.
  case fixed(month: Int, day: Int)

  /// Nil for what cannot be read.
  package init?(_ words: String) {
    let text = words.filter { !$0.isWhitespace && $0 != "前" && $0 != "内" }
    if ["", "期末", "月底", "季末", "季度末", "年底", "当月", "持续推进", "实时", "及时", "长期"].contains(text) {
      self = .periodEnd
    } else if let day = Day(text) {
      self = .fixed(month: day.month, day: day.dayOfMonth)
    } else if ["次月", "每月"].contains(text.prefix(2)), let day = Int(text.dropFirst(2).prefix { $0.isNumber }), (1...28).contains(day) {
      self = .nextMonth(day: day)
    } else if let fixed = Self.monthAndDay(text) {
      self = .fixed(month: fixed.0, day: fixed.1)
    } else if let period = Period(Self.count(text)) {
      if case .hours = period { return nil }
      self = .after(period)
    } else {
      return nil
    }
  }

  private static func monthAndDay(_ text: String) -> (Int, Int)? {
    let rest = text.contains("年") ? String(text[text.index(after: text.lastIndex(of: "年") ?? text.startIndex)...]) : text
    guard let mark = rest.firstIndex(of: "月"), let month = Int(rest[..<mark]) else { return nil }
    let tail = rest[rest.index(after: mark)...]
    if tail.isEmpty || tail == "底" { return Day(year: 2000, month: month, day: 28).map { ($0.month, 0) } }
    guard let day = Int(tail.prefix { $0.isNumber }), Day(year: 2000, month: month, day: day) != nil else { return nil }
    return (month, day)
  }

  /// `期末后10个工作日` without what stands before its number.
  private static func count(_ text: String) -> String {
    String(text.drop { !($0.isASCII && $0.isNumber) }).replacing("工作日之", with: "工作日")
  }

  /// The last day on which it is in time. A day off is followed by the next working day (民法典 第二百零三条).
  package func day(of period: ChecklistPeriod, by calendar: WorkCalendar) -> Day {
    switch self {
    case .periodEnd: return period.last
    case .after(.workingDays(let count)): return calendar.adding(count, to: period.last).due
    case .after(.calendarDays(let count)): return calendar.addingCalendarDays(count, to: period.last).due
    case .after(.hours): return period.last
    case .nextMonth(let day):
      let next = period.last + 1
      return calendar.rolled(Day(year: next.year, month: next.month, day: day) ?? next)
    case .fixed(let month, let day):
      // What is due before its year is over belongs to the year; 1月31日 is that of the report of the year before.
      let last = ChecklistPeriod(year: period.year, month: month, frequency: .monthly).last
      return calendar.rolled(day == 0 ? last : Day(year: period.year, month: month, day: day) ?? last)
    }
  }
}
