import Foundation
import Kernel
import Search
import Store

/// What is public now (在线信息), kept in step with the editions by every verb that changes it: the listing and
/// what may be found.
enum LiveItem {
  /// Puts an item's live edition into lists and search, in place of what stood there.
  static func put(_ item: Item.ID, _ tx: Transaction) throws {
    try removeRows(item, tx)
    let row = try tx.only(derivation(item))
    let shownAt = try shownAt(row)
    try tx.run(
      """
      INSERT INTO live_item (item, town, organisation, column_id, number, edition, revision, title, summary,
        index_number, document_number, issuer, written_on, shown_at, published_at, original_published_on,
        updated_at, validity)
      SELECT item, town, organisation, column_id, number, edition, revision, title, summary, index_number,
        document_number, issuer, written_on, \(shownAt), published_at, original_published_on, updated_at, validity
      FROM (\(derivation(item))) AS derived
      """)
    let columns = try Column.chain(try row["column_id"], tx)
    for column in columns {
      try tx.run("INSERT INTO live_place (column_id, shown_at, item) VALUES (\(column), \(shownAt), \(item))")
    }
    try remember(row, tx)
    try SearchIndex.put(try document(row, columns: columns, shownAt: shownAt), tx)
    try PatrolRepair.settle(item, tx)
  }

  /// Takes an item out of both.
  static func remove(_ item: Item.ID, _ tx: Transaction) throws {
    try removeRows(item, tx)
    try SearchIndex.remove(item.value, tx)
    try PatrolRepair.forget(item, tx)
  }

  private static func removeRows(_ item: Item.ID, _ tx: Transaction) throws {
    try tx.run("DELETE FROM live_place WHERE item = \(item)")
    try tx.run("DELETE FROM live_item WHERE item = \(item)")
  }

  /// The listing as it follows from items and editions; a test holds the table against it.
  static func derivation(_ item: Item.ID) -> SQL {
    """
    SELECT item.id AS item, item.town, item.organisation, item.column_id, item.number, edition.id AS edition,
      revision.id AS revision, revision.title, revision.summary, item.index_number, revision.document_number,
      revision.issuer, revision.written_on, item.published_at, item.original_published_on,
      edition.published_at AS updated_at, item.validity, revision.plain_text, revision.body_digest
    FROM item JOIN edition ON edition.item = item.id AND edition.state = 'live'
    JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    WHERE item.id = \(item)
    """
  }

  /// The day that people see decides the order: the original one of what was taken over.
  static func shownAt(_ row: Row) throws -> Date {
    let original: Day? = try row["original_published_on"]
    return try original?.start ?? row["published_at"]
  }

  /// So that the same text is not taken over again.
  private static func remember(_ row: Row, _ tx: Transaction) throws {
    let text: String = try row["plain_text"]
    guard !text.trimmed.isEmpty else { return }
    try tx.run(
      """
      INSERT INTO known_body (town, digest, item)
      VALUES (\(try row["town"] as Int64), \(try row["body_digest"] as String), \(try row["item"] as Int64))
      ON CONFLICT (town, digest) DO NOTHING
      """)
  }

  private static func document(_ row: Row, columns: [Column.ID], shownAt: Date) throws -> Document {
    let validity: Validity = try row["validity"]
    return Document(
      key: try row["item"], organisation: try row["organisation"], town: try row["town"],
      columns: columns.map(\.value), title: try row["title"], text: try row["plain_text"],
      documentNumber: try row["document_number"], issuer: try row["issuer"], day: Day(at: shownAt),
      isCurrent: validity.isCurrent)
  }
}
