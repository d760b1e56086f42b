import Kernel
import Store

extension BenefitList {
  /// How long one may object to a list before the decision: 7 working days or calendar days, as set.
  package static func noticePeriod(_ list: BenefitList, on day: Day, _ reader: some Reader) throws -> Period {
    let own = try Setting.value("benefit.noticePeriod.\(list.fund)", for: list.village, on: day, reader)
    let common = try Setting.value("benefit.noticePeriod", for: list.village, on: day, reader)
    return (own ?? common).flatMap(Period.init) ?? .workingDays(7)
  }

  /// The day a period ends that begins after `day`, by the calendar in force.
  static func end(_ period: Period, after day: Day, _ reader: some Reader) throws -> Day {
    let calendar = try WorkCalendar.inForce(on: day, reader)
    return Deadline(period, from: day, by: calendar)?.due ?? day + 7
  }

  /// The list goes out with its sheet (随张贴公开): from the day it hangs, a list before the decision until one can object
  /// no more, one after it for the time the web may keep it, and never longer than the wall.
  static func show(with posting: Posting, on day: Day, latest: Day, _ tx: Transaction) throws -> Day? {
    guard let list = try behind(posting.id, tx), list.state == .confirmed else { return nil }
    let until: Day
    switch list.kind {
    case .notice: until = try end(try noticePeriod(list, on: day, tx), after: day, tx)
    case .result:
      let period = try Setting.value("benefit.resultPeriod", for: list.village, on: day, tx).flatMap(Period.init)
      until = min(latest, try end(period ?? .calendarDays(30), after: day, tx))
    }
    try tx.run(
      """
      UPDATE benefit_list SET shown_until = \(until), objections_until = \(list.kind == .notice ? until : nil)
      WHERE id = \(list.id)
      """)
    return list.kind == .notice ? until : nil
  }
}
