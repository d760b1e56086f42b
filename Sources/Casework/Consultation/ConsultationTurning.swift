import Foundation
import Kernel
import Store

/// A question that is none (咨询转办): what wants something done becomes an order of the hotline, what wants a document an
/// application, with its words and its person, and nobody types anything again. Both change in one transaction.
extension Consultation {
  /// To an order. Its period runs from the day of the question: turning it round costs the asker no day.
  @discardableResult
  package static func turnIntoTicket(
    _ id: ID, as kind: TicketKind, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> Ticket.ID {
    let (found, contact) = try turnable(id, seal, tx)
    var new = NewTicket(dispatchedAt: found.askedAt)
    (new.channel, new.kind, new.content, new.contact) = (found.channel, kind, found.words, contact)
    let ticket = try forwarding { try Ticket.take(new, in: found.town, seal, tx) }
    try tx.run("UPDATE ticket SET consultation = \(id) WHERE id = \(ticket)")
    let number = try Ticket.find(ticket, tx).number
    try found.turned("12345工单 \(number)", "已转为12345工单办理，工单编号 \(number)。办好以后，答复也会显示在这里。", tx)
    try tx.run("UPDATE consultation SET ticket = \(ticket) WHERE id = \(id)")
    return ticket
  }

  /// To an application for information. Who applies is confirmed with him afterwards, as with any that comes online.
  ///
  /// - Parameter key: drawn by chance: from it comes the follow-up code.
  @discardableResult
  package static func turnIntoApplication(
    _ id: ID, key: String, _ seal: ContactSeal, _ sealer: ApplicantSealer, _ tx: Transaction
  ) throws -> Application.ID {
    let (found, contact) = try turnable(id, seal, tx)
    let applicant = Applicant(name: contact.name, phone: contact.phone, address: contact.address)
    let intake = ApplicationIntake(
      town: found.town, channel: .web, applicant: applicant, content: found.words,
      delivery: contact.address.isEmpty ? .pickup : .post, submission: key, origin: "consultation:\(id)")
    let application = try forwarding { try Application.register(intake, sealer, tx) }
    let number = try Application.find(application, tx).number
    try found.turned("申请 \(number)", "您要的是政府信息，已转为政府信息公开申请，登记编号 \(number)。工作人员会联系您确认。", tx)
    try tx.run("UPDATE consultation SET application = \(application) WHERE id = \(id)")
    return application
  }

  private static func turnable(
    _ id: ID, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> (Consultation, Contact) {
    let found = try find(id, tx)
    try tx.actor.require(.casework, in: found.town)
    guard found.state == .open else { throw Fault.conflict("这件咨询\(found.state.chinese)，不能再转办。") }
    guard !found.words.isEmpty else { throw Fault.invalid("turning", "这件咨询只有语音，请先把内容听写下来再转办。") }
    let sealed: Data? = try tx.value("SELECT contact FROM consultation WHERE id = \(id)")
    return (found, try sealed.map { try seal.contact($0, for: "consultation:\(id)") } ?? Contact())
  }

  /// The question has no field of the other's names: what is missing is told in one sentence at its own button.
  private static func forwarding<Made>(_ make: () throws -> Made) throws -> Made {
    do { return try make() } catch let fault as Fault where fault.kind == .invalid {
      throw Fault.invalid("turning", "还不能转办：" + fault.issues.map(\.sentence).joined() + "请先联系提问的人，或者直接答复他怎样提出。")
    }
  }

  private func turned(_ into: String, _ words: String, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE consultation SET state = 'closed', settled_at = \(tx.now), settled_by = \(tx.actor.staff?.account),
        closing = \(words) WHERE id = \(id)
      """)
    try tx.record("consultation.turned", of: "consultation:\(id)", in: town, "\(number) 转为\(into)")
  }

  /// The answer to the order that it became, once it is signed: its asker sees it where he asked.
  package func answerOfTicket(_ reader: some Reader) throws -> String? {
    guard let ticket else { return nil }
    return try TicketReply.list(of: ticket, reader).first { $0.signer != nil }?.text
  }
}
