import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/:column/`: a column's list, or the page that stands in its place.
extension ColumnPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let column: Column
    do {
      column = try site.column(visit, in: town)
    } catch let fault as Fault where fault.kind == .notFound {
      return try await moved(site, visit, town)
    }
    let page = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    let here = town.page(of: column, page)
    return try await site.kept(request, visit, town, canonical: here) {
      let frame = town.frame(visit, site.assets, at: here)
      switch column.kind {
      case .guide: return try await GuidePage.make(site, town, column, frame).view.bytes
      case .application: return ApplyPage(column, town, frame).view.bytes
      default: break
      }
      let (listing, map) = try await site.store.read { reader in
        (
          try Listing.page(town: town.id, column: column.id, page: page, reader),
          try SiteMapFacts.fetch(town.id, reader)
        )
      }
      guard page <= listing.pages else { throw Fault.notFound }
      return ColumnPage(column, listing, map, town, frame).view.bytes
    }
  }

  init(_ column: Column, _ listing: Listing, _ map: SiteMapFacts, _ town: Town, _ frame: PublicFrame) {
    let children = town.tree.children(of: column.id)
    self.init(
      frame: frame, tags: town.tags(column), trail: town.trail(to: column), menu: town.menu(at: column),
      children: HomePage.categories(children, map, town),
      rows: listing.rows.map { town.row($0, withColumn: !children.isEmpty) }, count: listing.total,
      pager: Pager(current: listing.page, total: listing.pages) { town.page(of: column, $0) },
      feed: town.feed(of: column), basis: column.basis.isEmpty ? nil : column.basis)
  }

  /// A column that had this name before leads on to where it is now (R13).
  private static func moved(_ site: Site, _ visit: Visit, _ town: Town) async throws -> Response {
    let slug = visit.parts["column"] ?? ""
    guard let column = try await site.store.read({ try Column.at(slug, in: town.id, $0) }) else { throw Fault.notFound }
    return .seeOther(town.page(of: column).text)
  }
}
