import Foundation
import Kernel
import Store

/// An address of the old site that leads to where its content is now (旧地址跳转).
package struct LegacyAddress: Equatable, Sendable {
  package typealias ID = Identifier<LegacyAddress>

  package let id: ID
  /// Empty for any host.
  package let host: String
  package let address: String
  /// Where it leads: a path of ours.
  package let target: String
  package let isHandMade: Bool
  package let hits: Int
  package let lastHitOn: Day?

  init(_ row: Row) throws {
    id = try row["id"]
    host = try row["host"]
    address = try row["address"]
    target = try row["leads_to"]
    isHandMade = try row["target"] as String? != nil && row["import"] as Int64? == nil
    hits = try row["hits"]
    lastHitOn = try row["last_hit_on"]
  }

  /// Where an asked address leads, or nil. The host that was asked for is preferred; an entry of another host will
  /// do, since an old site's name may have changed.
  package static func target(host: String, _ asked: String, _ reader: some Reader) throws -> (id: ID, path: String)? {
    let key = LegacyKey(path: asked)
    for address in key.candidates {
      let rows = try reader.all(question(address))
      let row = try rows.first { try $0["host"] == host.lowercased() } ?? rows.first { try $0["host"] == "" } ?? rows.first
      if let row { return (try row["id"], try row["leads_to"]) }
    }
    return nil
  }

  static func question(_ address: String) -> SQL { "\(select) WHERE legacy_address.address = \(address) LIMIT 20" }

  /// With where it leads today: an item may have moved to another column.
  static var select: SQL {
    """
    SELECT legacy_address.*, coalesce(legacy_address.target,
      '/' || organisation.slug || '/' || site_column.slug || '/' || item.number) AS leads_to
    FROM legacy_address
    LEFT JOIN item ON item.id = legacy_address.item
    LEFT JOIN site_column ON site_column.id = item.column_id
    LEFT JOIN organisation ON organisation.id = item.town
    """
  }

  /// A page of a town's, the newest first, narrowed to those that hold a text.
  package static func list(
    in town: Identifier<Organisation>, holding text: String = "", page: Int = 1, perPage: Int = 50, _ reader: some Reader
  ) throws -> (rows: [LegacyAddress], total: Int) {
    let condition = condition(town, text)
    let total = try reader.count("SELECT count(*) FROM legacy_address WHERE \(condition)")
    let rows = try reader.all(
      "\(query(town, text)) LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)", LegacyAddress.init)
    return (rows, total)
  }

  static func query(_ town: Identifier<Organisation>, _ text: String = "") -> SQL {
    "\(select) WHERE \(condition(town, text)) ORDER BY legacy_address.id DESC"
  }

  private static func condition(_ town: Identifier<Organisation>, _ text: String) -> SQL {
    let words = text.trimmed.lowercased()
    guard !words.isEmpty else { return "legacy_address.town = \(town)" }
    let pattern = "%" + words.filter { !"%_\\".contains($0) } + "%"
    return """
      legacy_address.town = \(town) AND (legacy_address.host || legacy_address.address LIKE \(pattern)
        OR coalesce(legacy_address.target, '') LIKE \(pattern))
      """
  }

  /// Adds what was counted since.
  package static func count(_ hits: [ID: Int], _ tx: Transaction) throws {
    for (id, count) in hits {
      try tx.run(
        "UPDATE legacy_address SET hits = hits + \(count), last_hit_on = \(tx.today) WHERE id = \(id)")
    }
  }
}
