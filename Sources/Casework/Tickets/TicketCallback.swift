import Foundation
import Kernel
import Store

/// What the person says when called back (回访).
package struct TicketCallback: Equatable, Sendable {
  /// How content he is (满意度).
  package enum Satisfaction: String, CaseIterable, Sendable, Storable {
    case satisfied, fairly, unsatisfied, unrated

    package var chinese: String {
      switch self {
      case .satisfied: "满意"
      case .fairly: "基本满意"
      case .unsatisfied: "不满意"
      case .unrated: "未评价"
      }
    }
  }

  /// False when he could not be reached or would not say: then it stands in no denominator.
  package var isValid: Bool
  package var contacted: Bool
  package var solved: Bool
  package var satisfaction: Satisfaction
  package var note: String

  package init(isValid: Bool, contacted: Bool, solved: Bool, satisfaction: Satisfaction, note: String = "") {
    (self.isValid, self.contacted, self.solved) = (isValid, contacted, solved)
    (self.satisfaction, self.note) = (satisfaction, note)
  }

  package var words: String {
    guard isValid else { return "无效回访" + (note.isEmpty ? "" : "：" + note) }
    return [contacted ? "联系过" : "没有联系", solved ? "已解决" : "没有解决", satisfaction.chinese].joined(separator: "，")
      + (note.isEmpty ? "" : "：" + note)
  }
}

extension Ticket {
  /// Notes a call-back (回访).
  package static func callBack(_ id: ID, _ given: TicketCallback, _ tx: Transaction) throws {
    guard given.note.count <= 500 else { throw Fault.invalid("note", "回访记录最多 500 个字，请删减。") }
    let ticket = try step(.callBack, id, by: .casework, given.words, tx)
    try tx.run(
      """
      INSERT INTO ticket_callback (ticket, town, round, day, is_valid, contacted, solved, satisfaction, note, actor, at)
      VALUES (\(id), \(ticket.town), \(ticket.round), \(tx.today), \(given.isValid),
        \(given.isValid && given.contacted),
        \(given.isValid && given.solved), \(given.isValid ? given.satisfaction : .unrated), \(given.note.trimmed),
        \(tx.actor.name), \(tx.now))
      """)
  }

  /// Closes it (办结): one 件次. It was late when its answer was signed after the due day.
  package static func close(_ id: ID, _ tx: Transaction) throws {
    let ticket = try step(.close, id, by: .casework, "", tx)
    let signed: Date? = try tx.value(
      "SELECT signed_at FROM ticket_reply WHERE ticket = \(id) AND round = \(ticket.round)")
    let isLate = Day(at: signed ?? tx.now) > ticket.due
    try addClosure(id, ticket.town, round: ticket.round, on: tx.today, isLate: isLate, tx)
    try tx.run("UPDATE ticket SET ended_at = \(tx.now) WHERE id = \(id)")
  }

  /// Sends it back to be done again (重办): another round, with a period of its own from today.
  package static func reopen(_ id: ID, reason: String, _ tx: Transaction) throws {
    let reason = try said(reason, "reason", "请写明为什么重办：回访反映了什么。", limit: 500)
    let ticket = try step(.reopen, id, by: .casework, reason, tx)
    let term = try TicketTerm.inForce(ticket.kind, ticket.urgency, for: ticket.town, on: tx.today, tx)
    try tx.run(
      """
      UPDATE ticket SET round = \(ticket.round + 1), counted_from = \(tx.today), term = \(term.words),
        ordered_due = NULL, extended_to = NULL, wanted_to = NULL, wanted_reason = '', ended_at = NULL WHERE id = \(id)
      """)
    try recount(id, tx)
  }
}
