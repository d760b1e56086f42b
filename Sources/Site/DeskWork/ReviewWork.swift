import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/:item/review`: what is to be judged, what changed, and who may judge it (审核).
extension ReviewPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Item.ID(try visit.number("item"))).view, visit.visit)
  }

  /// Which of its forms came back, and with what.
  struct Refusal: Sendable {
    enum Kind: Sendable { case secrecy, approval, sendBack, claim, remark, asking }
    var kind: Kind
    var issues: [Issue]
    /// As it was typed.
    var form = Form()
  }

  static func make(_ site: Site, _ visit: DeskVisit, _ id: Item.ID, _ refusal: Refusal? = nil) async throws
    -> ReviewPage
  {
    let today = site.store.today()
    let (item, kind, missing, people, slug, live) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      let actors = item.history.map(\.actor) + item.saves.map(\.actor) + (item.secrecyReview.map { [$0.actor] } ?? [])
      return (
        item, try item.kind(reader), try Missing.of(item, on: today, reader), try People(actors, reader),
        try Town.slug(item.item.town, reader),
        try item.live.flatMap { try Revision.of($0, reader) }
      )
    }
    guard let edition = item.newest, let revision = item.revision else { throw Fault.notFound }
    let powers = ItemPowers(item, visit.actor)
    let team = try await ReviewTeam.fetch(site, item, visit)
    let changes = live.map { Changes.sentences(from: $0, to: revision) } ?? []
    var reading = Reading(item, town: slug)
    reading.facts = item.facts(of: kind, on: today)
    return ReviewPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.review(id.value)), item: id.value,
      edition: edition.ordinal,
      stepName: edition.step?.chinese ?? "审核", path: item.path(people), reading: reading,
      changes: changes.isEmpty ? ["没有已发布的版本可以对照，或者内容相同。"] : changes,
      changeNote: revision.content.changeNote.isEmpty ? nil : revision.content.changeNote,
      history: item.timeline(people), secrecy: item.secrecyReview.map { opinion($0, people) },
      standing: standing(item, powers), forms: forms(item, powers, revision, refusal),
      issues: refusal?.issues ?? [], claim: team.claimPanel(item, powers, refusal),
      discussion: team.discussion(item, refusal), opinions: team.opinionsPanel(item, powers, refusal),
      missing: MissingList(missing, of: item, powers))
  }

  private static func opinion(_ review: SecrecyReview, _ people: People) -> String {
    "\(review.opinion.chinese)：\(review.basis)（\(people[review.actor])，\(Beijing.minute(review.at))）"
  }

  private static func standing(_ item: DeskItem, _ powers: ItemPowers) -> String {
    guard let edition = item.newest, let step = edition.step else {
      return "这一版现在是“\(item.stateMark.word)”，没有等待审核的步骤。"
    }
    if powers.mayPass { return "您可以\(step.chinese)这一版。起草人和前面环节的审核人不能审核自己办过的信息。" }
    if powers.isAuthor { return "这一版有您写的内容，\(step.chinese)要由别的同事办理。" }
    if powers.hasPassed { return "您已经办过这一版前面的环节，\(step.chinese)要由另一位同事办理。" }
    return "等待有“\(step.chinese)”职责的同事办理。"
  }

  private static func forms(
    _ item: DeskItem, _ powers: ItemPowers, _ revision: Revision, _ refusal: Refusal?
  ) -> [DeskForm] {
    let (id, read) = (item.item.id.value, revision.id.value)
    func issues(_ kind: Refusal.Kind) -> [Issue] { refusal?.kind == kind ? refusal?.issues ?? [] : [] }
    func typed(_ kind: Refusal.Kind, _ name: String) -> String {
      refusal?.kind == kind ? refusal?.form[name] ?? "" : ""
    }
    var forms: [DeskForm] = []
    if powers.mayReview, powers.state != .draft, item.secrecyReview?.opinion != .mayBePublic {
      forms.append(secrecyForm(id, revision: read, issues: issues(.secrecy)))
    }
    if powers.mayPass {
      forms.append(
        approvalForm(
          id, step: item.newest?.step?.chinese ?? "", revision: read, issues: issues(.approval),
          typed: typed(.approval, "note")))
    }
    if powers.mayReturn {
      forms.append(
        returnForm(id, revision: read, issues: issues(.sendBack), typed: typed(.sendBack, "reason")))
    }
    return forms
  }
}
