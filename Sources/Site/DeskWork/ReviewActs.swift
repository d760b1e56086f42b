import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// The reviewers' acts (审核操作): the secrecy opinion, yes, and back. Each says which revision was read, so that nobody
/// passes a text that he has not seen.
enum ReviewActs {
  static func approve(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .approval) { item, form, tx in
      let edition = try ItemActs.working(item)
      try mention(form["note"] ?? "", form, item, visit, tx)
      try Edition.approve(edition.id, note: form["note"] ?? "", tx)
      return try Edition.find(edition.id, tx).state == .live ? .published : .approved
    }
  }

  static func sendBack(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .sendBack) { item, form, tx in
      try mention(form["reason"] ?? "", form, item, visit, tx)
      try Edition.sendBack(try ItemActs.working(item).id, reason: form["reason"] ?? "", tx)
      return .returned
    }
  }

  static func recordSecrecy(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await act(site, request, visit, .secrecy) { item, form, tx in
      let (opinion, basis) = try opinion(form)
      try Edition.recordSecrecyReview(try ItemActs.working(item).id, opinion, basis: basis, tx)
      return .reviewed
    }
  }

  /// Calls the colleagues that a remark names. When the act itself is refused, nobody is called.
  private static func mention(
    _ text: String, _ form: Form, _ item: DeskItem, _ visit: DeskVisit, _ tx: Transaction
  ) throws {
    let called = try Colleagues.seeing(item.item, except: visit.staff.account, tx).called(in: text, form)
    guard let edition = item.newest, !called.isEmpty else { return }
    try Mention.tell(
      called, of: item.item.id, saying: text.stripped.isEmpty ? "请看看这条信息。" : text,
      topic: "review:\(edition.id):\(edition.round):\(edition.step?.rawValue ?? "")", tx)
  }

  /// The four answers of the form; all but the plain yes want a word of explanation.
  private static func opinion(_ form: Form) throws -> (SecrecyReview.Opinion, String) {
    let note = (form["note"] ?? "").stripped
    func explained(_ question: String) throws -> String {
      guard !note.isEmpty else { throw Fault.invalid("note", question) }
      return note
    }
    switch form["opinion"] {
    case "open":
      // 条例 第十四条、第十五条: what the review looks for.
      return (.mayBePublic, note.isEmpty ? "不涉及国家秘密、商业秘密和个人隐私，不危及安全和社会稳定。" : note)
    case "masked": return (.mayBePublic, "隐去部分内容后公开：" + (try explained("请写明隐去了什么内容。")))
    case "refer": return (.undecided, try explained("请写明哪些内容不能确定、报哪个部门。"))
    case "closed": return (.mustNotBePublic, try explained("请写明不予公开的理由和依据。"))
    default: throw Fault.invalid("opinion", "请选择审查结论。")
    }
  }

  private static func act(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ kind: ReviewPage.Refusal.Kind,
    _ verb: @escaping @Sendable (DeskItem, Form, Transaction) throws -> Done
  ) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let done = try await site.store.write(as: visit.actor) { tx in
          let item = try Desk.item(id, as: visit.actor, tx)
          guard form["revision"] == item.revision?.id.description else {
            throw Fault.conflict("您打开这一页以后，内容改过了。请返回重新阅读最新的一稿，再办理。")
          }
          return try verb(item, form, tx)
        }
        return .seeOther(done == .reviewed ? DeskAddress.review(id.value) : DeskAddress.item(id.value), done)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue($0.field == "basis" ? "note" : $0.field, $0.sentence) }
        let page = try await ReviewPage.make(
          site, visit, id, ReviewPage.Refusal(kind: kind, issues: issues, form: form))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }
}
