/// A deadline in days (办理期限) with all that moved it: where it began, began anew, was extended and stood still.
///
/// 补正 and payment of the fee begin the period anew; asking a third party pauses it; an extension adds to it (条例
/// 第三十、三十二、三十三条、四十二条).
package struct Deadline: Equatable, Sendable {
  package let period: Period
  /// The day from which it is counted now, itself not counted: the receipt, or what began it anew last.
  package let start: Day
  package let events: [Event]
  /// How it was counted. Nil while a pause lasts: nobody knows the day then.
  package let count: WorkdayCount?

  /// What happens to a deadline (期限事件).
  package enum Event: Equatable, Hashable, Sendable {
    /// 重新起算: counted from this day on, as if it were the receipt.
    case restarted(on: Day, reason: String)
    case paused(Pause)
    /// 延长: by so many of the period's own days.
    case extended(by: Int, reason: String)
  }

  /// - Parameter period: in working or calendar days; hours run by the clock and have no day to end on.
  package init?(_ period: Period, from receipt: Day, _ events: [Event] = [], by calendar: WorkCalendar) {
    let restarts = events.compactMap { if case .restarted(let day, _) = $0 { day } else { nil } }
    let pauses = events.compactMap { if case .paused(let pause) = $0 { pause } else { nil } }
    let added = events.reduce(0) { sum, event in if case .extended(let days, _) = event { sum + days } else { sum } }
    let start = max(receipt, restarts.max() ?? receipt)
    (self.period, self.start, self.events) = (period, start, events)
    let isStanding = pauses.contains { $0.through == nil }
    switch period {
    case .workingDays(let days):
      count = isStanding ? nil : calendar.adding(days + added, to: start, without: pauses)
    case .calendarDays(let days):
      count = isStanding ? nil : calendar.addingCalendarDays(days + added, to: start, without: pauses)
    case .hours: return nil
    }
  }

  package var due: Day? { count?.due }
  package var isProvisional: Bool { count?.isProvisional ?? false }

  /// The arithmetic, for the page that a deadline opens.
  package var lines: [String] {
    let told = events.map { event in
      switch event {
      case .restarted(let day, let reason): "\(reason)：自 \(day.withWeekday) 起重新计算。"
      case .paused(let pause):
        "\(pause.reason)：\(pause.after.withWeekday)之后"
          + (pause.through.map { "至 \($0.withWeekday) 的日子不计。" } ?? "暂停计算，至今没有恢复。")
      case .extended(let days, let reason): "\(reason)：延长 \(days) \(period.dayWord)。"
      }
    }
    return ["期限 \(period.words)。"] + told + (count?.lines ?? ["期限正在暂停，恢复以后才能算出届满的日子。"])
  }
}

extension Period {
  fileprivate var dayWord: String {
    if case .workingDays = self { "个工作日" } else { "日" }
  }
}
