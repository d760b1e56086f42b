import Kernel
import Store

extension Application {
  /// A later answer (延迟答复的合理期限, 条例 第三十五条): “认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以
  /// 确定延迟答复的合理期限并告知申请人”. It stands in place of the twenty days, and counts from when it is told.
  package struct Delay: Sendable, Equatable {
    /// In working days, from where the period runs.
    package let days: Int
    package let reason: String
    package let setterName: String
    package let setOn: Day
    package let toldOn: Day?

    init?(_ row: Row) throws {
      guard let days: Int = try row["delay_days"] else { return nil }
      (self.days, reason) = (days, try row["delay_reason"])
      (setterName, setOn, toldOn) = (try row["delay_setter_name"], try row["delay_set_on"], try row["delay_told_on"])
    }
  }

  /// The head sets it (确定延迟期限): the regulation does not say who does; an extension of less needs the head too.
  package static func setDelay(_ id: ID, days: Int, reason: String, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .setDelay, by: .caseApproval, tx)
    guard application.reasons?.isAccepted == true else {
      throw Fault.conflict("只有要求申请人说明理由、并且认为理由合理的，才能确定延迟答复的期限（条例 第三十五条）。")
    }
    guard application.delay == nil else { throw Fault.conflict("这件申请已经确定过延迟答复的期限，不能再延。") }
    guard (21...250).contains(days) else {
      throw Fault.invalid("days", "延迟答复的期限从起算日算起，应为 21 至 250 个工作日，请修改。")
    }
    let reason = try words(reason, "reason", "为什么不能在规定期限内答复", upTo: 500)
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    if let due = try application.clock(tx).due {
      guard tx.today <= due else { throw Fault.invalid("days", "答复期限到 \(due) 已经届满，不能再延迟，请尽快答复。") }
      if let start = application.clockStart, calendar.adding(days, to: start).due <= due {
        throw Fault.invalid("days", "这样算并不比现在的期限 \(due) 晚，请填更多的工作日。")
      }
    }
    let name = tx.actor.staff?.displayName ?? tx.actor.name
    try tx.run(
      """
      UPDATE application SET delay_days = \(days), delay_reason = \(reason), delay_setter_name = \(name),
        delay_set_on = \(tx.today) WHERE id = \(id)
      """)
    try application.move(.setDelay, to: next, on: tx.today, "共 \(days) 个工作日：\(reason)", tx)
  }

  /// The applicant has been told (告知延迟期限): only now does it hold.
  package static func tellDelay(_ id: ID, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .tellDelay, tx)
    guard let delay = application.delay else { throw Fault.conflict("负责人还没有确定延迟答复的期限。") }
    guard delay.toldOn == nil else { throw Fault.conflict("延迟答复的期限已经告知过申请人了。") }
    try application.check(day, "day", "告知延迟期限", notBefore: delay.setOn, tx)
    if let due = try application.clock(tx).due, day > due {
      throw Fault.invalid("day", "原来的期限到 \(due) 已经届满，延迟要在届满以前告知申请人，这次延迟不能生效。")
    }
    try tx.run("UPDATE application SET delay_told_on = \(day) WHERE id = \(id)")
    try application.move(.tellDelay, to: next, on: day, "已告知申请人，自起算日起共 \(delay.days) 个工作日", tx)
  }

  /// As it stands in the arithmetic.
  var delayEvent: Deadline.Event? {
    guard let delay, delay.toldOn != nil else { return nil }
    return .extended(
      by: delay.days - 20, reason: "延迟答复（条例第三十五条，合理期限共 \(delay.days) 个工作日，代替原来的 20 个）")
  }
}
