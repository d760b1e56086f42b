import Hummingbird
import Kernel
import Publishing
import Store

/// 急件 as the editor's own box says it: what is urgent is sent as such in one go, and no longer so when it is unticked.
enum EditorUrgency {
  static let field = "urgent"
  /// Stands in the form beside the box: without it, nothing was asked.
  static let asked = DeskForm.Hidden("urgencyAsked", "yes")

  static func isTicked(_ form: Form?, _ item: DeskItem?) -> Bool {
    form.map { $0[field] == "yes" } ?? item?.newest?.isUrgent ?? false
  }

  static func take(_ site: Site, _ visit: DeskVisit, _ form: Form, _ id: Item.ID) async throws {
    guard form["urgencyAsked"] == "yes" else { return }
    let isUrgent = form[field] == "yes"
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard let edition = item.newest, edition.state == .draft, edition.isUrgent != isUrgent else { return }
    try await site.store.write(as: visit.actor) { tx in
      let wished = edition.wishedFor.flatMap { $0 > tx.now ? $0 : nil }
      try Edition.urge(edition.id, isUrgent: isUrgent, publishBy: wished, tx)
    }
  }
}
