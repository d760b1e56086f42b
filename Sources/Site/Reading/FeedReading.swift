import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store
import Villages

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
    let (origin, today) = (site.origin(visit), site.store.today())
    // Sheets of villages leave the feed with their last day.
    if column == nil { site.cache.expire(at: (today + 1).start) }
    return try await site.kept(request, visit, town, canonical: here, type: contentType) {
      let (lines, sheets, villages) = try await site.store.read { reader in
        (
          try Listing.newest(town: town.id, column: column?.id, limit: 30, reader),
          column == nil ? try Posting.newest(in: town.id, on: today, limit: 30, reader) : [],
          column == nil ? try Village.slugs(of: town.id, reader) : [:]
        )
      }
      let name = [town.organisation.shortName, column?.name].compactMap(\.self).joined(separator: " - ")
      let told = lines.map { (at: $0.date.instant, entry: entry($0, town, origin)) }
        + sheets.compactMap { sheet in entry(sheet, town, villages, origin).map { (at: sheet.changedAt, entry: $0) } }
      let newest = (lines.map(\.updatedAt) + sheets.map(\.changedAt)).max() ?? Day(ordinal: 0).start
      return AtomFeed(
        title: name, selfURL: origin + here.text,
        pageURL: origin + (column.map { town.page(of: $0) } ?? town.home).text, author: town.organisation.name,
        updated: Beijing.rfc3339(newest), entries: told.sorted { $0.at > $1.at }.prefix(30).map(\.entry)
      ).bytes
    }
  }

  /// A sheet of a village: plain ones alone, and only while they hang.
  private static func entry(
    _ sheet: Posting, _ town: Town, _ villages: [Identifier<Organisation>: String], _ origin: String
  ) -> Entry? {
    guard let slug = villages[sheet.village] else { return nil }
    return Entry(
      title: sheet.heading, url: origin + VillageAddress.sheet(town.slug, slug, sheet.id.value).text,
      published: Beijing.rfc3339(sheet.changedAt), updated: Beijing.rfc3339(sheet.changedAt),
      summary: String(sheet.manuscript.plainText.prefix(120)), category: "村级公开")
  }

  private static func entry(_ line: Line, _ town: Town, _ origin: String) -> Entry {
    Entry(
      title: line.validity.isCurrent ? line.title : "〔\(line.validity.chinese)〕\(line.title)",
      url: origin + Address(town.slug, line.columnSlug, String(line.number)).text,
      published: Beijing.rfc3339(line.date.instant), updated: Beijing.rfc3339(line.updatedAt), summary: line.summary,
      category: line.columnName)
  }
}
