import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/feed.atom` and `GET /:town/:column/feed.atom`: the newest items for feed readers.
extension AtomFeed {
  static func showTown(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    return try await show(site, request, visit, town, nil, at: town.feed)
  }

  static func showColumn(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let column = try site.column(visit, in: town)
    return try await show(site, request, visit, town, column, at: town.feed(of: column))
  }

  private static func show(
    _ site: Site, _ request: Request, _ visit: Visit, _ town: Town, _ column: Column?, at here: Address
  ) async throws -> Response {
    let origin = site.origin(visit)
    return try await site.kept(request, visit, town, canonical: here, type: contentType) {
      let lines = try await site.store.read { try Listing.newest(town: town.id, column: column?.id, limit: 30, $0) }
      let name = [town.organisation.shortName, column?.name].compactMap(\.self).joined(separator: " - ")
      let newest = lines.map(\.updatedAt).max() ?? Day(ordinal: 0).start
      return AtomFeed(
        title: name, selfURL: origin + here.text,
        pageURL: origin + (column.map { town.page(of: $0) } ?? town.home).text, author: town.organisation.name,
        updated: Beijing.rfc3339(newest), entries: lines.map { entry($0, town, origin) }
      ).bytes
    }
  }

  private static func entry(_ line: Line, _ town: Town, _ origin: String) -> Entry {
    Entry(
      title: line.validity.isCurrent ? line.title : "〔\(line.validity.chinese)〕\(line.title)",
      url: origin + Address(town.slug, line.columnSlug, String(line.number)).text,
      published: Beijing.rfc3339(line.date.instant), updated: Beijing.rfc3339(line.updatedAt), summary: line.summary,
      category: line.columnName)
  }
}
