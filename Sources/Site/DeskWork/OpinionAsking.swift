import Hummingbird
import Kernel
import Publishing
import Store

/// `POST /desk/items/:item/opinion-links`: asks somebody without an account (征求意见). The answer shows the link, this
/// once.
extension OpinionLinkPage {
  static func make(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let asked = OpinionLink.Request(
        invited: form.line("invited"), question: form["question"] ?? "",
        days: form.line("days").isEmpty ? nil : Int(form.line("days")) ?? 0, word: form.line("word"))
      do {
        let entropy = site.entropy
        let (token, link, title) = try await site.store.write(as: visit.actor) { tx in
          let item = try Desk.item(id, as: visit.actor, tx)
          let token = try OpinionLink.make(for: try ItemActs.working(item).id, asked, entropy, tx)
          return (token, try OpinionLink.find(token: token, tx), item.title)
        }
        let page = OpinionLinkPage(
          frame: try await site.deskFrame(visit, at: DeskAddress.review(id.value)), item: id.value, title: title,
          invited: link.invited, link: site.origin(visit.visit) + DeskAddress.opinion(token).text,
          until: Beijing.minute(link.expiresAt), asksWord: link.asksWord)
        return .page(page.view, visit.visit)
      } catch let fault as Fault where fault.kind == .invalid {
        let refusal = ReviewPage.Refusal(kind: .asking, issues: fault.issues, form: form)
        return .page(
          try await ReviewPage.make(site, visit, id, refusal).view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
