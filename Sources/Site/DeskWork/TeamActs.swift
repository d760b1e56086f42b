import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// What is done beside the review (协同操作): 认领, 放回, 讨论, 催办, 撤销意见链接.
enum TeamActs {
  static func claim(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .claim) { item, form, tx in
      try Claim.take(try ItemActs.working(item).id, note: form["note"] ?? "", tx)
      return .claimed
    }
  }

  static func release(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .claim) { item, _, tx in
      try Claim.release(try ItemActs.working(item).id, tx)
      return .released
    }
  }

  static func say(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .remark) { item, form, tx in
      let text = form["text"] ?? ""
      let colleagues = try Colleagues.seeing(item.item, except: visit.staff.account, tx)
      try Remark.say(text, about: try ItemActs.working(item).id, to: try colleagues.called(in: text, form), tx)
      return .said
    }
  }

  static func urge(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .claim) { item, _, tx in
      let edition = try ItemActs.working(item)
      let takers = try edition.step.map {
        try Colleagues.takers(
          of: $0.duty, edition.id, in: item.item.organisation, column: item.item.column, on: tx.today, tx)
      }
      try Reminder.urge(edition.id, takers: takers ?? [], tx)
      return .urged
    }
  }

  static func revoke(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let link = OpinionLink.ID(try visit.number("link"))
    return try await act(site, request, visit, .asking) { item, _, tx in
      guard try OpinionLink.list(of: item.item.id, tx).contains(where: { $0.link.id == link }) else {
        throw Fault.notFound
      }
      try OpinionLink.revoke(link, tx)
      return .opinionRevoked
    }
  }

  /// One act in one transaction; the review page again with the form as it was typed when something in it is wrong.
  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ kind: ReviewPage.Refusal.Kind,
    _ verb: @escaping @Sendable (DeskItem, Form, Transaction) throws -> Done
  ) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let done = try await site.store.write(as: visit.actor) { tx in
          try verb(try Desk.item(id, as: visit.actor, tx), form, tx)
        }
        return .seeOther(done == .urged ? DeskAddress.item(id.value) : DeskAddress.review(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let refusal = ReviewPage.Refusal(kind: kind, issues: fault.issues, form: form)
        return .page(
          try await ReviewPage.make(site, visit, id, refusal).view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
