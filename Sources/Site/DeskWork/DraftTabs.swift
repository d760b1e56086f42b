import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// What a page of the editor knows of its own tab (标签页), as its form sends it along.
struct DraftTab: Sendable {
  /// Empty where the form came without one.
  let name: String
  /// The kept draft that the page was filled from.
  let restored: KeptDraft.ID?
  let revision: Int

  init(_ form: Form) {
    name = form["tab"].flatMap { DraftTyped.isTab($0) ? $0 : nil } ?? ""
    restored = form["kept"].flatMap { Int64($0) }.map { KeptDraft.ID($0) }
    revision = form["revision"].flatMap { Int($0) } ?? 0
  }

  /// All that was typed, without what belongs to the page itself.
  func typed(_ form: Form, item: Item.ID?) -> DraftTyped {
    let fields = form.fields.filter { !Self.own.contains($0.name) }.map { KeptDraft.Field($0.name, $0.value) }
    return DraftTyped(item: item, tab: name, revision: revision, fields: fields, restored: restored)
  }

  static let own: Set<String> = [CrossSite.field, "tab", "kept", "revision", "then"]
}

extension Form {
  /// The form as it was when it was kept.
  init(_ draft: KeptDraft) {
    self.init()
    for field in draft.fields { add(field.name, field.value) }
  }
}

/// `POST /desk/drafts`, `GET /desk/draft-tabs/:tab`, `POST /desk/drafts/:draft/discarding`: keeping what is typed
/// (自动保存), and throwing it away.
enum DraftTabs {
  static func keep(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let item = request.uri.queryParameters["item"].flatMap { Int64($0) }.map { Item.ID($0) }
    return try await site.forms.read(request, visit.visit) { form in
      let typed = DraftTab(form).typed(form, item: item)
      let (kept, elsewhere) = try await site.store.write(as: visit.actor) { tx in
        let kept = try KeptDraft.keep(typed, tx)
        return (kept, try item.map { try KeptDraft.elsewhere($0, than: typed.tab, tx) } ?? [])
      }
      guard let kept else { return json([("saved", "yes")], visit) }
      let other = elsewhere.first.map { [("elsewhere", clock($0))] } ?? []
      return json([("id", kept.id.description), ("time", clock(kept.keptAt))] + other, visit)
    }
  }

  static func standing(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    guard let tab = visit.visit.parts["tab"], DraftTyped.isTab(tab) else { throw Fault.notFound }
    let standing = try await site.store.read { try KeptDraft.standing(of: tab, as: visit.actor, $0) }
    let time = standing.keptAt.map { [("kept", String(Int64($0.timeIntervalSince1970 * 1000)))] } ?? []
    return json([("standing", standing.standing.rawValue)] + time, visit)
  }

  static func discard(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = KeptDraft.ID(try visit.number("draft"))
    return try await site.forms.read(request, visit.visit) { form in
      try await site.store.write(as: visit.actor) { try KeptDraft.discard(id, $0) }
      return .seeOther(DeskAddress.drafts(), .forgotten)
    }
  }

  /// `10:32:05`.
  static func clock(_ instant: Date) -> String { String(Beijing.second(instant).suffix(8)) }

  /// Names and values of our own making, none of which needs escaping beyond quotes.
  private static func json(_ values: [(String, String)], _ visit: DeskVisit) -> Response {
    let safe = values.map { "\"\($0.0)\":\"\($0.1.filter { $0 != "\"" && $0 != "\\" })\"" }
    let text = "{" + safe.joined(separator: ",") + "}"
    return .text(Array(text.utf8), type: "application/json; charset=utf-8", visit.visit)
  }
}
