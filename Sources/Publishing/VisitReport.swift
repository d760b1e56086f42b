import Kernel
import Store

/// How often the pages of a town were read in a time (浏览统计), by item, by column or by day: only of what is public.
package enum VisitReport {
  package struct Row: Equatable, Sendable {
    package let name: String
    package let item: Item.ID?
    package let columnSlug: String?
    package let count: Int
  }

  /// The most read first.
  package static func items(
    of town: Identifier<Organisation>, from first: Day, to last: Day, limit: Int = 50, _ reader: some Reader
  ) throws -> [Row] {
    try reader.all(
      """
      SELECT live_item.item, live_item.title, sum(visit_day.count) AS count
      FROM visit_day JOIN live_item ON live_item.item = visit_day.item
      WHERE live_item.town = \(town) AND visit_day.day BETWEEN \(first) AND \(last)
      GROUP BY live_item.item, live_item.title ORDER BY count DESC, live_item.item DESC LIMIT \(limit)
      """
    ) { Row(name: try $0["title"], item: try $0["item"], columnSlug: nil, count: try $0["count"]) }
  }

  package static func columns(
    of town: Identifier<Organisation>, from first: Day, to last: Day, _ reader: some Reader
  ) throws -> [Row] {
    try reader.all(
      """
      SELECT site_column.name, site_column.slug, sum(visit_day.count) AS count
      FROM visit_day JOIN live_item ON live_item.item = visit_day.item
      JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_item.town = \(town) AND visit_day.day BETWEEN \(first) AND \(last)
      GROUP BY site_column.name, site_column.slug ORDER BY count DESC, site_column.slug
      """
    ) { Row(name: try $0["name"], item: nil, columnSlug: try $0["slug"], count: try $0["count"]) }
  }

  /// The newest day first; days without a visit are left out.
  package static func days(
    of town: Identifier<Organisation>, from first: Day, to last: Day, _ reader: some Reader
  ) throws -> [Row] {
    try reader.all(
      """
      SELECT day, count FROM visit_town_day WHERE town = \(town) AND day BETWEEN \(first) AND \(last)
      ORDER BY day DESC LIMIT 400
      """
    ) { Row(name: (try $0["day"] as Day).description, item: nil, columnSlug: nil, count: try $0["count"]) }
  }
}
