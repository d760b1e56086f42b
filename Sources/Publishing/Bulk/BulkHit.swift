import Kernel
import Store

/// One place where the words to replace were found (命中), to be looked at and ticked.
package struct BulkHit: Equatable, Sendable {
  package let position: Int
  package let item: Item.ID
  package let title: String
  package let field: BulkField
  package let lead: String
  package let found: String
  package let trail: String
  package let isChosen: Bool
  let place: Int

  init(_ row: Row) throws {
    position = try row["position"]
    item = try row["item"]
    title = try row["title"]
    field = try row["field"]
    lead = try row["lead"]
    found = try row["found"]
    trail = try row["trail"]
    isChosen = try row["is_chosen"]
    place = try row["place"]
  }
}

extension Bulk {
  /// How many hits there are, how many are ticked, and in how many items.
  package struct HitCount: Equatable, Sendable {
    package let all: Int
    package let chosen: Int
    package let items: Int
  }

  package static func hitCount(of id: ID, _ reader: some Reader) throws -> HitCount {
    try hitCounts(of: [id], reader)[id] ?? HitCount(all: 0, chosen: 0, items: 0)
  }

  /// The same for several, in one query; those without a place are absent.
  package static func hitCounts(of ids: [ID], _ reader: some Reader) throws -> [ID: HitCount] {
    let rows = try reader.all(
      """
      SELECT bulk, count(*) AS hits, sum(is_chosen) AS chosen, count(DISTINCT item) AS items
      FROM bulk_hit WHERE bulk IN \(list: ids) GROUP BY bulk
      """)
    return try rows.reduce(into: [:]) {
      $0[try $1["bulk"]] = HitCount(all: try $1["hits"], chosen: try $1["chosen"], items: try $1["items"])
    }
  }

  package static func hits(
    of id: ID, page: Int, perPage: Int = 100, _ reader: some Reader
  ) throws -> [BulkHit] {
    let from = (max(1, page) - 1) * perPage
    return try reader.all(
      """
      SELECT bulk_hit.*, bulk_item.title FROM bulk_hit
      JOIN bulk_item ON bulk_item.bulk = bulk_hit.bulk AND bulk_item.item = bulk_hit.item
      WHERE bulk_hit.bulk = \(id) AND bulk_hit.position >= \(from) AND bulk_hit.position < \(from + perPage)
      ORDER BY bulk_hit.position
      """, BulkHit.init)
  }

  /// Keeps which hits of one page are ticked (勾选).
  package static func tick(
    _ id: ID, page: Int, perPage: Int = 100, chosen: Set<Int>, _ tx: Transaction
  ) throws {
    guard try find(id, as: tx.actor, tx).state == .ready else { throw Fault.conflict("这一批已经执行，不能再改勾选。") }
    let from = (max(1, page) - 1) * perPage
    try tx.run(
      """
      UPDATE bulk_hit SET is_chosen = CASE WHEN position IN \(list: chosen.sorted()) THEN 1 ELSE 0 END
      WHERE bulk = \(id) AND position >= \(from) AND position < \(from + perPage)
      """)
  }

  /// The ticked places of one item: by field, which of its hits.
  static func chosenPlaces(of id: ID, _ item: Item.ID, _ reader: some Reader) throws -> [BulkField: Set<Int>] {
    let rows = try reader.all(
      "SELECT field, place FROM bulk_hit WHERE bulk = \(id) AND item = \(item) AND is_chosen = 1 ORDER BY position")
    return try rows.reduce(into: [:]) { $0[try $1["field"], default: []].insert(try $1["place"]) }
  }
}

extension Bulk {
  /// Ticks all hits on all pages, or none.
  package static func tickAll(_ id: ID, _ isChosen: Bool, _ tx: Transaction) throws {
    guard try find(id, as: tx.actor, tx).state == .ready else { throw Fault.conflict("这一批已经执行，不能再改勾选。") }
    try tx.run("UPDATE bulk_hit SET is_chosen = \(isChosen) WHERE bulk = \(id)")
  }

  /// How many of the items with hits are public now.
  package static func publicItems(of id: ID, _ reader: some Reader) throws -> Int {
    try reader.count(
      """
      SELECT count(*) FROM live_item WHERE item IN (SELECT item FROM bulk_hit WHERE bulk = \(id))
      """)
  }
}
