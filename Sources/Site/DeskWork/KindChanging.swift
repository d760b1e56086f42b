import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `POST /desk/items/kind` and `POST /desk/items/:item/kind`: the form comes back with another kind's fields (换种类).
/// Nothing is saved, and nothing that was typed is lost.
enum KindChanging {
  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = visit.visit.parts["item"] == nil ? nil : Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      let item = try await draftItem(id, site, visit)
      let (draft, name) = try await changed(form, item, site, visit)
      let notice = name.isEmpty ? "现在不分种类，还没有保存。" : "已换成“\(name)”，填过的都留着，还没有保存。"
      var page = try await EditorPage.make(site, visit, draft, of: item, form: form, notice: notice)
      page.revision = form["revision"].flatMap { Int64($0) } ?? page.revision
      return .page(page.view, visit.visit)
    }
  }

  /// The new kind's text comes only in the place of nothing, or of the old kind's own untouched one.
  private static func changed(
    _ form: Form, _ item: DeskItem?, _ site: Site, _ visit: DeskVisit
  ) async throws -> (ItemDraft, String) {
    var draft = ItemDraft(form)
    let (place, today) = (try await site.workplace(visit), site.store.today())
    guard let town = item?.item.town ?? place.town?.id else { throw Fault.notFound }
    let (wanted, before) = (draft.itemKind ?? "", form["kindBefore"] ?? "")
    let (old, new) = try await site.store.read { reader in
      (try KindInForce.definition(before, in: town, reader), try KindInForce.definition(wanted, in: town, reader))
    }
    let issuer = draft.issuer
    let text = new?.text(issuer: issuer, today: today) ?? ""
    if isUntouched(draft.body, old?.text(issuer: issuer, today: today) ?? "") { draft.body = text }
    if draft.kind.isEmpty || draft.kind == old?.genre, let genre = new?.genre, Genre.all.contains(genre) {
      draft.kind = genre
    }
    return (draft, new?.name ?? "")
  }

  private static func isUntouched(_ body: String, _ template: String) -> Bool {
    if body.stripped.isEmpty || BodyField.same(body, template) { return true }
    do {
      let (typed, begun) = (try read(body), try read(template))
      return typed.isEmpty || BodyField.same(typed, begun)
    } catch {
      // What cannot be read was typed by somebody: it stays.
      return false
    }
  }

  private static func read(_ text: String) throws -> String {
    try BodyField.read(text, known: nil, title: "（另有）", number: "（另有）").manuscript.plainText
  }

  private static func draftItem(_ id: Item.ID?, _ site: Site, _ visit: DeskVisit) async throws -> DeskItem? {
    guard let id else { return nil }
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard ItemPowers(item, visit.actor).mayDraft else { throw Fault.forbidden("您没有这个栏目的经办权限，不能编辑这条信息。") }
    return item
  }
}
