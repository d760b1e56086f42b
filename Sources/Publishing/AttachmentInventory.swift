import Files
import Foundation
import Kernel
import Store

/// The files of a town looked over (附件清点): the same content under several items, and files that no revision lists.
package struct AttachmentInventory: Equatable, Sendable {
  /// Of one content, every place where it hangs; the contents in most places first.
  package let duplicates: [[Line]]
  package let orphans: [Line]

  /// One file, and the item it belongs to (附件).
  package struct Line: Equatable, Sendable {
    package let attachment: Attachment
    package let number: Int
    package let title: String
    package let addedAt: Date
  }

  /// Only of items that the actor may see; at most 100 contents and 200 orphans.
  package static func fetch(
    in town: Identifier<Organisation>, as actor: Actor, _ reader: some Reader
  ) throws -> AttachmentInventory {
    let shared = try reader.all(duplicatesQuery(town, actor), line)
    let groups = Dictionary(grouping: shared, by: \.attachment.digest).values
      .filter { Set($0.map(\.attachment.item)).count > 1 }
      .sorted { ($1.count, $0[0].attachment.id) < ($0.count, $1[0].attachment.id) }
    return AttachmentInventory(
      duplicates: Array(groups.prefix(100)), orphans: try reader.all(orphansQuery(town, actor), line))
  }

  /// Replaced files and earlier names of the same item are no duplicates, but others of theirs may be.
  static func duplicatesQuery(_ town: Identifier<Organisation>, _ actor: Actor) -> SQL {
    """
    SELECT \(columns) \(joins) WHERE item.town = \(town) AND attachment.erased_at IS NULL AND \(Scope.condition(actor))
      AND EXISTS (
        SELECT 1 FROM attachment AS other
        WHERE other.digest = attachment.digest AND other.item <> attachment.item AND other.erased_at IS NULL)
    ORDER BY attachment.digest, attachment.id LIMIT 1000
    """
  }

  static func orphansQuery(_ town: Identifier<Organisation>, _ actor: Actor) -> SQL {
    """
    SELECT \(columns) \(joins) WHERE item.town = \(town) AND attachment.erased_at IS NULL AND \(Scope.condition(actor))
      AND \(isOrphan) ORDER BY attachment.id LIMIT 200
    """
  }

  /// Listed by no revision, and the step to no file that is.
  static let isOrphan: SQL = """
    NOT EXISTS (SELECT 1 FROM revision_attachment WHERE revision_attachment.attachment = attachment.id)
      AND NOT EXISTS (SELECT 1 FROM attachment_check AS newer WHERE newer.replaces = attachment.id)
    """

  private static let columns: SQL = """
    attachment.*, item.number, (
      SELECT revision.title FROM edition JOIN revision
        ON revision.edition = edition.id AND revision.ordinal = edition.revision
      WHERE edition.item = item.id ORDER BY edition.ordinal DESC LIMIT 1) AS title
    """
  private static let joins: SQL = "FROM item JOIN attachment ON attachment.item = item.id"

  private static func line(_ row: Row) throws -> Line {
    Line(
      attachment: try Attachment(row), number: try row["number"], title: (try row["title"] as String?) ?? "",
      addedAt: try row["added_at"])
  }
}

extension Attachment {
  /// Takes a file away that no revision lists (清除无主附件). Returns the contents that nobody needs any more: their
  /// bytes are the caller's to remove once this is committed.
  package static func removeOrphan(_ id: ID, _ tx: Transaction) throws -> [BlobDigest] {
    let row = try tx.first(
      """
      SELECT attachment.item, attachment.digest, attachment_check.original
      FROM attachment LEFT JOIN attachment_check ON attachment_check.attachment = attachment.id
      WHERE attachment.id = \(id) AND attachment.erased_at IS NULL AND \(AttachmentInventory.isOrphan)
      """)
    guard let row else { throw Fault.conflict("这个附件已经不在，或者有稿件用到它，不能清除，请刷新后再看。") }
    let item = try Item.visible(try row["item"], tx)
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: item.column)
    try tx.run("DELETE FROM attachment_wait WHERE attachment = \(id)")
    try tx.run("DELETE FROM attachment_trace WHERE attachment = \(id)")
    try tx.run("DELETE FROM attachment_check WHERE attachment = \(id)")
    try tx.run("DELETE FROM attachment WHERE id = \(id)")
    try tx.record("attachment.orphanRemoved", of: "item:\(item.id)", in: item.organisation, "附件 \(id)")
    let digests: [BlobDigest?] = [try row["digest"], try row["original"]]
    return try digests.compactMap { $0 }.filter { try isForgotten($0, tx) }
  }

  /// Whether the row of a content could be let go: whatever still refers to it keeps it.
  private static func isForgotten(_ digest: BlobDigest, _ tx: Transaction) throws -> Bool {
    let uses = try tx.count(
      """
      SELECT (SELECT count(*) FROM attachment WHERE digest = \(digest))
        + (SELECT count(*) FROM attachment_check WHERE original = \(digest))
        + (SELECT count(*) FROM sealed_part WHERE digest = \(digest))
      """)
    guard uses == 0 else { return false }
    do {
      return try tx.savepoint { try tx.run("DELETE FROM blob WHERE digest = \(digest)") > 0 }
    } catch { return false }
  }
}
