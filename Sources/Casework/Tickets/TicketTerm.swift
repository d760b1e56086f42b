import Kernel
import Store

/// How long an order may take (工单办理期限): the same day, or a period; a dated setting for each type.
package struct TicketTerm: Equatable, Sendable {
  /// `3个工作日`, or `当日`.
  package let words: String
  /// Nil for the same day.
  let period: Period?

  package static let sameDay = TicketTerm(words: "当日", period: nil)

  private init(words: String, period: Period?) { (self.words, self.period) = (words, period) }

  /// Nil for what is no term in days.
  package init?(_ words: String) {
    if words == Self.sameDay.words { self = .sameDay; return }
    guard let period = Period(words) else { return nil }
    if case .hours = period { return nil }
    self.init(words: words, period: period)
  }

  /// What is in force for this type on the day of the order; the most urgent has a term of its own.
  static func inForce(
    _ kind: TicketKind, _ urgency: TicketUrgency, for town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> TicketTerm {
    let name = urgency == .critical ? "tickets.term.critical" : kind.setting
    guard let term = try Setting.value(name, for: town, on: day, reader).flatMap(TicketTerm.init) else {
      throw Fault.conflict("没有设置“\(kind.chinese)”类工单的办理期限，请系统管理员在“设置”里填好 \(name)。")
    }
    return term
  }

  func count(from day: Day, by calendar: WorkCalendar) -> WorkdayCount {
    switch period {
    case .workingDays(let days): calendar.adding(days, to: day)
    case .calendarDays(let days): calendar.addingCalendarDays(days, to: day)
    case .hours, nil: calendar.adding(0, to: day)
    }
  }
}

/// The day by which an order is to be answered, with its arithmetic (工单届满日): the day on the order itself goes before
/// what is counted, and an extension that was granted before both.
package struct TicketDue: Equatable, Sendable {
  package let day: Day
  package let isProvisional: Bool
  package let lines: [String]

  init(_ term: TicketTerm, from start: Day, ordered: Day?, extended: Day?, by calendar: WorkCalendar) {
    let count = term.count(from: start, by: calendar)
    var lines = term.period == nil ? ["期限当日：派单日 \(start.withWeekday)，当天办理。"] : ["期限 \(term.words)。"] + count.lines
    if let ordered {
      lines.append("工单上写明的期限是 \(ordered.withWeekday)，\(ordered == count.due ? "和推算的一致" : "以工单为准")。")
    }
    if let extended { lines.append("经批准延长到 \(extended.withWeekday)。") }
    self.lines = lines
    day = extended ?? ordered ?? count.due
    isProvisional = extended == nil && ordered == nil && count.isProvisional
  }
}
