import Casework
import Hummingbird
import Kernel
import Store

/// What is done at the window (窗口操作).
enum WindowActs {
  static func note(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, seal, entropy) = (try await site.workTown(visit), site.contactSeal, site.entropy)
    return try await act(site, request, visit, { _ in "visit" }) { form in
      guard let post = Int64(form.line("post")) else { throw Fault.invalid("post", "请选择岗位。") }
      var new = NewVisit(post: Identifier(post))
      (new.matter, new.answer, new.ledTo) = (form.line("matter"), form.line("answer"), form.line("ledTo"))
      new.outcome = WindowVisit.Outcome(rawValue: form.line("outcome")) ?? .handled
      new.contact = Contact(name: form.line("name"), phone: form.line("phone"))
      new.age = WindowForms.ages.map(\.value).contains(form.line("age")) ? form.line("age") : ""
      new.needs = form.all("needs").filter { WindowForms.needs.map(\.value).contains($0) }
      let given = new
      let noted = try await site.store.write(as: visit.actor) { try WindowVisit.note(given, in: town.id, seal,
        entropy, $0) }
      return .seeOther(DeskAddress.windowVisit(noted.id.value), CaseDone.visitNoted)
    }
  }

  static func keepPost(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await act(site, request, visit, { "post-\($0.line("id").isEmpty ? "new" : $0.line("id"))" }) { form in
      try await site.store.write(as: visit.actor) { tx in
        let clerks = try CaseMessages.holders(of: .window, in: town.id, tx)
        guard let a = clerks.first(where: { $0.description == form["a"] }), let b = clerks.first(where: { $0.description == form["b"] })
        else { throw Fault.invalid("a", "A、B 岗要选有窗口值班职责的人；人不够请系统管理员开账号。") }
        _ = try WindowPost.keep(Int64(form.line("id")).map { Identifier($0) }, in: town.id, name: form.line("name"), a: a, b: b, tx)
      }
      return .seeOther(DeskAddress.window, CaseDone.postKept)
    }
  }

  /// A day without either is told to the leader in the same transaction.
  static func noteAbsence(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await act(site, request, visit, { _ in "absence" }) { form in
      guard let first = Day(form.line("first")), let last = Day(form.line("last")) else {
        throw Fault.invalid("first", "请填写从哪天到哪天，例如 2026-03-09。")
      }
      guard let post = Int64(form.line("post")) else { throw Fault.invalid("post", "请选择岗位。") }
      let red = try await site.store.write(as: visit.actor) { tx in
        let found = try WindowPost.find(Identifier(post), tx)
        guard found.town == town.id else { throw Fault.notFound }
        let red = try WindowAbsence.note(
          found.id, WindowAbsence.Who(rawValue: form.line("who")) ?? .a, from: first, through: last,
          reason: form["reason"] ?? "", handover: form["handover"] ?? "", tx)
        if !red.isEmpty { try CaseMessages.uncovered(found, red, tx) }
        return red
      }
      return .seeOther(DeskAddress.window, red.isEmpty ? CaseDone.absenceNoted : CaseDone.absenceRed)
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ name: (Form) -> String,
    _ body: (Form) async throws -> Response
  ) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do { return try await body(form) } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: name(form), form: form, issues: fault.issues)
        return .page(try await WindowPage.make(site, visit, typed: typed).view, status: .unprocessableContent,
          visit.visit)
      }
    }
  }

  static func close(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await onVisit(site, request, visit, "closing", .visitClosed) { try WindowVisit.close($1, result: $0["result"] ?? "", $2) }
  }

  static func tell(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await onVisit(site, request, visit, "slip", .visitTold) { form, id, tx in
      try WindowSlip(
        conditions: form["conditions"] ?? "", materials: form["materials"] ?? "", procedure: form["procedure"] ?? "",
        term: form["term"] ?? "", fees: form["fees"] ?? "", reasons: form["reasons"] ?? ""
      ).tell(id, tx)
    }
  }

  static func rate(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await onVisit(site, request, visit, "rating", .visitRated) { form, id, tx in
      guard let rating = Int(form.line("rating")).flatMap(WindowRating.init) else {
        throw Fault.invalid("rating", "请选择纸上勾的是哪一档。")
      }
      try WindowVisit.rateOnPaper(id, rating, words: form["words"] ?? "", tx)
    }
  }

  private static func onVisit(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ noun: String, _ done: CaseDone,
    _ body: @escaping @Sendable (Form, WindowVisit.ID, Transaction) throws -> Void
  ) async throws -> Response {
    let id = WindowVisit.ID(try visit.number("visit"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try body(form, id, $0) }
        return .seeOther(DeskAddress.windowVisit(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: noun, form: form, issues: fault.issues)
        let page = try await WindowVisitPage.make(site, visit, id, typed: typed)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
