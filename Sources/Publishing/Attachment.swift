import Files
import Foundation
import Kernel
import Store

/// An attachment (附件): a file of an item under a name that people gave it. Its address goes by its id and stays
/// the same through all revisions.
package struct Attachment: Equatable, Sendable {
  package typealias ID = Identifier<Attachment>

  package let id: ID
  package let item: Item.ID
  package let name: String
  package let digest: BlobDigest
  package let mediaType: MediaType
  package let size: Int
  /// Erased in an emergency (紧急清除): its bytes are sealed, and nobody is given them.
  package let isErased: Bool

  init(_ row: Row) throws {
    id = try row["id"]
    item = try row["item"]
    name = try row["name"]
    digest = try row["digest"]
    mediaType = try row["media_type"]
    size = try row["size"]
    isErased = (try row["erased_at"] as Date?) != nil
  }

  /// Where the public finds it, below the town's address. The site's route must be the same.
  package static func address(town slug: String, _ id: ID) -> String { "/\(slug)/attachments/\(id)" }

  /// What a request for an attachment finds.
  package enum Public: Equatable, Sendable {
    case live(Attachment)
    /// It was public, and is no more (410).
    case gone(reason: String, at: Date)
  }

  /// An attachment as the public may have it: only those of the live revision. Nil when it never was public.
  package static func fetch(
    _ id: ID, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Public? {
    let row = try reader.first(
      """
      SELECT attachment.*, item.withdrawn_at, item.withdrawn_reason, live_item.item AS live,
        revision_attachment.attachment AS shown
      FROM attachment JOIN item ON item.id = attachment.item
      LEFT JOIN live_item ON live_item.item = item.id
      LEFT JOIN revision_attachment
        ON revision_attachment.attachment = attachment.id AND revision_attachment.revision = live_item.revision
      WHERE attachment.id = \(id) AND item.town = \(town)
      """)
    guard let row else { return nil }
    if let erased: Date = try row["erased_at"] {
      return try formerly(id, row, reader).map { _ in .gone(reason: Erasure.publicWords, at: erased) }
    }
    let (live, shown): (Int64?, Int64?) = (try row["live"], try row["shown"])
    if live != nil, shown != nil { return .live(try Attachment(row)) }
    if live != nil, let newer = try successor(of: id, reader) { return .live(newer) }
    return try formerly(id, row, reader)
  }

  /// The file that took its place in the live revision (替换), however often it was replaced; nil when none is shown.
  /// Only an address that was public leads on.
  private static func successor(of id: ID, _ reader: some Reader) throws -> Attachment? {
    try reader.first(
      """
      WITH RECURSIVE newer (id) AS (
        SELECT attachment FROM attachment_check WHERE replaces = \(id)
        UNION SELECT attachment_check.attachment
        FROM newer JOIN attachment_check ON attachment_check.replaces = newer.id
      )
      SELECT attachment.* FROM newer JOIN attachment ON attachment.id = newer.id
      JOIN live_item ON live_item.item = attachment.item
      JOIN revision_attachment ON revision_attachment.attachment = attachment.id
        AND revision_attachment.revision = live_item.revision
      WHERE attachment.erased_at IS NULL AND EXISTS (
        SELECT 1 FROM revision_attachment AS earlier JOIN revision ON revision.id = earlier.revision
        JOIN edition ON edition.id = revision.edition AND edition.revision = revision.ordinal
        WHERE earlier.attachment = \(id) AND edition.published_at IS NOT NULL)
      ORDER BY attachment.id DESC LIMIT 1
      """, Attachment.init)
  }

  /// Whether an edition that was public had it.
  private static func formerly(_ id: ID, _ row: Row, _ reader: some Reader) throws -> Public? {
    let until: Date? = try reader.value(
      """
      SELECT max(edition.changed_at) FROM revision_attachment
      JOIN revision ON revision.id = revision_attachment.revision
      JOIN edition ON edition.id = revision.edition AND edition.revision = revision.ordinal
      WHERE revision_attachment.attachment = \(id) AND edition.published_at IS NOT NULL
      """)
    guard let until else { return nil }
    if let withdrawal = try Item.Withdrawal(row) { return .gone(reason: withdrawal.reason, at: withdrawal.at) }
    return .gone(reason: "该附件已随信息更新而撤换，请回到信息页查看现有附件。", at: until)
  }
}
