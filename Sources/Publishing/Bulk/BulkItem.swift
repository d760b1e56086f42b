import Foundation
import Kernel
import Store

/// One item of a bulk work (批量处理条目): what became of it, and what it takes to put it back.
package struct BulkItem: Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable, Storable {
    case waiting, done, skipped

    package var chinese: String {
      switch self {
      case .waiting: "还没有办"
      case .done: "完成"
      case .skipped: "跳过"
      }
    }
  }

  package let position: Int
  package let item: Item.ID
  package let title: String
  package let outcome: Outcome
  /// What was done, or why not.
  package let note: String
  /// The revision that was looked at for hits.
  let seen: Revision.ID?
  let before: Before?
  /// The revision that the bulk made.
  let made: Revision.ID?

  /// How an item stood before (原状): only what the order changed.
  struct Before: Codable, Equatable, Sendable {
    var revision: Revision.ID?
    /// The edition that the bulk opened beside the public one.
    var opened: Edition.ID?
    var column: Column.ID?
    var validity: Validity?
    var validityOn: Day?
    var validityReason: String?
    var validityBy: Item.ID?

    init(stored: String) throws { self = try JSONDecoder().decode(Before.self, from: Data(stored.utf8)) }
    init() {}

    func stored() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  init(_ row: Row) throws {
    position = try row["position"]
    item = try row["item"]
    title = try row["title"]
    outcome = try row["outcome"]
    note = try row["note"]
    seen = try row["seen"]
    let before: String = try row["before"]
    self.before = before.isEmpty ? nil : try Before(stored: before)
    made = try row["made"]
  }
}

extension Bulk {
  /// How many items there are of each outcome.
  package static func tally(of id: ID, _ reader: some Reader) throws -> [BulkItem.Outcome: Int] {
    try tallies(of: [id], reader)[id] ?? [:]
  }

  /// The same for several, in one query.
  package static func tallies(of ids: [ID], _ reader: some Reader) throws -> [ID: [BulkItem.Outcome: Int]] {
    let rows = try reader.all(
      "SELECT bulk, outcome, count(*) AS count FROM bulk_item WHERE bulk IN \(list: ids) GROUP BY bulk, outcome")
    return try rows.reduce(into: [:]) { $0[try $1["bulk"], default: [:]][try $1["outcome"]] = try $1["count"] }
  }

  /// A page of its items in their order, of one outcome or all.
  package static func items(
    of id: ID, _ outcome: BulkItem.Outcome? = nil, page: Int = 1, perPage: Int = 100, _ reader: some Reader
  ) throws -> [BulkItem] {
    try reader.all("\(query(id, outcome)) LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)", BulkItem.init)
  }

  static func query(_ id: ID, _ outcome: BulkItem.Outcome?) -> SQL {
    guard let outcome else { return "SELECT * FROM bulk_item WHERE bulk = \(id) ORDER BY position" }
    return "SELECT * FROM bulk_item WHERE bulk = \(id) AND outcome = \(outcome) ORDER BY position"
  }

  /// The next ones that wait, in the order of a partial index.
  static func waiting(_ id: ID, limit: Int) -> SQL {
    "SELECT * FROM bulk_item WHERE bulk = \(id) AND outcome = 'waiting' ORDER BY position LIMIT \(limit)"
  }
}
