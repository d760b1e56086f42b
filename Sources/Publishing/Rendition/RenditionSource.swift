import Files
import Foundation
import Kernel
import Manuscript
import Rendering
import Store

/// What the forms of an item are made of (成品来源): its public revision with the pictures of its text.
struct RenditionSource: Sendable {
  let item: Item.ID
  let revision: Revision.ID
  let town: Identifier<Organisation>
  private var document: Document
  private let pictures: [String: BlobDigest]

  /// Nil when nothing of it is public now. `origin` is how the world addresses us, empty when nobody has said.
  static func fetch(_ item: Item.ID, origin: String, _ reader: some Reader) throws -> RenditionSource? {
    let row = try reader.first(
      """
      SELECT live_item.revision, live_item.town, live_item.number, live_item.index_number, live_item.shown_at,
        revision.*, organisation.slug AS town_slug, site_column.slug AS column_slug
      FROM live_item JOIN revision ON revision.id = live_item.revision
      JOIN organisation ON organisation.id = live_item.town JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_item.item = \(item)
      """)
    guard let row else { return nil }
    let (revision, town): (Revision.ID, Identifier<Organisation>) = (try row["revision"], try row["town"])
    let content = try Content(row)
    var document = try document(row, content, origin)
    try post(&document, content, for: town, reader)
    return RenditionSource(
      item: item, revision: revision, town: town, document: document, pictures: try pictures(of: revision, reader))
  }

  /// What the town has set for the day of publishing. For a sheet on the wall (张贴要素): whom to call, and the calendar
  /// days it hangs there, counted from the day after; to be written in by hand where the town has not said how many. For
  /// official documents, the red head of their series.
  private static func post(
    _ document: inout Document, _ content: Content, for town: Identifier<Organisation>, _ reader: some Reader
  ) throws {
    guard let day = document.published else { return }
    document.phone =
      try Setting.value("board.phone", for: town, on: day, reader)
      ?? Setting.value("site.phone", for: town, on: day, reader)
    if let days = try Setting.value("board.days", for: town, on: day, reader).flatMap(Int.init), days > 0 {
      document.posted = (day + 1)...(day + days)
    }
    let kind = try KindInForce.definition(content.kind, in: town, reader)
    document.head = HeadFact.head(
      of: document.number, content, kind, series: try RedHeads.inForce(in: town, on: day, reader))
    if document.head != nil, kind?.bearsNumber == true { document.imprint = HeadFact.imprint(of: content) }
  }

  private static func document(_ row: Row, _ content: Content, _ origin: String) throws -> Document {
    let (number, shown): (Int, Date) = (try row["number"], try row["shown_at"])
    let (town, column): (String, String) = (try row["town_slug"], try row["column_slug"])
    let documentNumber: String = try row["document_number"]
    return Document(
      title: content.title, manuscript: content.manuscript, number: documentNumber.isEmpty ? nil : documentNumber,
      publisher: content.issuer.isEmpty ? nil : content.issuer, published: Day(at: shown),
      indexNumber: try row["index_number"], address: origin.isEmpty ? nil : "\(origin)/\(town)/\(column)/\(number)")
  }

  private static func pictures(of revision: Revision.ID, _ reader: some Reader) throws -> [String: BlobDigest] {
    let attached = try reader.all(PublicItem.attachments(of: revision), Attachment.init)
    return Dictionary(attached.filter(\.mediaType.isImage).map { ($0.name, $0.digest) }, uniquingKeysWith: { $1 })
  }

  /// The document with its pictures read in. A picture that is not on disk is left to the writers, which say so.
  func complete(from files: FileStore) throws -> Document {
    var document = document
    let used = Set(document.manuscript.images.map(\.source))
    for (name, digest) in pictures where used.contains("media:\(name)") && files.holds(digest) {
      document.media[name] = [UInt8](try files.read(digest))
    }
    return document
  }
}
