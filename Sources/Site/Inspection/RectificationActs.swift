import Hummingbird
import Kernel
import Store
import Villages

/// What is done with an order (整改操作).
enum RectificationActs {
  static func reply(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "reply") { order, form in
      guard visit.actor.mayPost(for: order.village) else { throw Fault.forbidden }
      let photos = try await InspectionPhotos.receive(form, for: "order-\(order.id)", site, visit)
      try await site.store.write(as: visit.actor) { try Rectification.reply(order.id, form["text"] ?? "", photos: photos, $0) }
      return .replied
    }
  }

  static func recheck(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "recheck") { order, form in
      let verdict = form.line("verdict")
      guard ["passed", "failed"].contains(verdict) else { throw Fault.invalid("verdict", "请选择复查合格还是不合格。") }
      let term = try InspectionPage.period(form.line("term"))
      try await site.store.write(as: visit.actor) {
        try Rectification.recheck(order.id, passed: verdict == "passed", note: form["note"] ?? "", term: term, $0)
      }
      return verdict == "passed" ? .passed : .failed
    }
  }

  static func extend(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "extension") { order, form in
      let days = Int(form.line("days")) ?? 0
      try await site.store.write(as: visit.actor) {
        try Rectification.extend(order.id, by: days, reason: form["reason"] ?? "", $0)
      }
      return .extended
    }
  }

  static func reopen(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "reopening") { order, form in
      try await site.store.write(as: visit.actor) { try Rectification.reopen(order.id, reason: form["reason"] ?? "", $0) }
      return .reopened
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: String,
    _ body: (Rectification, Form) async throws -> InspectionDone
  ) async throws -> Response {
    let order = try await RectificationPage.find(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        return .seeOther(DeskAddress.rectification(order.id.value), try await body(order, form))
      } catch let fault as Fault where fault.kind == .invalid {
        let refused = RectificationPage.Refused(act: name, typed: form.typed, issues: fault.issues)
        let page = try await RectificationPage.make(site, visit, order, refused)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
