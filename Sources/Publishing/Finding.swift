import Kernel
import Store

extension Listing {
  /// The public lines of items that a search found, by item. What is not public any more is left out.
  package static func lines(of items: [Item.ID], _ reader: some Reader) throws -> [Item.ID: Line] {
    let lines = try reader.all(
      """
      SELECT \(Line.columns) FROM live_item JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_item.item IN \(list: items)
      """, Line.init)
    return Dictionary(lines.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Who issues what is public in a town (发布机构), by name: one step along the index for each.
  package static func issuers(in town: Identifier<Organisation>, limit: Int = 60, _ reader: some Reader) throws
    -> [String]
  {
    try reader.all(
      """
      WITH RECURSIVE step (issuer) AS (
        SELECT min(issuer) FROM live_item WHERE town = \(town) AND issuer > ''
        UNION ALL
        SELECT (SELECT min(issuer) FROM live_item WHERE town = \(town) AND issuer > step.issuer)
        FROM step WHERE step.issuer IS NOT NULL
      )
      SELECT issuer FROM step WHERE issuer IS NOT NULL LIMIT \(limit)
      """
    ) { try $0["issuer"] }
  }
}

/// Whether the installation is well (运行状况).
package enum Health {
  /// The highest item number ever given, which costs one look; it also shows that the database answers.
  package static func items(_ reader: some Reader) throws -> Int {
    try reader.count("SELECT COALESCE(max(item), 0) FROM live_item")
  }
}

extension Listing {
  /// The column in the address of a public item; nil when it is not public now.
  static func columnSlug(of number: Int, in town: Identifier<Organisation>, _ reader: some Reader) throws -> String? {
    try reader.value(
      """
      SELECT site_column.slug FROM live_item JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_item.town = \(town) AND live_item.number = \(number)
      """)
  }
}
