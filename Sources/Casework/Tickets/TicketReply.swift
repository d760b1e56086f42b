import Foundation
import Kernel
import Store

/// The answer to an order (工单答复): positive, with facts and the ground with its document number, signed by the leader.
package struct TicketReply: Equatable, Sendable {
  package let ticket: Ticket.ID
  package let round: Int
  package let text: String
  package let basis: String
  package let writer: String
  package let writtenAt: Date
  package let signer: String?
  package let signedAt: Date?

  init(_ row: Row) throws {
    (ticket, round, text, basis) = (try row["ticket"], try row["round"], try row["text"], try row["basis"])
    (writer, writtenAt) = (try row["writer"], try row["written_at"])
    (signer, signedAt) = (try row["signer"], try row["signed_at"])
  }

  /// All of an order's, the latest first.
  package static func list(of id: Ticket.ID, _ reader: some Reader) throws -> [TicketReply] {
    try reader.all("SELECT * FROM ticket_reply WHERE ticket = \(id) ORDER BY round DESC", TicketReply.init)
  }
}

extension Ticket {
  /// Writes the answer and hands it to the leader (拟写答复).
  package static func reply(_ id: ID, text: String, basis: String, _ tx: Transaction) throws {
    let text = try said(text, "text", "请写答复内容：办了什么、事实怎样、依据什么。", limit: 10_000)
    guard basis.count <= 500 else { throw Fault.invalid("basis", "依据最多 500 个字，请删减。") }
    let ticket = try step(.reply, id, by: .casework, "", tx)
    try tx.run(
      """
      INSERT INTO ticket_reply (ticket, round, text, basis, writer, written_at)
      VALUES (\(id), \(ticket.round), \(text), \(basis.trimmed), \(tx.actor.name), \(tx.now))
      ON CONFLICT (ticket, round) DO UPDATE SET text = excluded.text, basis = excluded.basis, writer = excluded.writer,
        written_at = excluded.written_at
      """)
  }

  /// One answer for many (一答多单): each gets its own, each is signed on its own. All of them, or none.
  package static func reply(_ ids: [ID], text: String, basis: String, _ tx: Transaction) throws {
    guard !ids.isEmpty else { throw Fault.invalid("tickets", "请勾选要用这个答复的工单。") }
    guard ids.count <= 200 else { throw Fault.invalid("tickets", "一次最多答复 200 件，请分几次。") }
    for id in Set(ids).sorted() { try reply(id, text: text, basis: basis, tx) }
  }

  /// Sends it back to be written anew (退回修改).
  package static func sendBack(_ id: ID, note: String, _ tx: Transaction) throws {
    try step(.sendBack, id, by: .caseApproval, said(note, "note", "请写明要改什么。", limit: 500), tx)
  }

  /// Signs the answer (审签): somebody other than who wrote it. From now on it is answered.
  package static func approve(_ id: ID, _ tx: Transaction) throws {
    let ticket = try find(id, tx)
    let writer: String? = try tx.value(
      "SELECT writer FROM ticket_reply WHERE ticket = \(id) AND round = \(ticket.round)")
    guard writer != tx.actor.name else { throw Fault.forbidden("答复是您写的，请由另一位负责人审签。") }
    try step(.approve, id, by: .caseApproval, "", tx)
    try tx.run(
      """
      UPDATE ticket_reply SET signer = \(tx.actor.name), signed_at = \(tx.now)
      WHERE ticket = \(id) AND round = \(ticket.round)
      """)
  }
}
