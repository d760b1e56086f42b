/// The working calendar (工作日历): which days are worked and which are not, by weekday and by the State Council's notices
/// of holidays and make-up days (调休补班).
///
/// A working day is every Monday to Friday that no notice frees, and every weekend day that a notice has worked. Never
/// the weekdays alone: over a third of all deadlines would come out wrong. 妇女节、青年节 and other half-day holidays are
/// working days.
package struct WorkCalendar: Sendable {
  /// One for each year, in order.
  package let notices: [HolidayNotice]
  private let special: [Day: Kind]
  private let years: Set<Int>

  /// What a day is (日子的性质).
  package enum Kind: Equatable, Sendable {
    case workday
    /// 补班: a weekend day that is worked.
    case madeUp(String)
    case weekend
    /// 放假, weekend days inside the break included.
    case holiday(String)

    package var isWorked: Bool {
      switch self {
      case .workday, .madeUp: true
      case .weekend, .holiday: false
      }
    }
  }

  /// The table that is built in.
  package static let builtIn = WorkCalendar(HolidayNotice.builtIn)

  /// A later notice for a year takes the place of an earlier one.
  package init(_ notices: [HolidayNotice]) {
    let latest = Dictionary(notices.map { ($0.year, $0) }, uniquingKeysWith: { _, later in later })
    self.notices = latest.values.sorted { $0.year < $1.year }
    years = Set(latest.keys)
    var special: [Day: Kind] = [:]
    for notice in self.notices {
      for span in notice.off {
        for ordinal in span.first.ordinal...span.last.ordinal { special[Day(ordinal: ordinal)] = .holiday(span.name) }
      }
      for day in notice.madeUp { special[day.day] = .madeUp(day.name) }
    }
    self.special = special
  }

  package func kind(of day: Day) -> Kind { special[day] ?? (day.weekday > 5 ? .weekend : .workday) }

  package func isWorkday(_ day: Day) -> Bool { kind(of: day).isWorked }

  /// Whether the notices say what the day is. The last three days of December belong to New Year's break as often as
  /// not (2018-12-29, 2022-12-31), so they are known only with the next year's notice.
  package func isKnown(_ day: Day) -> Bool {
    guard years.contains(day.year) else { return false }
    return day.month < 12 || day.dayOfMonth < 29 || years.contains(day.year + 1)
  }

  /// The day itself, or the next working day when it is off: where a period in calendar days ends (顺延).
  package func rolled(_ day: Day) -> Day {
    var day = day
    while !isWorkday(day) { day = day + 1 }
    return day
  }

  /// Working days after `start`, up to and with `end`.
  package func count(after start: Day, through end: Day) -> Int {
    guard start < end else { return 0 }
    return (start.ordinal + 1...end.ordinal).count { isWorkday(Day(ordinal: $0)) }
  }
}
