import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/:item/history`: every edition with its way and its revisions (历史).
extension ItemHistoryPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let (item, people) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      return (item, try People(item.history.map(\.actor) + item.saves.map(\.actor), reader))
    }
    let editions = item.editions.map { edition in
      EditionPast(
        number: edition.ordinal, state: DeskMark(edition.state.name, awaits: edition.step?.duty),
        steps: item.timeline(people, edition: edition.ordinal),
        revisions: item.saves.filter { $0.edition == edition.id }.map {
          Revised(
            number: $0.ordinal, time: Beijing.minute($0.at), author: people[$0.actor], title: $0.title, note: $0.note,
            comparison: $0.revision == item.revision?.id
              ? nil : DeskAddress.comparison(id.value, from: $0.revision.value))
        })
    }
    let page = ItemHistoryPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.history(id.value)), item: id.value, title: item.title,
      editions: editions)
    return .page(page.view, visit.visit)
  }
}
