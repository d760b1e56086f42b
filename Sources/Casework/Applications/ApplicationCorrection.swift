import Kernel
import Store

extension Application {
  /// What is to be corrected (补正): asked once, completely, within 7 working days (条例 第三十条).
  package struct Correction: Sendable, Equatable {
    package let words: String
    package let askedOn: Day
    /// 合理的补正期限, in working days from the day the notice was given.
    package let days: Int
    package let correctedOn: Day?

    init?(_ row: Row) throws {
      guard let asked: Day = try row["correction_asked_on"] else { return nil }
      (askedOn, words, days) = (asked, try row["correction_words"], try row["correction_days"])
      correctedOn = try row["corrected_on"]
    }
  }

  /// 条例 第三十条: “应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正”.
  package static let correctionNotice = Period.workingDays(7)

  /// By when correction may still be asked for.
  package func correctionNoticeDue(_ calendar: WorkCalendar) -> WorkdayCount? {
    receivedOn.map { calendar.adding(7, to: $0) }
  }

  /// Asks for correction (要求补正).
  package static func askCorrection(
    _ id: ID, _ words: String, days: Int?, on day: Day, _ tx: Transaction
  ) throws {
    let (application, next) = try opened(id, for: .askCorrection, tx)
    guard application.correction == nil else {
      throw Fault.conflict("这件申请已经要求过补正；补正只能一次，内容仍不明确的，按“补正后申请内容仍不明确”答复（条例 第三十条）。")
    }
    let words = try words.isEmpty ? Self.words("", "words", "要补正哪些内容") : Self.words(words, "words", "补正内容")
    try application.check(day, "day", "告知补正", notBefore: application.receivedOn, tx)
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    if let limit = application.correctionNoticeDue(calendar), day > limit.due {
      throw Fault.invalid(
        "day", "补正要在收到申请之日起 7 个工作日内告知，最晚 \(limit.due)；现在已过期，请就申请内容直接答复（条例 第三十条）。")
    }
    let set = try Setting.number("applications.correctionDays", for: application.town, on: tx.today, within: 1...60, tx)
    let days = days ?? set ?? 15
    guard (1...60).contains(days) else { throw Fault.invalid("days", "补正期限应为 1 至 60 个工作日，请修改。") }
    try tx.run(
      """
      UPDATE application SET correction_words = \(words), correction_asked_on = \(day), correction_days = \(days)
      WHERE id = \(id)
      """)
    try application.move(.askCorrection, to: next, on: day, "\(words)（\(days) 个工作日内补正）", tx)
  }

  /// The corrected application is here (收到补正): the period runs anew from this day, it does not go on.
  package static func correct(_ id: ID, content: String, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .correct, tx)
    let content = try words(content, "content", "补正后的申请内容", upTo: 10_000)
    try application.check(day, "day", "收到补正", notBefore: application.correction?.askedOn, tx)
    try tx.run("UPDATE application SET corrected_on = \(day), content = \(content) WHERE id = \(id)")
    try application.move(.correct, to: next, on: day, "原申请内容：\(application.content)", tx)
  }

  /// The last day for correcting (补正期限).
  package func correctionDue(_ calendar: WorkCalendar) -> WorkdayCount? {
    correction.map { calendar.adding($0.days, to: $0.askedOn) }
  }
}
