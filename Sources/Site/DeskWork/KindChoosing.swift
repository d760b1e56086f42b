import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/items/kinds`: which kind the new item is of (选择种类); the one that was written last and those that usually
/// stand in the column come first.
extension KindChoicePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let asked = request.uri.queryParameters["column"].map { String($0.prefix(40)) } ?? ""
    let column = town.tree.find(asked)
    let (kinds, last) = try await site.store.read { reader in
      (
        try KindInForce.all(in: town.id, on: today, reader).filter { !$0.isClosed },
        try ItemKind.last(by: visit.staff.account, reader)
      )
    }
    let page = KindChoicePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.choosingKind()),
      cards: ordered(kinds, last, column).map { card($0, last, column) }, column: column?.slug ?? "",
      columnName: column?.name ?? "")
    return .page(page.view, visit.visit)
  }

  private static func ordered(_ kinds: [KindInForce], _ last: String?, _ column: Column?) -> [KindInForce] {
    func rank(_ kind: KindInForce) -> Int {
      if isUsual(kind, column) { return 0 }
      return column == nil && kind.slug == last ? 1 : 2
    }
    return kinds.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  private static func isUsual(_ kind: KindInForce, _ column: Column?) -> Bool {
    column.map { kind.kind.columns.contains($0.kind) } ?? false
  }

  private static func card(_ kind: KindInForce, _ last: String?, _ column: Column?) -> Card {
    var marks: [DeskMark] = []
    if isUsual(kind, column) { marks.append(DeskMark("这个栏目常用", .good)) }
    if kind.slug == last { marks.append(DeskMark("您上次用的")) }
    return Card(
      name: kind.kind.name, use: kind.kind.use, address: DeskAddress.newItem(kind: kind.slug, column: column?.slug ?? ""),
      example: kind.kind.example == nil ? nil : DeskAddress.kindExample(kind.slug), marks: marks)
  }
}

extension ItemDraft {
  /// A new draft of a kind: its text to begin with, its genre, and its column where there is but one.
  mutating func begin(_ slug: String, issuer: String, _ site: Site, _ place: Workplace) async throws {
    guard let town = place.town else { return }
    let today = site.store.today()
    let found = try await site.store.read { try KindInForce.find(slug, in: town.id, on: today, $0) }
    guard let kind = found?.kind else { throw Fault.notFound }
    itemKind = kind.slug
    body = kind.text(issuer: issuer, today: today)
    if Genre.all.contains(kind.genre) { self.kind = kind.genre }
    let fitting = town.tree.columns.filter { $0.takesWriting && kind.columns.contains($0.kind) }
    if column.isEmpty, fitting.count == 1 { column = fitting[0].slug }
  }
}
