import Foundation
import Kernel
import Store

/// An order as it comes (来单): typed by a clerk or read from a list of the district.
package struct NewTicket: Equatable, Sendable {
  package var orderNumber = ""
  package var channel = CaseChannel.hotline
  package var kind = TicketKind.unsorted
  package var urgency = TicketUrgency.normal
  package var title = ""
  package var content = ""
  package var category = ""
  package var place = ""
  package var happened = ""
  package var contact = Contact()
  /// By which another system names the person, when it gives nothing else.
  package var reference = ""
  package var isConfidential = false
  package var dispatchedAt: Date
  package var orderedDue: Day?
  /// What was answered already, and when: orders taken over as history.
  package var reply = ""
  package var basis = ""
  package var repliedAt: Date?

  package init(dispatchedAt: Date) { self.dispatchedAt = dispatchedAt }

  static let longest = 20_000

  /// Everything that is wrong with it.
  func issues(at now: Date) -> [Issue] {
    var issues = contact.issues()
    if content.trimmed.isEmpty { issues.append(Issue("content", "没有诉求内容，请补上。")) }
    if content.count > Self.longest { issues.append(Issue("content", "诉求内容有 \(content.count) 个字，最多 \(Self.longest) 个，请把附件另存。")) }
    if title.count > 200 { issues.append(Issue("title", "标题最多 200 个字，请缩短。")) }
    if dispatchedAt > now { issues.append(Issue("dispatchedAt", "派单时间在将来，请核对。")) }
    if let orderedDue, orderedDue < Day(at: dispatchedAt) { issues.append(Issue("due", "办理期限早于派单时间，请核对。")) }
    if let repliedAt, repliedAt < dispatchedAt { issues.append(Issue("repliedAt", "答复时间早于派单时间，请核对。")) }
    if let repliedAt, repliedAt > now { issues.append(Issue("repliedAt", "答复时间在将来，请核对。")) }
    if orderNumber.count > 60 { issues.append(Issue("orderNumber", "工单编号最多 60 个字，请核对。")) }
    return issues
  }

  /// The title, or the beginning of what was said.
  var heading: String {
    let words = (title.trimmed.isEmpty ? content : title).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(words.prefix(title.trimmed.isEmpty ? 40 : 200))
  }
}

extension Ticket {
  /// Takes an order in (接收工单). Refuses one whose number is known.
  @discardableResult
  package static func take(
    _ new: NewTicket, in town: Identifier<Organisation>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.casework, in: town)
    let issues = new.issues(at: tx.now)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if let known = try known(new.orderNumber, in: town, tx) {
      throw Fault.invalid("orderNumber", "编号 \(new.orderNumber) 的工单已经有了（\(known)），不用再登记。")
    }
    return try add(new, in: town, seal, by: try WorkCalendar.inForce(on: tx.today, tx), tx)
  }

  /// The town's number of the order with this number of the hotline.
  static func known(_ order: String, in town: Identifier<Organisation>, _ reader: some Reader) throws -> String? {
    guard !order.isEmpty else { return nil }
    return try reader.value("SELECT number FROM ticket WHERE town = \(town) AND order_number = \(order)")
  }

  static func add(
    _ new: NewTicket, in town: Identifier<Organisation>, _ seal: ContactSeal, by calendar: WorkCalendar,
      _ tx: Transaction
  ) throws -> ID {
    let day = Day(at: new.dispatchedAt)
    let term = try TicketTerm.inForce(new.kind, new.urgency, for: town, on: max(day, oldestTerm), tx)
    let due = TicketDue(term, from: day, ordered: new.orderedDue, extended: nil, by: calendar)
    let serial = try Serial.next("ticket:\(town):\(day.year)", tx)
    let number = "GD\(day.year)-" + String(repeating: "0", count: max(0, 4 - String(serial).count)) + String(serial)
    let person = new.contact.isEmpty ? seal.mark(reference: new.reference) : seal.mark(new.contact)
    let isHistory = new.repliedAt != nil && !new.reply.isEmpty
    let id: ID = try tx.insert(
      """
      INSERT INTO ticket (town, number, order_number, channel, kind, urgency, title, content, category, place, happened,
        caller_shown, person, is_confidential, dispatched_at, taken_at, state, counted_from, term, ordered_due, due,
        is_provisional, ended_at)
      VALUES (\(town), \(number), \(new.orderNumber), \(new.channel.rawValue), \(new.kind), \(new.urgency),
        \(new.heading),
        \(new.content.trimmed), \(new.category), \(new.place), \(new.happened), \(new.contact.shown), \(person),
        \(new.isConfidential), \(new.dispatchedAt), \(tx.now), \(isHistory ? TicketState.closed : .arrived), \(day),
        \(term.words), \(new.orderedDue), \(due.day), \(due.isProvisional), \(isHistory ? new.repliedAt : nil))
      RETURNING id
      """)
    if let sealed = try seal.seal(new.contact, for: "ticket:\(id)") {
      try tx.run("UPDATE ticket SET caller = \(sealed) WHERE id = \(id)")
    }
    try TicketWords(new.heading, new.content).keep(id, town, tx)
    try tell(.take, id, 1, new.channel.chinese, tx)
    if isHistory { try addHistory(id, town, new, due: due.day, tx) }
    try tx.record("ticket.taken", of: "ticket:\(id)", in: town, "\(number)，\(new.kind.chinese)")
    return id
  }

  /// Terms were not written down before this; older orders, taken over as history, are counted by the first.
  private static let oldestTerm = Day("2022-01-01") ?? Day(ordinal: 18_993)

  /// An order that was answered elsewhere: its reply, and one closure on the day of it.
  private static func addHistory(
    _ id: ID, _ town: Identifier<Organisation>, _ new: NewTicket, due: Day, _ tx: Transaction
  ) throws {
    guard let at = new.repliedAt else { return }
    try tx.run(
      """
      INSERT INTO ticket_reply (ticket, round, text, basis, writer, written_at, signer, signed_at)
      VALUES (\(id), 1, \(new.reply.trimmed), \(new.basis), \(tx.actor.name), \(at), \(tx.actor.name), \(at))
      """)
    try addClosure(id, town, round: 1, on: Day(at: at), isLate: Day(at: at) > due, tx)
    try tell(.close, id, 1, "按来单记录转入", at: at, tx)
  }

  static func addClosure(
    _ id: ID, _ town: Identifier<Organisation>, round: Int, on day: Day, isLate: Bool, _ tx: Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO ticket_closure (ticket, town, round, day, is_late) VALUES (\(id), \(town), \(round), \(day),
        \(isLate))
      """)
  }
}
