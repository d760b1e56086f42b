import Casework
import Hummingbird
import Kernel
import Store

/// Typing an order by hand (登记工单).
extension TicketEntryPage {
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let now = Beijing.minute(site.store.now()).replacing(" ", with: "T")
    let page = TicketEntryPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.newTicket), form: blank(dispatched: now))
    return .page(page.view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let seal = site.contactSeal
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let new = try NewTicket(form)
        let id = try await site.store.write(as: visit.actor) { try Ticket.take(new, in: town.id, seal, $0) }
        return .seeOther(DeskAddress.ticket(id.value), CaseDone.ticketTaken)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: "entry", form: form, issues: fault.issues)
        let page = TicketEntryPage(
          frame: try await site.deskFrame(visit, at: DeskAddress.newTicket),
          form: TypedForm.filled(blank(dispatched: ""), as: "entry", typed))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}

extension NewTicket {
  /// What was typed, or what cannot be read of it.
  fileprivate init(_ form: Form) throws {
    guard let at = Beijing.instant(form.line("dispatchedAt")) else {
      throw Fault.invalid("dispatchedAt", "请填写派单时间，例如 2026-03-09 09:30，期限从它算起。")
    }
    self.init(dispatchedAt: at)
    (title, content, orderNumber) = (form.line("title"), form["content"] ?? "", form.line("orderNumber"))
    kind = TicketKind(rawValue: form.line("kind")) ?? .unsorted
    urgency = TicketUrgency(rawValue: form.line("urgency")) ?? .normal
    let due = form.line("due")
    if !due.isEmpty {
      guard let day = Day(due) else { throw Fault.invalid("due", "期限看不懂，请写成 2026-03-09。") }
      orderedDue = day
    }
    place = form.line("place")
    contact = Contact(name: form.line("name"), phone: form.line("phone"))
    isConfidential = form["secret"] == "yes"
  }
}
