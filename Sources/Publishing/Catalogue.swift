import Kernel
import Store

/// The catalogue (政府信息公开目录): 索引、名称、内容概述、生成日期 (条例 第十二条), a page of it, newest first.
package enum Catalogue {
  package static func page(
    of town: Identifier<Organisation>, page: Int, perPage: Int = 50, _ reader: some Reader
  ) throws -> Listing {
    try Listing.page(town: town, page: page, perPage: perPage, reader)
  }
}

extension Line {
  /// 生成日期: the date a document bears, else the day it was made public.
  package var madeOn: Day { writtenOn ?? Day(at: date.instant) }
}

/// What the site map and `sitemap.xml` list (站点地图): each column with how many items it holds and when it last
/// changed, and the addresses of all items.
package struct SiteMapFacts: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let column: Column.ID
    package let count: Int
    package let newest: Day?
  }
  package struct Address: Equatable, Sendable {
    package let columnSlug: String
    package let number: Int
    package let changed: Day
  }

  package let tree: ColumnTree
  package let entries: [Column.ID: Entry]

  package static func fetch(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> SiteMapFacts {
    let rows = try reader.all(
      """
      SELECT site_column.id, count(live_place.item) AS count, max(live_place.shown_at) AS newest
      FROM site_column LEFT JOIN live_place ON live_place.column_id = site_column.id
      WHERE site_column.town = \(town) GROUP BY site_column.id
      """)
    let entries = try rows.map {
      Entry(column: try $0["id"], count: try $0["count"], newest: (try $0["newest"]).map(Day.init(at:)))
    }
    return SiteMapFacts(
      tree: try ColumnTree.fetch(town, reader),
      entries: Dictionary(uniqueKeysWithValues: entries.map { ($0.column, $0) }))
  }

  /// Item addresses, newest first, in parts of at most `limit`.
  package static func addresses(
    of town: Identifier<Organisation>, offset: Int = 0, limit: Int = 50_000, _ reader: some Reader
  ) throws -> [Address] {
    try reader.all("\(Listing.query(town, nil)) LIMIT \(limit) OFFSET \(offset)") {
      Address(
        columnSlug: try $0["column_slug"], number: try $0["number"], changed: Day(at: try $0["updated_at"]))
    }
  }
}
