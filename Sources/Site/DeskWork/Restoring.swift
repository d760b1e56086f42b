import Hummingbird
import Kernel
import Publishing
import Store

/// `POST /desk/items/:item/restoration`: an earlier revision becomes the newest draft (恢复旧稿), and is opened.
enum Restoring {
  static func restore(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      guard let old = form["old"].flatMap({ Int64($0) }), let newest = form["revision"].flatMap({ Int($0) }) else {
        throw Fault.notFound
      }
      _ = try await site.store.write(as: visit.actor) {
        try Edition.restore(Revision.ID(old), in: id, expecting: newest, $0)
      }
      return .seeOther(DeskAddress.draft(id.value), .restored)
    }
  }

  /// The form that does it; nil where it may not be done now, or where nothing would change.
  static func form(_ old: Revision, _ item: DeskItem, _ name: String, _ actor: Actor) -> DeskForm? {
    guard item.item.erasedAt == nil, old.id != item.revision?.id, ItemPowers(item, actor).mayDraft,
      let edition = item.newest
    else { return nil }
    switch edition.state {
    case .inReview, .scheduled, .superseded: return nil
    case .draft, .live, .withdrawn, .discarded: break
    }
    let opens = edition.state == .draft ? "" : "会另起一版；审核通过以前，公开页面不变。"
    return DeskForm(
      action: DeskAddress.restoration(item.item.id.value), button: "恢复\(name)",
      note: "照\(name)另存为新的一稿，现在的稿子留在历史里，不会丢。\(opens)",
      hidden: [.init("old", old.id.description), .init("revision", String(edition.revision))])
  }
}
