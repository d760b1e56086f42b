import Kernel
import Store

extension Application {
  /// 条例 第三十三条: “行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复”.
  package static let replyPeriod = Period.workingDays(20)

  /// From when the reply period runs now: the receipt, the corrected application or the paid fee.
  package var clockStart: Day? {
    [receivedOn, correction?.correctedOn, fee?.paidOn].compactMap(\.self).max()
  }

  /// Everything that moved the period.
  func clockEvents(_ consultations: [ApplicationConsultation], _ calendar: WorkCalendar, on today: Day)
    -> [Deadline.Event]
  {
    var events: [Deadline.Event] = []
    if let day = correction?.correctedOn { events.append(.restarted(on: day, reason: "收到补正后的申请")) }
    if let day = fee?.paidOn { events.append(.restarted(on: day, reason: "缴清信息处理费")) }
    if correction != nil, correction?.correctedOn == nil, let asked = correction?.askedOn {
      events.append(.paused(Pause(after: asked, through: nil, reason: "等候申请人补正")))
    }
    if state == .awaitingFee, let told = fee?.toldOn {
      events.append(.paused(Pause(after: told, through: nil, reason: "等候缴费")))
    }
    let start = clockStart ?? arrivedOn
    // What ended before the period began anew has no part in it.
    events += consultations.map { $0.pause(calendar, on: today) }
      .filter { $0.through.map { $0 > start } ?? true }.map(Deadline.Event.paused)
    // 延迟答复的合理期限 stands in place of the whole period, an extension of it included.
    if let delayEvent {
      events.append(delayEvent)
    } else if let more = prolongation, more.toldOn != nil {
      events.append(.extended(by: more.days, reason: "延期答复"))
    }
    return events
  }

  /// The reply period with its arithmetic (答复期限); nil until the application counts as received.
  package func deadline(
    _ consultations: [ApplicationConsultation], _ calendar: WorkCalendar, on today: Day
  ) -> Deadline? {
    guard let receivedOn else { return nil }
    return Deadline(
      term.flatMap { Period($0) } ?? Self.replyPeriod, from: receivedOn,
      clockEvents(consultations, calendar, on: today), by: calendar)
  }

  /// As it stands now.
  package func clock(_ reader: some Reader, on today: Day) throws -> Deadline? {
    deadline(
      try ApplicationConsultation.list(of: id, reader), try WorkCalendar.inForce(on: today, reader), on: today)
  }

  func clock(_ tx: Transaction) throws -> (due: Day?, deadline: Deadline?) {
    let deadline = try clock(tx, on: tx.today)
    return (deadline?.due, deadline)
  }

  /// Whether the answer went out in time (按期答复): the day of service decides, and by post the day of posting
  /// (国办公开办函〔2016〕235号). Nil until it has been served.
  package func isInTime(_ deadline: Deadline?) -> Bool? {
    guard let served = service?.day, let due = deadline?.due else { return nil }
    return served <= due
  }
}
