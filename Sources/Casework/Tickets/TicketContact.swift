import Kernel
import Store

/// Staying in touch (联系、催办、延期).
extension Ticket {
  /// Notes that the person was spoken to (联系诉求人), and what was said.
  package static func contact(_ id: ID, note: String, _ tx: Transaction) throws {
    try step(.contact, id, by: .casework, said(note, "note", "请写明怎么联系的、说了什么；没有打通也请写明。"), tx)
  }

  /// Hurries whoever has it (催办); with `supervises` by the leader, on the record (督办).
  package static func urge(_ id: ID, note: String, supervises: Bool, _ tx: Transaction) throws {
    try step(supervises ? .supervise : .urge, id, by: .caseApproval, note.trimmed, tx)
  }

  /// Asks for more time (申请延期): before the time is over, with the reason and the new day.
  package static func askExtension(_ id: ID, to day: Day, reason: String, _ tx: Transaction) throws {
    let reason = try said(reason, "reason", "请写明为什么办不完、延到哪天能办完。", limit: 500)
    let ticket = try find(id, tx)
    guard tx.today <= ticket.due else { throw Fault.conflict("期限 \(ticket.due.chinese) 已过，延期要在期限届满以前申请。请尽快答复。") }
    guard day > ticket.due else { throw Fault.invalid("until", "延到的日子要晚于现在的期限 \(ticket.due.chinese)，请修改。") }
    guard day.ordinal - ticket.due.ordinal <= 366 else { throw Fault.invalid("until", "一次最多延长一年，请核对日期。") }
    guard ticket.wantedTo == nil else { throw Fault.conflict("已经申请了延期，等公开机构负责人决定。") }
    try step(.askExtension, id, by: .casework, "延到 \(day)：\(reason)", tx)
    try tx.run("UPDATE ticket SET wanted_to = \(day), wanted_reason = \(reason) WHERE id = \(id)")
  }

  /// The leader decides; the person is to be told.
  package static func settleExtension(_ id: ID, isGranted: Bool, note: String, _ tx: Transaction) throws {
    let ticket = try find(id, tx)
    guard let day = ticket.wantedTo else { throw Fault.conflict("没有等待决定的延期申请。") }
    try step(isGranted ? .grantExtension : .refuseExtension, id, by: .caseApproval, note.trimmed, tx)
    try tx.run("UPDATE ticket SET wanted_to = NULL, wanted_reason = '' WHERE id = \(id)")
    guard isGranted else { return }
    try tx.run("UPDATE ticket SET extended_to = \(day) WHERE id = \(id)")
    try recount(id, tx)
  }
}
