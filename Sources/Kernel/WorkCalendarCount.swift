/// A period of working days, counted out (期限计算): where it ends and every day on the way, so that the arithmetic can be
/// shown.
package struct WorkdayCount: Equatable, Sendable {
  /// 起算日. It is not counted: 民法典 第二百零一条“开始的当日不计入”.
  package let start: Day
  package let count: Int
  /// The last working day of the period (届满日).
  package let due: Day
  /// Every day after the start, up to the due day.
  package let days: [Counted]
  /// Years whose notice is not known though a day of theirs was counted: the due day is provisional (暂定).
  package let unknownYears: [Int]
  /// The notices it rests on.
  package let notices: [HolidayNotice]

  package var isProvisional: Bool { !unknownYears.isEmpty }

  /// A day on the way (途经的日子).
  package struct Counted: Equatable, Sendable {
    package let day: Day
    package let kind: WorkCalendar.Kind
    /// Which working day it is, from 1; nil when it does not count.
    package let ordinal: Int?
  }
}

extension WorkCalendar {
  /// `count` working days after a day, which itself is not counted. None at all, or fewer, is the day itself.
  package func adding(_ count: Int, to start: Day) -> WorkdayCount {
    var days: [WorkdayCount.Counted] = []
    var (day, counted) = (start, 0)
    while counted < count {
      day = day + 1
      let kind = kind(of: day)
      if kind.isWorked { counted += 1 }
      days.append(.init(day: day, kind: kind, ordinal: kind.isWorked ? counted : nil))
    }
    let unknown = days.filter { !isKnown($0.day) }.map { missingYear($0.day) }
    let years = Set(days.map(\.day.year))
    return WorkdayCount(
      start: start, count: max(0, count), due: day, days: days, unknownYears: Set(unknown).sorted(),
      notices: notices.filter { notice in years.contains(notice.year) || days.contains { notice.names($0.day) } })
  }

  /// The year whose notice would say what the day is.
  private func missingYear(_ day: Day) -> Int {
    notices.contains { $0.year == day.year } ? day.year + 1 : day.year
  }
}

extension HolidayNotice {
  /// Whether it says anything of this day.
  func names(_ day: Day) -> Bool {
    off.contains { $0.first <= day && day <= $0.last } || madeUp.contains { $0.day == day }
  }
}
