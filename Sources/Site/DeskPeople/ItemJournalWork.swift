import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/:item/journal`: an item's own part of the journal (信息办理日志).
extension ItemJournalPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, today) = (Item.ID(try visit.number("item")), site.store.today())
    let number = InboxPaging.asked(request)
    let frame = try await site.deskFrame(visit, at: DeskAddress.itemJournal(id.value))
    let page = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      var search = Journal.Search(organisations: nil)
      search.subject = "item:\(id)"
      let found = try Journal.find(search, page: number, perPage: 50, reader)
      let words = try JournalSentences(found.entries, StaffNames(reader), on: today, reader)
      let pager = Pager(current: number, total: max(1, (found.total + 49) / 50)) { page in
        Address("desk", "items", String(id.value), "journal", query: page > 1 ? [("page", String(page))] : [])
      }
      return ItemJournalPage(
        frame: frame, item: id.value, title: item.title,
        rows: found.entries.map {
          Row(at: Beijing.minute($0.at), time: words.time($0), sentence: words.text($0), detail: $0.detail)
        }, pager: pager)
    }
    return .page(page.view, visit.visit)
  }
}
