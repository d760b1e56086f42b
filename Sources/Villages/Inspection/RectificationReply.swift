import Kernel
import Store

extension Rectification {
  /// The village tells what it did, with photographs (报整改情况). It may do so after the day too: late is better than never.
  package static func reply(
    _ id: ID, _ text: String, photos: [InspectionPhoto] = [], _ tx: Transaction
  ) throws {
    let order = try find(id, tx)
    try tx.actor.requirePosting(for: order.village)
    guard order.state == .open else {
      throw Fault.conflict(order.state == .closed ? "这份整改通知已经销号，不用再报。" : "整改情况已经报过，正在等复查。")
    }
    var issues: [Issue] = []
    if !(4...1000).contains(text.trimmed.unicodeScalars.count) {
      issues.append(Issue("text", "请写明怎么改的，4 到 1000 个字。"))
    }
    if photos.count > InspectionPhoto.most { issues.append(Issue("photos", "一次最多 \(InspectionPhoto.most) 张照片，请挑重要的。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let event = try note(id, .replied, text.trimmed, on: tx.today, tx)
    try InspectionPhoto.keep(photos, of: .event(event), tx)
    try tx.run("UPDATE rectification SET state = 'replied' WHERE id = \(id)")
    try tx.record(
      "rectification.replied", of: "rectification:\(id)", in: order.village, "\(order.number)，照片 \(photos.count) 张")
  }

  /// The town looks again (复查): it holds and is closed (销号), or it goes back with a new last day.
  package static func recheck(
    _ id: ID, passed: Bool, note text: String, term: Period? = nil, _ tx: Transaction
  ) throws {
    let order = try find(id, tx)
    try tx.actor.requireInspecting(order.village)
    guard order.state != .closed else { throw Fault.conflict("这份整改通知已经销号了；问题又出现的，请重新打开。") }
    if let own = tx.actor.staff?.account, try lastReply(of: id, tx) == own {
      throw Fault.forbidden("自己报的整改情况不能自己复查，请别的同事复查。")
    }
    var issues: [Issue] = []
    let text = text.trimmed
    if text.unicodeScalars.count > 1000 { issues.append(Issue("note", "复查意见不超过 1000 个字，请缩短。")) }
    if !passed, text.isEmpty { issues.append(Issue("note", "复查不合格要写明还差什么，方便村里再改。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if passed {
      try note(id, .passed, text, on: tx.today, tx)
      try tx.run("UPDATE rectification SET state = 'closed', closed_on = \(tx.today) WHERE id = \(id)")
    } else {
      try again(order, .failed, text, term, tx)
    }
    try tx.record(
      passed ? "rectification.passed" : "rectification.failed", of: "rectification:\(id)", in: order.village,
      order.number)
  }

  /// What was closed shows again (问题反弹): the order is opened with a new last day.
  package static func reopen(_ id: ID, reason: String, term: Period? = nil, _ tx: Transaction) throws {
    let order = try find(id, tx)
    try tx.actor.requireInspecting(order.village)
    guard order.state == .closed else { throw Fault.conflict("这份整改通知还没有销号，不用重新打开。") }
    guard (2...500).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明问题怎样反弹，2 到 500 个字。")
    }
    try again(order, .reopened, reason.trimmed, term, tx)
    try tx.record("rectification.reopened", of: "rectification:\(id)", in: order.village, order.number)
  }

  /// Not put right after all: the period begins anew, and so do the steps for what is overdue.
  private static func again(
    _ order: Rectification, _ kind: Event.Kind, _ text: String, _ term: Period?, _ tx: Transaction
  ) throws {
    let term = term ?? order.term
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    guard let deadline = Deadline(term, from: tx.today, by: calendar), let due = deadline.due else {
      throw Fault.invalid("term", "整改期限请写成“5个工作日”或者“15日”。")
    }
    try note(order.id, kind, text, due: due, on: tx.today, tx)
    try tx.run(
      """
      UPDATE rectification SET state = 'open', closed_on = NULL, due_on = \(due),
        is_provisional = \(deadline.isProvisional), reopened = reopened + 1, escalation = '' WHERE id = \(order.id)
      """)
  }

  private static func lastReply(of id: ID, _ reader: some Reader) throws -> Identifier<AccountRow>? {
    try reader.value(
      """
      SELECT account FROM rectification_event WHERE rectification = \(id) AND kind = 'replied' ORDER BY id DESC LIMIT 1
      """)
  }
}
