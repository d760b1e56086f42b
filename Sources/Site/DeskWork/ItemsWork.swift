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
    let number = max(1, Int(given("page")) ?? 1)
    let found = try await site.store.read { [filter] in
      try Desk.items(in: town.id, as: visit.actor, filter, page: number, $0)
    }
    func address(_ page: Int) -> Address {
      DeskAddress.items([
        ("q", words), ("column", column?.slug ?? ""), ("state", state?.rawValue ?? ""),
        ("page", page > 1 ? String(page) : ""),
      ])
    }
    let page = ItemsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.items()),
      columns: FormChoice.columns(town.tree),
      states: EditionState.Name.allCases.map { FormChoice($0.rawValue, $0.chinese) },
      column: column?.slug ?? "", state: state?.rawValue ?? "", words: words, count: found.total,
      rows: found.rows.map { WorkRow($0) },
      pager: Pager(current: found.page, total: (found.total + found.perPage - 1) / found.perPage, address: address),
      mayDraft: visit.staff.mayDraft, ids: found.rows.map(\.item.value))
    return .page(page.view, visit.visit)
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
