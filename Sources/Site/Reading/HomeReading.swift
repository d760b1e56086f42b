import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/`: the section's home.
extension HomePage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    return try await site.kept(request, visit, town, canonical: town.home) {
      let facts = try await site.store.read { reader in
        try HomeFacts(
          newest: Listing.newest(town: town.id, limit: 8, reader), map: SiteMapFacts.fetch(town.id, reader),
          lists: Self.listed.compactMap { town.tree.find($0) }.map {
            (column: $0, lines: try Listing.newest(town: town.id, column: $0.id, limit: 6, reader))
          })
      }
      return HomePage(facts, town, town.frame(visit, site.assets, at: town.home)).view.bytes
    }
  }

  static let listed = ["notices", "policy", "interpretation"]

  init(_ facts: HomeFacts, _ town: Town, _ frame: PublicFrame) {
    self.init(
      frame: frame, parts: town.fixedParts.map { Part($0.name, hint: Self.hint($0.slug), town.page(of: $0)) },
      newest: facts.newest.map { town.row($0, withColumn: true) },
      lists: facts.lists.map {
        List(title: $0.column.name, address: town.page(of: $0.column), rows: $0.lines.map { town.row($0) })
      },
      groups: Self.groups(facts.map, town), office: town.office)
  }

  private static func hint(_ slug: String) -> String {
    switch slug {
    case "guide": "信息分类、获取方式、联系我们"
    case "rules": "公开的制度和依据"
    case "statutory": "条例第二十条、第二十一条规定的内容"
    case "annual": "每年一月底前公布"
    case "apply": "没有公开的，可以申请"
    default: ""
    }
  }

  /// The statutory categories, then everything else on the first level.
  private static func groups(_ map: SiteMapFacts, _ town: Town) -> [Group] {
    let statutory = town.tree.find("statutory").map { town.tree.children(of: $0.id) } ?? []
    let others = town.tree.children(of: nil).filter { !Town.fixed.contains($0.slug) }
    return [
      Group(title: "法定主动公开内容", basis: "《政府信息公开条例》第二十条、第二十一条", categories: categories(statutory, map, town)),
      Group(title: "动态和公告", basis: "镇情、新闻、通知和公示", categories: categories(others, map, town)),
    ]
  }

  static func categories(_ columns: [Column], _ map: SiteMapFacts, _ town: Town) -> [Category] {
    columns.filter { !$0.isClosed && $0.kind.takesItems }.map { column in
      let entry = map.entries[column.id]
      return Category(
        column.name, town.page(of: column), count: entry?.count ?? 0, newest: entry?.newest?.description)
    }
  }
}

/// What the home shows, read in one snapshot.
struct HomeFacts: Sendable {
  let newest: [Line]
  let map: SiteMapFacts
  let lists: [(column: Column, lines: [Line])]
}
