import Kernel
import Store

extension Application {
  /// What is charged for processing (信息处理费, 国办函〔2020〕109号): by item or by page, never by itself.
  package struct Fee: Sendable, Equatable {
    package let manner: FeeTable.Manner
    package let units: Int
    /// How many items of this applicant came before in the same calendar month.
    package let before: Int
    package let amount: Int
    package let toldOn: Day
    package let paidOn: Day?

    init?(_ row: Row) throws {
      guard let manner: FeeTable.Manner = try row["fee_manner"] else { return nil }
      (self.manner, units, before) = (manner, try row["fee_units"], try row["fee_before"])
      (amount, toldOn, paidOn) = (try row["fee_amount"], try row["fee_told_on"], try row["fee_paid_on"])
    }
  }

  /// How many applications of the same applicant were received in a calendar month, this one not counted.
  package func othersInMonth(of day: Day, _ reader: some Reader) throws -> Int {
    let first = Day(year: day.year, month: day.month, day: 1) ?? day
    return try reader.count(
      """
      SELECT count(*) FROM application
      WHERE town = \(town) AND applicant_mark = \(applicantMark) AND id < \(id) AND received_on >= \(first)
        AND received_on <= \(day) AND matter = 'disclosure'
      """)
  }

  /// Tells the applicant what to pay (收费通知), within the reply period; he has 20 working days from the next day.
  package static func noticeFee(
    _ id: ID, _ manner: FeeTable.Manner, units: Int, before: Int = 0, on day: Day, _ tx: Transaction
  ) throws {
    let (application, next) = try opened(id, for: .noticeFee, tx)
    guard application.fee == nil else { throw Fault.conflict("这件申请已经通知过缴费，一件申请只收一次。") }
    guard (1...100_000).contains(units), (0...100_000).contains(before) else {
      throw Fault.invalid("units", "件数或页数应为 1 至 100000 的整数，请修改。")
    }
    try application.check(day, "day", "送达收费通知", notBefore: application.clockStart, tx)
    if let due = try application.clock(tx).due, day > due {
      throw Fault.invalid("day", "收费通知要在答复期限内送达，期限到 \(due) 已经届满。")
    }
    let amount = try FeeTable.current(on: day).amount(manner, units: units, before: before)
    guard amount > 0 else { throw Fault.invalid("units", "按收费标准不用收费，请直接办理答复。") }
    try tx.run(
      """
      UPDATE application SET fee_manner = \(manner), fee_units = \(units), fee_before = \(before),
        fee_amount = \(amount), fee_told_on = \(day) WHERE id = \(id)
      """)
    try application.move(.noticeFee, to: next, on: day, "\(manner.chinese)，共 \(amount) 元", tx)
  }

  /// Paid in full (缴清费用): the reply period runs anew.
  package static func pay(_ id: ID, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .pay, tx)
    try application.check(day, "day", "缴清费用", notBefore: application.fee?.toldOn, tx)
    try tx.run("UPDATE application SET fee_paid_on = \(day) WHERE id = \(id)")
    try application.move(.pay, to: next, on: day, "\(application.fee?.amount ?? 0) 元", tx)
  }

  /// The last day for paying: 20 working days from the day after the notice was received.
  package func feeDue(_ calendar: WorkCalendar) -> WorkdayCount? { fee.map { calendar.adding(20, to: $0.toldOn) } }
}
