import Casework
import Kernel
import Store

/// An order of the hotline that asks for a document becomes an application (转依申请公开): matters of disclosure are no
/// business of the hotline (《北京市接诉即办工作条例》第十一条), and nobody types anything again. Both change in one transaction.
enum TicketToApplication {
  @discardableResult
  static func convert(
    _ id: Ticket.ID, _ seal: ContactSeal, _ sealer: ApplicantSealer, _ tx: Transaction
  ) throws -> CaseApplication.ID {
    let contact = try Ticket.openCaller(id, reason: "转依申请公开", seal, tx)
    let ticket = try Ticket.find(id, tx)
    let applicant = Applicant(
      name: contact.name, paperNumber: contact.document, phone: contact.phone, address: contact.address)
    let intake = ApplicationIntake(
      town: ticket.town, channel: .hotline, applicant: applicant, title: ticket.title, content: ticket.content,
      delivery: contact.address.isEmpty ? .pickup : .post, submission: "from-\(ticket.number)-\(id)",
      origin: "ticket:\(id)")
    let application: CaseApplication.ID
    do { application = try CaseApplication.register(intake, sealer,
      tx) } catch let fault as Fault where fault.kind == .invalid {
      // The order has no field of the application's names: told in one sentence at its own button.
      throw Fault.invalid("conversion", "还不能转办：" + fault.issues.map(\.sentence).joined() + "请先联系诉求人补齐。")
    }
    let number: String = try CaseApplication.find(application, tx).number
    try Ticket.convert(id, to: application.value, number: number, tx)
    return application
  }
}
