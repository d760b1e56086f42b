import Accounts
import Casework
import Foundation
import Kernel
import Publishing
import Store

/// What casework says to people at the desk (办件消息): told in the transaction that causes it.
enum CaseMessages {
  /// The leader hurries the handler, or all clerks while nobody has signed.
  static func urge(_ ticket: Ticket, supervises: Bool, note: String, _ tx: Transaction) throws {
    let people = try ticket.handler.map { [$0] } ?? holders(of: .casework, in: ticket.town, tx)
    let words = note.stripped.isEmpty ? "" : "：" + note.stripped.prefix(200)
    try Message.send(
      .urged, to: people, "工单 \(ticket.number)“\(ticket.title)”\(supervises ? "督办" : "催办")\(words)，期限 \(ticket.due)。",
      about: nil, topic: "ticket:\(ticket.id):\(tx.now.timeIntervalSince1970)", tx)
  }

  /// Active accounts with a duty that reaches a place.
  static func holders(
    of duty: Duty, in organisation: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Identifier<AccountRow>] {
    try Account.holding([duty], in: organisation, column: Identifier(0), reader).map(\.id)
  }
}
