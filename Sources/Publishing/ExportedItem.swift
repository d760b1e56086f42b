import Foundation
import Kernel
import Store

/// A public item as one line of an export (导出记录): the fields that an import reads, so that a town can move.
package struct ExportedItem: Encodable, Sendable {
  let id: String
  let title: String
  let docNumber: String
  let index: String
  let issuer: String
  let writtenDate: Day?
  let publishedTime: String
  let category: String
  let column: String
  let url: String
  let validity: String
  let kind: String
  let facts: [String: String]
  let html: String
  let text: String

  private init(_ row: Row, _ town: Organisation) throws {
    let (slug, number): (String, Int) = (try row["slug"], try row["number"])
    id = "\(town.slug):\(number)"
    title = try row["title"]
    docNumber = try row["document_number"]
    index = try row["index_number"]
    issuer = try row["issuer"]
    writtenDate = try row["written_on"]
    publishedTime = Beijing.second(try row["shown_at"])
    category = try row["theme"]
    column = slug
    url = try row["source_url"]
    validity = (try row["validity"] as Validity).chinese
    kind = try row["kind"]
    facts = try Content.facts(try row["facts"])
    html = try row["body"]
    text = try row["plain_text"]
  }

  /// Hands over all of a town's public items in parts of whole lines, in the order of their numbers. Returns how many.
  package static func all(
    of town: Organisation, _ store: Store, part: (Data, WorkProgress) throws -> Void
  ) async throws -> Int {
    let total = try await store.read { try $0.count("SELECT count(*) FROM live_item WHERE town = \(town.id)") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var (done, last) = (0, 0)
    while true {
      let after = last
      let rows = try await store.read { try $0.all(query(town, after: after)) }
      guard let end = rows.last else { return done }
      last = try end["number"]
      var lines = Data()
      for row in rows { lines += try encoder.encode(ExportedItem(row, town)) + Data("\n".utf8) }
      done += rows.count
      try part(lines, WorkProgress(done, of: total, "正在导出"))
    }
  }

  private static func query(_ town: Organisation, after number: Int) -> SQL {
    """
    SELECT live_item.number, live_item.title, live_item.document_number, live_item.index_number, live_item.issuer,
      live_item.written_on, live_item.shown_at, live_item.validity, site_column.slug, revision.theme,
      revision.source_url, revision.kind, revision.facts, revision.body, revision.plain_text
    FROM live_item JOIN site_column ON site_column.id = live_item.column_id
    JOIN revision ON revision.id = live_item.revision
    WHERE live_item.town = \(town.id) AND live_item.number > \(number) ORDER BY live_item.number LIMIT 100
    """
  }
}
