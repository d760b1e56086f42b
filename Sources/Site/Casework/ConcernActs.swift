import Accounts
import Casework
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// What is done about a concern (关切操作).
enum ConcernActs {
  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ noun: String, _ done: CaseDone,
    _ body: @escaping @Sendable (Form, Concern.ID, Town, Transaction) throws -> Void
  ) async throws -> Response {
    let town = try await site.workTown(visit)
    let id = Concern.ID(try visit.number("concern"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { try body(form, id, town, $0) }
        return .seeOther(DeskAddress.concern(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await ConcernWork.make(site, visit, id,
          typed: TypedForm(name: noun, form: form, issues: fault.issues))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func judge(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "judgement", .concernJudged) { form, id, town, tx in
      guard let decision = form["decision"], ["respond", "dismiss"].contains(decision) else {
        throw Fault.invalid("decision", "请选择公开回应还是不单独回应。")
      }
      let lead = try Organisation.descendants(of: town.id, tx).first { $0.id.description == form["lead"] }?.id
      try Concern.judge(id, in: town.id, responds: decision == "respond", opinion: form["opinion"] ?? "", lead: lead, tx)
    }
  }

  static func draft(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "draft", .concernLinked) { form, id, town, tx in
      guard let column = town.tree.find(form.line("column")) else { throw Fault.invalid("column", "请选择栏目。") }
      try ConcernResponse.draft(id, in: town, column: column, title: form.line("title"), text: form["text"] ?? "", tx)
    }
  }

  static func link(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "item", .concernLinked) { form, id, town, tx in
      guard let number = Int64(form.line("item")) else { throw Fault.invalid("item", "请填信息编号，在信息页的网址里。") }
      try ConcernResponse.link(id, in: town.id, to: Item.ID(number), tx)
    }
  }

  static func follow(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, "follow-up", .concernFollowed) { form, id, town, tx in
      try Concern.follow(id, in: town.id, note: form["note"] ?? "", tx)
    }
  }
}
