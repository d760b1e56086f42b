import Foundation
import Kernel
import Store

/// An order of the 12345 hotline (工单): what somebody asked for, whose it is now, and by when it is to be answered.
package struct Ticket: Equatable, Sendable {
  package typealias ID = Identifier<Ticket>

  package let id: ID
  package let town: Identifier<Organisation>
  /// The town's own number.
  package let number: String
  /// The hotline's.
  package let orderNumber: String
  package let channel: CaseChannel
  package let kind: TicketKind
  package let urgency: TicketUrgency
  package let title: String
  package let content: String
  package let category: String
  package let place: String
  package let happened: String
  package let callerShown: String
  let person: String
  package let hasCaller: Bool
  package let isConfidential: Bool
  package let dispatchedAt: Date
  package let state: TicketState
  package let round: Int
  package let countedFrom: Day
  package let term: String
  package let orderedDue: Day?
  package let extendedTo: Day?
  package let wantedTo: Day?
  package let wantedReason: String
  package let due: Day
  package let isProvisional: Bool
  package let isDesignated: Bool
  package let lead: Identifier<Organisation>?
  package let handler: Identifier<AccountRow>?
  package let application: Int64?
  /// The question that it was (咨询转办).
  package let consultation: Consultation.ID?

  init(_ row: Row) throws {
    (id, town, number, orderNumber) = (try row["id"], try row["town"], try row["number"], try row["order_number"])
    channel = CaseChannel(rawValue: try row["channel"]) ?? .hotline
    (kind, urgency, title, content) = (try row["kind"], try row["urgency"], try row["title"], try row["content"])
    (category, place, happened) = (try row["category"], try row["place"], try row["happened"])
    (callerShown, person) = (try row["caller_shown"], try row["person"])
    let caller: Data? = try row["caller"]
    (hasCaller, isConfidential) = (caller != nil, try row["is_confidential"])
    (dispatchedAt, state, round) = (try row["dispatched_at"], try row["state"], try row["round"])
    (countedFrom, term, orderedDue) = (try row["counted_from"], try row["term"], try row["ordered_due"])
    (extendedTo, wantedTo, wantedReason) = (try row["extended_to"], try row["wanted_to"], try row["wanted_reason"])
    (due, isProvisional, isDesignated) = (try row["due"], try row["is_provisional"], try row["is_designated"])
    (lead, handler, application) = (try row["lead"], try row["handler"], try row["application"])
    consultation = try row["consultation"]
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Ticket {
    guard let found = try reader.first("SELECT * FROM ticket WHERE id = \(id)", Ticket.init) else { throw Fault.notFound }
    return found
  }

  var subject: String { "ticket:\(id)" }

  /// How the due day was come to.
  package func reckoned(by calendar: WorkCalendar) -> TicketDue {
    TicketDue(
      TicketTerm(term) ?? .sameDay, from: countedFrom, ordered: orderedDue, extended: extendedTo, by: calendar)
  }
}

/// Walking through the life of an order (工单办理): one step, checked against the table, with its event.
extension Ticket {
  /// Does one act: the duty is held, the state allows it, the event is written. Returns the ticket as it was.
  @discardableResult
  static func step(
    _ act: TicketAct, _ id: ID, by duty: Duty, _ note: String = "", _ tx: Transaction
  ) throws -> Ticket {
    let ticket = try find(id, tx)
    guard tx.actor.may(duty, in: ticket.town) else {
      if case .staff(let staff) = tx.actor, !staff.grants.contains(where: { $0.organisations.contains(ticket.town) }) {
        throw Fault.notFound
      }
      throw Fault.forbidden("“\(act.chinese)”由\(duty.chinese)办理，您的账号没有这项职责。")
    }
    guard let next = act.next(from: ticket.state) else {
      throw Fault.conflict("工单 \(ticket.number) 现在是“\(ticket.state.chinese)”，不能\(act.chinese)，请刷新后再看。")
    }
    try tx.run("UPDATE ticket SET state = \(next) WHERE id = \(id)")
    try tell(act, id, ticket.round, note, tx)
    try tx.record("ticket.changed", of: ticket.subject, in: ticket.town, "\(ticket.number)：\(act.chinese)")
    return ticket
  }

  static func tell(_ act: TicketAct, _ id: ID, _ round: Int, _ note: String, at: Date? = nil,
    _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO ticket_event (ticket, round, act, at, actor, note)
      VALUES (\(id), \(round), \(act), \(at ?? tx.now), \(tx.actor.name), \(note))
      """)
  }

  /// Reckons the due day anew from what is in the row.
  static func recount(_ id: ID, _ tx: Transaction) throws {
    let ticket = try find(id, tx)
    let due = ticket.reckoned(by: try WorkCalendar.inForce(on: tx.today, tx))
    try tx.run("UPDATE ticket SET due = \(due.day), is_provisional = \(due.isProvisional) WHERE id = \(id)")
  }

  /// Those whose day was provisional, once a new notice of holidays is there. Returns how many there were.
  @discardableResult
  package static func recountProvisional(_ tx: Transaction) throws -> Int {
    let ids: [ID] = try tx.all(
      "SELECT id FROM ticket WHERE is_provisional = 1 AND state IN \(list: TicketState.running)"
    ) { try $0["id"] }
    for id in ids { try recount(id, tx) }
    return ids.count
  }
}
