import Kernel
import Store

/// Taking an order on, or not (签收、主办协办、退单、不予受理).
extension Ticket {
  /// Signs for it (签收) as of one of the five types: the clock has run since the order was given out, and goes on.
  package static func sign(_ id: ID, as kind: TicketKind, _ tx: Transaction) throws {
    guard kind != .unsorted else { throw Fault.invalid("kind", "请选择工单类型：咨询、求助、投诉、举报或建议，办理期限按类型计算。") }
    let ticket = try step(.sign, id, by: .casework, kind.chinese, tx)
    let term = try TicketTerm.inForce(kind, ticket.urgency, for: ticket.town, on: max(ticket.countedFrom, tx.today), tx)
    try tx.run(
      """
      UPDATE ticket SET kind = \(kind), term = \(term.words), signed_at = \(tx.now),
        handler = \(tx.actor.staff?.account),
        is_confidential = \(ticket.isConfidential) WHERE id = \(id)
      """)
    try recount(id, tx)
  }

  /// Who leads and who supports (主办、协办): the unit first asked may not pass it on (首接负责), it may only be helped.
  package static func assign(
    _ id: ID, lead: Identifier<Organisation>, support: [Identifier<Organisation>], names: String, _ tx: Transaction
  ) throws {
    if support.contains(lead) { throw Fault.invalid("support", "主办单位不能同时是协办单位，请去掉。") }
    try step(.assign, id, by: .casework, names, tx)
    try tx.run("UPDATE ticket SET lead = \(lead) WHERE id = \(id)")
    try tx.run("DELETE FROM ticket_support WHERE ticket = \(id)")
    for each in Set(support).sorted() {
      try tx.run("INSERT INTO ticket_support (ticket, organisation) VALUES (\(id), \(each))")
    }
  }

  package static func support(of id: ID, _ reader: some Reader) throws -> [Identifier<Organisation>] {
    try reader.all("SELECT organisation FROM ticket_support WHERE ticket = \(id) ORDER BY organisation") {
      try $0["organisation"]
    }
  }

  /// Asks the dispatcher to take it back (申请退单): only when it is plainly not ours, soon, and never once designated.
  package static func askReturn(_ id: ID, reason: String, _ tx: Transaction) throws {
    let reason = try said(reason, "reason", "请写明退单的理由：依据什么规定，应由哪个单位办理。")
    let ticket = try find(id, tx)
    guard !ticket.isDesignated else { throw Fault.conflict("派单单位已经指定由本镇办理，不能再退单，请签收。") }
    let days = try Setting.number("tickets.returnDays", for: ticket.town, on: tx.today, within: 1...30, tx) ?? 1
    let last = try WorkCalendar.inForce(on: tx.today, tx).adding(days, to: Day(at: ticket.dispatchedAt)).due
    guard tx.today <= last else { throw Fault.conflict("退单要在派单后 \(days) 个工作日内（\(last.chinese)前）提出，已经过了，请签收办理。") }
    try step(.askReturn, id, by: .casework, reason, tx)
  }

  /// What the dispatcher decided. A refusal designates us.
  package static func settleReturn(_ id: ID, isGranted: Bool, note: String, _ tx: Transaction) throws {
    try step(isGranted ? .grantReturn : .refuseReturn, id, by: .casework, note.trimmed, tx)
    if isGranted {
      try tx.run("UPDATE ticket SET ended_at = \(tx.now) WHERE id = \(id)")
    } else {
      try tx.run("UPDATE ticket SET is_designated = 1 WHERE id = \(id)")
    }
  }

  /// Does not accept it (不予受理), and says which way is the right one.
  package static func decline(_ id: ID, _ ground: TicketRefusal, note: String, _ tx: Transaction) throws {
    let words = ground.reason + "；告知：" + ground.channel + (note.trimmed.isEmpty ? "" : "。" + note.trimmed)
    try step(.decline, id, by: .casework, words, tx)
    try tx.run("UPDATE ticket SET ended_at = \(tx.now) WHERE id = \(id)")
  }

  /// Notes the application that it was turned into (转依申请公开): asking for a document is not the hotline's business.
  package static func convert(_ id: ID, to application: Int64, number: String, _ tx: Transaction) throws {
    try step(.convert, id, by: .casework, "申请编号 \(number)", tx)
    try tx.run("UPDATE ticket SET application = \(application), ended_at = \(tx.now) WHERE id = \(id)")
  }

  static func said(_ text: String, _ field: String, _ missing: String, limit: Int = 2000) throws -> String {
    let text = text.trimmed
    guard !text.isEmpty else { throw Fault.invalid(field, missing) }
    guard text.count <= limit else { throw Fault.invalid(field, "最多 \(limit) 个字，现在有 \(text.count) 个，请删减。") }
    return text
  }
}
