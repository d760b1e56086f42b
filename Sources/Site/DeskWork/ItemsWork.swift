import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items`: the items one may see, narrowed and paged (信息列表).
extension ItemsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let asked = request.uri.queryParameters
    func given(_ name: String) -> String { asked[Substring(name)].map { String($0.prefix(100)) } ?? "" }
    let (words, column, state) = (
      given("q"), town.tree.find(given("column")), EditionState.Name(rawValue: given("state"))
    )
    var filter = Desk.Filter()
    (filter.text, filter.column, filter.state) = (words, column?.id, state)
    (filter.from, filter.to) = (Day(given("from")), Day(given("to")))
    filter.organisation = Int64(given("organisation")).map { Identifier($0) }
    filter.writer = Int64(given("writer")).map { Identifier($0) }
    filter.order = Desk.Order(rawValue: given("order")) ?? .changed
    let number = max(1, Int(given("page")) ?? 1)
    let (found, places, people) = try await site.store.read { [filter] reader in
      (
        try Desk.items(in: town.id, as: visit.actor, filter, page: number, reader),
        try Organisation.descendants(of: town.id, reader), try Account.list(in: town.id, reader)
      )
    }
    let kept = [
      ("q", words), ("column", column?.slug ?? ""), ("state", state?.rawValue ?? ""),
      ("organisation", filter.organisation?.description ?? ""), ("writer", filter.writer?.description ?? ""),
      ("from", filter.from?.description ?? ""), ("to", filter.to?.description ?? ""),
      ("order", filter.order == .changed ? "" : filter.order.rawValue),
    ]
    func address(_ page: Int) -> Address { DeskAddress.items(kept + [("page", page > 1 ? String(page) : "")]) }
    let seen = places.filter { visit.staff.sees($0.id) }
    let page = ItemsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.items()),
      columns: FormChoice.columns(town.tree),
      states: EditionState.Name.allCases.map { FormChoice($0.rawValue, $0.chinese) },
      column: column?.slug ?? "", state: state?.rawValue ?? "", words: words,
      organisations: seen.map { FormChoice($0.id.description, $0.shortName) },
      writers: people.filter { person in seen.contains { $0.id == person.organisation } }
        .map { FormChoice($0.id.description, $0.displayName) },
      organisation: kept[3].1, writer: kept[4].1, from: kept[5].1, to: kept[6].1, order: filter.order.rawValue,
      count: found.total, rows: found.rows.map { WorkRow($0) },
      pager: Pager(current: found.page, total: (found.total + found.perPage - 1) / found.perPage, address: address),
      mayDraft: visit.staff.mayDraft, ids: found.rows.map(\.item.value))
    return .page(page.view, visit.visit)
  }
}

extension Staff {
  /// Holds some duty of publishing there.
  fileprivate func sees(_ place: Identifier<Organisation>) -> Bool {
    grants.contains { $0.organisations.contains(place) }
  }
}

extension FormChoice {
  /// Columns as a list to choose from, children set in under their parents.
  static func columns(_ tree: ColumnTree, where isWanted: (Column) -> Bool = { _ in true }) -> [FormChoice] {
    tree.columns.filter(isWanted).map {
      FormChoice($0.slug, String(repeating: "　", count: tree.depth(of: $0)) + $0.name)
    }
  }
}
