import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// One key for the official form (一键排版): of the text alone for the editor's script, or of the whole form, which comes
/// back with nothing saved.
enum EditorTypesetting {
  private struct Answer: Encodable {
    var html: String
    var notes: [String]
  }

  /// `POST /desk/typesetting`.
  static func text(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      // Another title and number than any text has: nothing may be lifted out of a text that is only set.
      let read = try BodyField.read(form["body"] ?? "", known: nil, title: "（另有）", number: "（另有）")
      let outcome = Typesetting.apply(read.manuscript)
      return try EditorPasting.json(
        Answer(html: BodyField.markup(outcome.manuscript), notes: outcome.changes.map(\.sentence)), visit)
    }
  }

  /// `POST /desk/items/typesetting` and `POST /desk/items/:item/typesetting`.
  static func form(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = visit.visit.parts["item"] == nil ? nil : Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let item = try await draftItem(id, site, visit)
      let (draft, notice, issues) = typeset(ItemDraft(form))
      var page = try await EditorPage.make(site, visit, draft, of: item, form: form, issues: issues, notice: notice)
      page.revision = form["revision"].flatMap { Int64($0) } ?? page.revision
      return .page(page.view, status: issues.isEmpty ? .ok : .unprocessableContent, visit.visit)
    }
  }

  private static func draftItem(_ id: Item.ID?, _ site: Site, _ visit: DeskVisit) async throws -> DeskItem? {
    guard let id else { return nil }
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard ItemPowers(item, visit.actor).mayDraft else { throw Fault.forbidden("您没有这个栏目的经办权限，不能编辑这条信息。") }
    return item
  }

  private static func typeset(_ typed: ItemDraft) -> (draft: ItemDraft, notice: String, issues: [Issue]) {
    var draft = typed
    do {
      let read = try BodyField.read(
        typed.body, known: nil, title: typed.title.stripped, number: typed.documentNumber.stripped)
      let outcome = Typesetting.apply(read.manuscript)
      draft.body = BodyField.text(outcome.manuscript)
      if typed.title.stripped.isEmpty { draft.title = read.title }
      if typed.documentNumber.stripped.isEmpty { draft.documentNumber = read.documentNumber }
      let what = outcome.changes.map(\.sentence).joined(separator: "；")
      return (draft, what.isEmpty ? "正文已经符合公文格式，没有要改的地方。" : "已排版，还没有保存：\(what)。请核对后保存。", [])
    } catch {
      return (draft, "正文没有排版。", (error as? Fault)?.issues ?? [Issue("body", "正文读不出来，请检查后再试。")])
    }
  }
}
