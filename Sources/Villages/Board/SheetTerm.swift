import Kernel

/// The term a sheet is about (期次): a month, a quarter, half a year, a year, or the day of an event.
package struct SheetTerm: Hashable, Sendable {
  package let first: Day
  package let last: Day

  package init(first: Day, last: Day) { (self.first, self.last) = (first, last) }

  /// The term of a frequency in which a day lies; nil for what comes when it comes.
  package init?(_ frequency: SheetFrequency, holding day: Day) {
    guard let months = frequency.months else { return nil }
    let start = (day.month - 1) / months * months
    let (first, next) = (Self.month(day.year, start), Self.month(day.year, start + months))
    self.init(first: first, last: next + -1)
  }

  /// The one after it, of the same length in months.
  func next(_ frequency: SheetFrequency) -> SheetTerm? { SheetTerm(frequency, holding: last + 1) }

  /// The day a sheet of this term is due: so many months after its first month, on a day of that month or its last.
  func due(month: Int, day: Int) -> Day {
    let start = Self.month(first.year, first.month - 1 + month)
    let end = Self.month(start.year, start.month) + -1
    return min(start + (day - 1), end)
  }

  /// `2026年3月`, `2026年第1季度`, `2026年上半年`, `2026年`, or the day.
  package var words: String {
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first == last { return first.chinese }
    switch months {
    case 1: return "\(first.year)年\(first.month)月"
    case 3: return "\(first.year)年第\((first.month + 2) / 3)季度"
    case 6: return "\(first.year)年\(first.month == 1 ? "上" : "下")半年"
    case 12: return "\(first.year)年"
    default: return "\(first.chinese)至\(last.chinese)"
    }
  }

  /// The first of a month, counted from 0 and beyond the year.
  private static func month(_ year: Int, _ month: Int) -> Day {
    let day = Day(year: year + month / 12, month: month % 12 + 1, day: 1)
    // Years end at 9999; no calendar of a village goes there.
    return day ?? Day(ordinal: 0)
  }
}
