import Kernel
import Store

extension Application {
  /// Not corrected, or not paid, in time (不再处理): F1 or F2, once the period is over.
  package static func abandon(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .abandon, tx)
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    let isFee = application.state == .awaitingFee
    let limit = isFee ? application.feeDue(calendar) : application.correctionDue(calendar)
    if let limit, tx.today <= limit.due {
      throw Fault.conflict("\(isFee ? "缴费" : "补正")期限到 \(limit.due) 才届满，现在还不能终止办理。")
    }
    try application.end(isFee ? "F2" : "F1", note.tidied, on: tx.today, .abandon, next, tx)
  }

  /// The applicant takes it back (撤回): F3. One that was never confirmed was never received, and is counted nowhere.
  package static func withdraw(_ id: ID, _ reason: String, on day: Day? = nil, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .withdraw, tx)
    let reason = try words(reason, "reason", "撤回的情况（谁、怎样提出撤回）", upTo: 500)
    let day = day ?? tx.today
    try application.check(day, "day", "撤回", notBefore: application.receivedOn, tx)
    try application.end("F3", reason, on: day, .withdraw, next, tx)
  }

  private func end(
    _ code: String, _ reason: String, on day: Day, _ act: ApplicationAct, _ next: ApplicationState, _ tx: Transaction
  ) throws {
    try tx.run(
      """
      UPDATE application SET decision = \(code), refused = '', reason = \(reason), answer = '', decided_on = \(day)
      WHERE id = \(id)
      """)
    let name = try DecisionCode.named(code, on: tx.today)?.name ?? ""
    try move(act, to: next, on: day, reason.isEmpty ? name : "\(name)：\(reason)", tx)
  }

  /// How an answer was handed over (送达).
  package struct Serving: Sendable, Equatable {
    /// 国办公开办函〔2016〕235号: by post the day of posting counts, in person the day of signing.
    package enum Manner: String, CaseIterable, Sendable, Storable {
      case post, person, organ, electronic

      package var chinese: String {
        switch self {
        case .post: "邮政企业邮寄（以交邮之日为准）"
        case .person: "当面送达（以签收之日为准）"
        case .organ: "委托其他机关送达（以签收之日为准）"
        case .electronic: "电子方式（应申请人要求，以发出之日为准）"
        }
      }
    }

    package let manner: Manner
    package let day: Day
    package let note: String

    init?(_ row: Row) throws {
      guard let manner: Manner = try row["service"] else { return nil }
      (self.manner, day, note) = (manner, try row["served_on"], try row["service_note"] ?? "")
    }
  }

  /// Hands the answer over (送达).
  package static func deliver(
    _ id: ID, _ manner: Serving.Manner, on day: Day, _ note: String, _ tx: Transaction
  ) throws {
    let (application, next) = try opened(id, for: .deliver, tx)
    try application.check(day, "day", "送达", notBefore: application.decision?.decidedOn, tx)
    guard note.count <= 200 else { throw Fault.invalid("note", "说明最多 200 个字，请缩短。") }
    if manner == .post, note.tidied.isEmpty {
      throw Fault.invalid("note", "邮寄的请填写邮件号；答复要交邮政企业（中国邮政），不能交其他快递（国办公开办函〔2016〕235号）。")
    }
    try tx.run(
      """
      UPDATE application SET service = \(manner), served_on = \(day), service_note = \(note.tidied) WHERE id = \(id)
      """)
    try application.move(.deliver, to: next, on: day, "\(manner.chinese)\(note.isEmpty ? "" : "，" + note.tidied)", tx)
  }

  /// Puts the file away (归档).
  package static func archive(_ id: ID, number: String, on day: Day? = nil, _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .archive, tx)
    let number = try words(number, "number", "档号", upTo: 60)
    let day = day ?? tx.today
    try application.check(day, "day", "归档", notBefore: application.decision?.decidedOn, tx)
    try tx.run("UPDATE application SET archived_on = \(day), archive_number = \(number) WHERE id = \(id)")
    try application.move(.archive, to: next, on: day, "档号 \(number)", tx)
  }
}
