import Accounts
import Hummingbird
import Kernel
import Store
import Villages

/// What is done with a reception (接待办理).
enum ReceptionActs {
  static func hand(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "handover") { found, form in
      let (box, seal) = (site.box, site.contactSeal)
      try await site.store.write(as: visit.actor) { tx in
        try ReceptionToTicket.hand(found.id, reason: form["reason"] ?? "", { try box.open($0, for: $1) }, seal, tx)
      }
      return .seeOther(DeskAddress.reception(found.id.value), .receptionHanded)
    }
  }

  static func settle(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "answer") { found, form in
      try await site.store.write(as: visit.actor) { try VillageReception.settle(found.id, answer: form["answer"] ?? "", $0) }
      return .seeOther(DeskAddress.reception(found.id.value), .receptionSettled)
    }
  }

  /// Shows who left his name, on this answer alone: nothing of it stands in an address.
  static func unmask(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "contact") { found, form in
      let box = site.box
      let contact = try await site.store.write(as: visit.actor) {
        try VillageReception.unmask(found.id, reason: form["reason"] ?? "", { try box.open($0, for: $1) }, $0)
      }
      var page = try await ReceptionPage.make(site, visit, found)
      page.opened = [contact.name, contact.phone].filter { !$0.isEmpty }
      return .page(page.view, visit.visit)
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String,
    _ body: (VillageReception, Form) async throws -> Response
  ) async throws -> Response {
    let found = try await ReceptionPage.find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        return try await body(found, form)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = form.typed
        let page = try await ReceptionPage.make(site, visit, found, act: name, typed: typed, issues: fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
