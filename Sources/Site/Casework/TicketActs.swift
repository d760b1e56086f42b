import Accounts
import Casework
import Hummingbird
import Kernel
import Publishing
import Store

/// Each act on an order (工单操作): one form, one verb, back to the order.
enum TicketActs {
  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ noun: String, _ done: CaseDone,
    _ body: @escaping @Sendable (Form, Ticket.ID, Transaction) throws -> Void
  ) async throws -> Response {
    let id = Ticket.ID(try visit.number("ticket"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { tx in
          try body(form, id, tx)
          try ReceptionToTicket.bring(id, tx)
        }
        return .seeOther(DeskAddress.ticket(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await TicketPage.make(
          site, visit, id, typed: TypedForm(name: noun, form: form, issues: fault.issues))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func sign(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "signing", .ticketSigned) { form, id, tx in
      try Ticket.sign(id, as: TicketKind(rawValue: form.line("kind")) ?? .unsorted, tx)
    }
  }

  static func assign(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await act(site, request, visit, "units", .ticketAssigned) { form, id, tx in
      let places = try Organisation.descendants(of: town.id, tx)
      func found(_ text: String) throws -> Organisation {
        guard let place = places.first(where: { $0.id.description == text }) else {
          throw Fault.invalid("lead", "请选择主办单位。")
        }
        return place
      }
      let (lead, support) = (try found(form.line("lead")), try form.all("support").map(found))
      let names = "主办：\(lead.shortName)" + (support.isEmpty ? "" : "；协办：" + support.map(\.shortName).joined(separator: "、"))
      try Ticket.assign(id, lead: lead.id, support: support.map(\.id), names: names, tx)
    }
  }

  static func askReturn(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "return", .ticketReturn) { try Ticket.askReturn($1, reason: $0["reason"] ?? "", $2) }
  }

  static func settleReturn(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "return-outcome", .ticketSettled) { form, id, tx in
      try Ticket.settleReturn(id, isGranted: try outcome(form), note: form["note"] ?? "", tx)
    }
  }

  private static func outcome(_ form: Form) throws -> Bool {
    switch form["outcome"] {
    case "granted": true
    case "refused": false
    default: throw Fault.invalid("outcome", "请选择同意还是不同意。")
    }
  }

  static func decline(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "refusal", .ticketDeclined) { form, id, tx in
      guard let ground = try TicketRefusal.all().first(where: { $0.code == form["ground"] }) else {
        throw Fault.invalid("ground", "请选择不予受理的情形，并把正确的渠道告知诉求人。")
      }
      try Ticket.decline(id, ground, note: form["note"] ?? "", tx)
    }
  }

  /// To the application that it has become.
  static func convert(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (seal, sealer) = (site.contactSeal, site.applicantSealer)
    return try await act(site, request, visit, "conversion", .ticketConverted) { _, id, tx in
      try TicketToApplication.convert(id, seal, sealer, tx)
    }
  }

  static func contact(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "contacts", .ticketContacted) { try Ticket.contact($1, note: $0["note"] ?? "", $2) }
  }

  static func askExtension(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "extension", .ticketExtension) { form, id, tx in
      guard let day = Day(form.line("until")) else { throw Fault.invalid("until", "请填写延到哪天，例如 2026-03-20。") }
      try Ticket.askExtension(id, to: day, reason: form["reason"] ?? "", tx)
    }
  }

  static func settleExtension(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "extension-outcome", .ticketExtended) { form, id, tx in
      try Ticket.settleExtension(id, isGranted: try outcome(form), note: form["note"] ?? "", tx)
    }
  }

  /// One answer, for this order and for those that were ticked.
  static func reply(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "reply", .ticketReplied) { form, id, tx in
      let also = form.all("also").compactMap { Int64($0) }.map { Ticket.ID($0) }
      try Ticket.reply([id] + also, text: form["text"] ?? "", basis: form.line("basis"), tx)
    }
  }

  static func approve(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "approval", .ticketApproved) { try Ticket.approve($1, $2) }
  }

  static func sendBack(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "revision", .ticketSentBack) { try Ticket.sendBack($1, note: $0["note"] ?? "", $2) }
  }

  /// The handler finds it among his messages.
  static func urge(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "urging", .ticketUrged) { form, id, tx in
      let supervises = form["kind"] == "supervise"
      try Ticket.urge(id, note: form["note"] ?? "", supervises: supervises, tx)
      let ticket = try Ticket.find(id, tx)
      try CaseMessages.urge(ticket, supervises: supervises, note: form["note"] ?? "", tx)
    }
  }

  static func callBack(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "callback", .ticketCalledBack) { form, id, tx in
      let facts = form.all("facts")
      try Ticket.callBack(
        id,
        TicketCallback(
          isValid: form["valid"] != "no", contacted: facts.contains("contacted"), solved: facts.contains("solved"),
          satisfaction: TicketCallback.Satisfaction(rawValue: form.line("satisfaction")) ?? .unrated, note: form["note"] ?? ""), tx)
    }
  }

  static func close(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "closing", .ticketClosed) { try Ticket.close($1, $2) }
  }

  static func reopen(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "reopening", .ticketReopened) { try Ticket.reopen($1, reason: $0["reason"] ?? "", $2) }
  }

  static func keepSecret(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "secrecy", .ticketSecrecy) { _, id, tx in
      try Ticket.keepSecret(id, !(try Ticket.find(id, tx)).isConfidential, tx)
    }
  }

  /// Shown once, on the answer to this very form.
  static func openCaller(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, seal) = (Ticket.ID(try visit.number("ticket")), site.contactSeal)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let contact = try await site.store.write(as: visit.actor) {
          try Ticket.openCaller(id, reason: form["reason"] ?? "", seal, $0)
        }
        return .page(try await TicketPage.make(site, visit, id, caller: contact).view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await TicketPage.make(
          site, visit, id, typed: TypedForm(name: "caller", form: form, issues: fault.issues))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
