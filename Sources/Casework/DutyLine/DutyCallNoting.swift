import Foundation
import Kernel
import Store

/// A call as it is written down (来电登记).
package struct NewCall: Equatable, Sendable {
  package var kind = DutyCall.Kind.consultation
  package var matter = ""
  package var answer = ""
  package var outcome = DutyCall.Outcome.answered
  package var passedTo = ""
  package var contact = Contact()
  /// When it came; nil for just now.
  package var at: Date?

  package init() {}

  func issues(at now: Date) -> [Issue] {
    var issues = contact.issues()
    if kind != .missed, matter.trimmed.isEmpty { issues.append(Issue("matter", "请写来电说的事。")) }
    for (field, text, limit) in [("matter", matter, 2000), ("answer", answer, 2000), ("passedTo", passedTo, 100)]
    where text.count > limit {
      issues.append(Issue(field, "最多 \(limit) 个字，请删减。"))
    }
    if kind != .missed, outcome == .answered, answer.trimmed.isEmpty { issues.append(Issue("answer", "当场答复的，请写答复了什么。")) }
    if kind != .missed, outcome == .passed, passedTo.trimmed.isEmpty { issues.append(Issue("passedTo", "请写转给了哪个单位或哪个人。")) }
    if let at, at > now { issues.append(Issue("at", "来电时间在将来，请核对。")) }
    return issues
  }
}

extension DutyCall {
  /// Writes a call down (登记来电). An emergency is told to the leaders by whoever calls this, in the same transaction.
  @discardableResult
  package static func note(
    _ new: NewCall, in town: Identifier<Organisation>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> DutyCall {
    try tx.actor.require(.dutyLine, in: town)
    let issues = new.issues(at: tx.now)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let at = new.at ?? tx.now
    let outcome = new.kind == .missed ? .missed : new.outcome == .missed ? .open : new.outcome
    let serial = try Serial.next("duty-call:\(town):\(Day(at: at).year)", tx)
    let number = "ZB\(Day(at: at).year)-" + String(repeating: "0", count: max(0, 4 - String(serial).count)) + String(serial)
    let id: ID = try tx.insert(
      """
      INSERT INTO duty_call (town, number, at, day, kind, matter, answer, outcome, passed_to, caller_shown, account,
        actor,
        noted_at, closed_at)
      VALUES (\(town), \(number), \(at), \(Day(at: at)), \(new.kind), \(new.matter.trimmed), \(new.answer.trimmed),
        \(outcome), \(new.passedTo.trimmed), \(new.contact.shown), \(tx.actor.staff?.account), \(tx.actor.name),
          \(tx.now),
        \(outcome == .answered ? tx.now : nil))
      RETURNING id
      """)
    if let sealed = try seal.seal(new.contact, for: "duty-call:\(id)") {
      try tx.run("UPDATE duty_call SET caller = \(sealed) WHERE id = \(id)")
    }
    try tx.record("dutyCall.noted", of: "dutyCall:\(id)", in: town, "\(number)，\(new.kind.chinese)，\(outcome.chinese)")
    return try find(id, tx)
  }

  /// Writes down what came of it (办结来电).
  package static func close(_ id: ID, result: String, _ tx: Transaction) throws {
    let call = try find(id, tx)
    guard tx.actor.may(.dutyLine, in: call.town) || tx.actor.may(.caseApproval,
      in: call.town) else { throw Fault.notFound }
    let result = try Ticket.said(result, "result", "请写办理结果：谁去办的、怎么答复的。")
    guard call.isOpen else { throw Fault.conflict("来电 \(call.number) 已经办结。") }
    try tx.run("UPDATE duty_call SET result = \(result), closed_at = \(tx.now) WHERE id = \(id)")
    try tx.record("dutyCall.closed", of: "dutyCall:\(id)", in: call.town, call.number)
  }

  /// Opens the caller's name and number (查看来电人), with a reason.
  package static func openCaller(_ id: ID, reason: String, _ seal: ContactSeal, _ tx: Transaction) throws -> Contact {
    let call = try find(id, tx)
    guard tx.actor.may(.dutyLine, in: call.town) || tx.actor.may(.caseApproval,
      in: call.town) else { throw Fault.notFound }
    let reason = try Ticket.said(reason, "reason", "请写明为什么要看姓名和电话。这次查看会记入审计日志。", limit: 200)
    guard let sealed: Data = try tx.value("SELECT caller FROM duty_call WHERE id = \(id)") else {
      throw Fault.conflict("这次来电没有留姓名和电话。")
    }
    try tx.record("contact.opened", of: "dutyCall:\(id)", in: call.town, "\(call.number)：\(reason)")
    return try seal.contact(sealed, for: "duty-call:\(id)")
  }
}
