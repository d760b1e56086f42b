import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/drafts`: what I left unsaved (未保存的稿件).
extension KeptDraftsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let (drafts, days) = try await site.store.read { reader in
      (
        try KeptDraft.list(of: visit.actor, reader),
        String(try KeptDraft.keptDays(on: today, reader))
      )
    }
    let page = KeptDraftsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.drafts()),
      drafts: drafts.map { DraftKeeping.Offer($0, upon: nil) }, days: days)
    return .page(page.view, visit.visit)
  }
}
