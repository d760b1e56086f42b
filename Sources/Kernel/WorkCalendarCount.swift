/// A period of working days, counted out (期限计算): where it ends and every day on the way, so that the arithmetic can be
/// shown.
package struct WorkdayCount: Equatable, Sendable {
  /// 起算日. It is not counted: 民法典 第二百零一条“开始的当日不计入”.
  package let start: Day
  package let count: Int
  package let unit: Unit
  /// The last working day of the period (届满日).
  package let due: Day
  /// Every day after the start, up to the due day.
  package let days: [Counted]
  /// Years whose notice is not known though a day of theirs was counted: the due day is provisional (暂定).
  package let unknownYears: [Int]
  /// The notices it rests on.
  package let notices: [HolidayNotice]

  package var isProvisional: Bool { !unknownYears.isEmpty }

  /// What is counted (计算单位).
  package enum Unit: Equatable, Sendable { case workingDays, calendarDays }

  /// A day on the way (途经的日子).
  package struct Counted: Equatable, Sendable {
    package let day: Day
    package let kind: WorkCalendar.Kind
    /// Which day of the period it is, from 1; nil when it does not count.
    package let ordinal: Int?
    /// Why it does not count although it would: the pause that it falls in.
    package let pause: String?
  }
}

extension WorkCalendar {
  /// `count` working days after a day, which itself is not counted. None at all, or fewer, is the day itself. Days within
  /// a pause are left out; a pause without an end is none here.
  package func adding(_ count: Int, to start: Day, without pauses: [Pause] = []) -> WorkdayCount {
    counting(count, from: start, without: pauses) { $0.isWorked }
  }

  /// `count` calendar days after a day; when the last is off, the next working day (民法典 第二百零三条).
  package func addingCalendarDays(_ count: Int, to start: Day, without pauses: [Pause] = []) -> WorkdayCount {
    let full = counting(count, from: start, without: pauses) { _ in true }
    var (due, days) = (full.due, full.days)
    while count > 0, !isWorkday(due) {
      due = due + 1
      days.append(.init(day: due, kind: kind(of: due), ordinal: nil, pause: nil))
    }
    return counted(start, count, due, days, unit: .calendarDays)
  }

  private func counting(
    _ count: Int, from start: Day, without pauses: [Pause], _ counts: (Kind) -> Bool
  ) -> WorkdayCount {
    let pauses = pauses.filter { $0.through != nil }
    var days: [WorkdayCount.Counted] = []
    var (day, number) = (start, 0)
    while number < count {
      day = day + 1
      let kind = kind(of: day)
      let pause = pauses.first { $0.covers(day) }
      let isCounted = pause == nil && counts(kind)
      if isCounted { number += 1 }
      days.append(.init(day: day, kind: kind, ordinal: isCounted ? number : nil, pause: pause?.reason))
    }
    return counted(start, count, day, days, unit: .workingDays)
  }

  private func counted(
    _ start: Day, _ count: Int, _ due: Day, _ days: [WorkdayCount.Counted], unit: WorkdayCount.Unit
  ) -> WorkdayCount {
    let unknown = days.filter { !isKnown($0.day) }.map { missingYear($0.day) }
    let years = Set(days.map(\.day.year))
    return WorkdayCount(
      start: start, count: max(0, count), unit: unit, due: due, days: days, unknownYears: Set(unknown).sorted(),
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
