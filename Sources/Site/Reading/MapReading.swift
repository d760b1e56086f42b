import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/map` and `GET /sitemap.xml`: every column for people, every address for search engines.
extension SiteMapPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    return try await site.kept(request, visit, town, canonical: town.siteMap) {
      let map = try await site.store.read { try SiteMapFacts.fetch(town.id, $0) }
      let roots = town.tree.children(of: nil).filter { !$0.isClosed }.map { node($0, map, town) }
      let catalogue = Node("政府信息公开目录", town.catalogue)
      return SiteMapPage(frame: town.frame(visit, site.assets, at: town.siteMap), roots: roots + [catalogue]).view.bytes
    }
  }

  private static func node(_ column: Column, _ map: SiteMapFacts, _ town: Town) -> Node {
    Node(
      column.name, town.page(of: column), count: column.kind.takesItems ? map.entries[column.id]?.count ?? 0 : nil,
      children: town.tree.children(of: column.id).filter { !$0.isClosed }.map { node($0, map, town) })
  }

  /// All towns' addresses, or an index of one file for each town when they do not fit into one.
  static func xml(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let origin = site.origin(visit)
    let towns = try await site.store.read { try Organisation.towns($0) }
    var entries: [SiteMapXML.Entry] = []
    for town in towns {
      let addresses = try await site.store.read { try SiteMapFacts.addresses(of: town.id, limit: SiteMapXML.limit, $0) }
      entries.append(.init(origin + Address(town.slug, slash: true).text))
      entries += addresses.map {
        .init(origin + Address(town.slug, $0.columnSlug, String($0.number)).text, changed: $0.changed.description)
      }
      if entries.count > SiteMapXML.limit {
        let files = towns.map { SiteMapXML.Entry(origin + Address($0.slug, "sitemap.xml").text) }
        return .text(SiteMapXML(files).index, type: SiteMapXML.contentType, visit)
      }
    }
    return .text(SiteMapXML(entries).bytes, type: SiteMapXML.contentType, visit)
  }

  /// `GET /:town/sitemap.xml`: the newest addresses of one town, as many as a file may hold.
  static func townXML(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let origin = site.origin(visit)
    let addresses = try await site.store.read { try SiteMapFacts.addresses(of: town.id, limit: SiteMapXML.limit, $0) }
    let entries = addresses.map {
      SiteMapXML.Entry(
        origin + Address(town.slug, $0.columnSlug, String($0.number)).text, changed: $0.changed.description)
    }
    return .text(SiteMapXML(entries).bytes, type: SiteMapXML.contentType, visit)
  }
}
