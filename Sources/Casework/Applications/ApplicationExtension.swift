import Kernel
import Store

extension Application {
  /// More time (延期答复, 条例 第三十三条): at most 20 working days, once, by consent of the head of the openness office, and
  /// told to the applicant before the first period ends. It counts from when it is told.
  package struct Extension: Sendable, Equatable {
    package let days: Int
    package let reason: String
    package let approver: Identifier<AccountRow>?
    package let approverName: String?
    package let approvedOn: Day?
    package let toldOn: Day?

    init?(_ row: Row) throws {
      guard let days: Int = try row["extension_days"] else { return nil }
      (self.days, reason, approver) = (days, try row["extension_reason"], try row["extension_approver"])
      (approverName, approvedOn) = (try row["extension_approver_name"], try row["extension_approved_on"])
      toldOn = try row["extension_told_on"]
    }
  }

  /// Asks the head for consent (申请延期).
  package static func askExtension(_ id: ID, days: Int, reason: String, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .askExtension, tx)
    guard application.prolongation?.approvedOn == nil else {
      throw Fault.conflict("这件申请已经延期过一次，不能再延（条例 第三十三条）。")
    }
    guard application.delay == nil else { throw Fault.conflict("这件申请已经确定了延迟答复的期限，不再另行延期（条例 第三十五条）。") }
    guard (1...20).contains(days) else {
      throw Fault.invalid("days", "延长的期限最多 20 个工作日，应填 1 至 20（条例 第三十三条）。")
    }
    let reason = try words(reason, "reason", "为什么要延期", upTo: 500)
    try application.requireStillTime("days", tx)
    try tx.run("UPDATE application SET extension_days = \(days), extension_reason = \(reason) WHERE id = \(id)")
    try application.move(.askExtension, to: next, on: tx.today, "延长 \(days) 个工作日：\(reason)", tx)
  }

  /// The head consents (同意延期): the name stands on the letter.
  package static func consentExtension(_ id: ID, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .consentExtension, by: .caseApproval, tx)
    guard let asked = application.prolongation else { throw Fault.conflict("还没有人申请延期，请先由经办人申请。") }
    guard asked.approvedOn == nil else { throw Fault.conflict("这件申请的延期已经同意过了。") }
    try application.requireStillTime("days", tx)
    let name = tx.actor.staff?.displayName ?? tx.actor.name
    try tx.run(
      """
      UPDATE application SET extension_approver = \(tx.actor.staff?.account), extension_approver_name = \(name),
        extension_approved_on = \(tx.today) WHERE id = \(id)
      """)
    try application.move(.consentExtension, to: next, on: tx.today, "\(name)同意延长 \(asked.days) 个工作日", tx)
  }

  /// The applicant has been told (告知延期): only now does the longer period hold.
  package static func tellExtension(_ id: ID, on day: Day, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .tellExtension, tx)
    guard let asked = application.prolongation, let approved = asked.approvedOn else {
      throw Fault.conflict("延期要先由政府信息公开工作机构负责人同意，再告知申请人（条例 第三十三条）。")
    }
    guard asked.toldOn == nil else { throw Fault.conflict("延期已经告知过申请人了。") }
    try application.check(day, "day", "告知延期", notBefore: approved, tx)
    if let due = try application.clock(tx).due, day > due {
      throw Fault.invalid("day", "原来的期限到 \(due) 已经届满，延期要在届满以前告知申请人，这次延期不能生效。")
    }
    try tx.run("UPDATE application SET extension_told_on = \(day) WHERE id = \(id)")
    try application.move(.tellExtension, to: next, on: day, "已告知申请人延长 \(asked.days) 个工作日", tx)
  }

  private func requireStillTime(_ field: String, _ tx: Transaction) throws {
    if let due = try clock(tx).due, tx.today > due {
      throw Fault.invalid(field, "答复期限到 \(due) 已经届满，不能再延期，请尽快答复。")
    }
  }
}
