import Kernel
import Store

/// How long an answer may take (咨询答复期限): a dated setting of the town or the district.
package struct ConsultationTerm: Equatable, Sendable {
  /// `3个工作日`.
  package let words: String
  private let period: Period

  /// As it was kept; what cannot be read counts as the usual term.
  init(_ words: String) {
    period = Self.isReadable(words) ? Period(words) ?? Self.usual : Self.usual
    self.words = period.words
  }

  /// The name of the setting.
  package static let setting = "consultation.term"
  /// Until somebody sets another: what the hotline of the province gives for questions (安徽 2022 年热线工作方案).
  private static let usual = Period.workingDays(3)

  package static func isReadable(_ words: String) -> Bool {
    switch Period(words) {
    case .workingDays, .calendarDays: true
    case .hours, nil: false
    }
  }

  static func inForce(
    for town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> ConsultationTerm {
    ConsultationTerm(try Setting.value(setting, for: town, on: day, reader) ?? usual.words)
  }

  /// The arithmetic of the day by which to answer.
  package func count(from day: Day, by calendar: WorkCalendar) -> WorkdayCount {
    switch period {
    case .calendarDays(let days): calendar.addingCalendarDays(days, to: day)
    case .workingDays(let days), .hours(let days): calendar.adding(days, to: day)
    }
  }
}

extension Consultation {
  /// What holds today.
  package static func term(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> ConsultationTerm { try ConsultationTerm.inForce(for: town, on: day, reader) }

  /// Counts the open ones anew (重算期限): after a notice of holidays was taken in. Returns how many days moved.
  @discardableResult
  package static func recount(in town: Identifier<Organisation>, _ tx: Transaction) throws -> Int {
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    var moved = 0
    for each in try open(in: town, tx) {
      let count = each.term.count(from: Day(at: each.askedAt), by: calendar)
      guard count.due != each.due || count.isProvisional != each.isProvisional else { continue }
      try tx.run(
        """
        UPDATE consultation SET due = \(count.due), is_provisional = \(count.isProvisional) WHERE id = \(each.id)
        """)
      moved += 1
    }
    return moved
  }
}
