import Files
import Foundation
import Kernel
import Manuscript
import Rendering
import Store

/// Makes the forms of an item and puts them in the place of the earlier ones (制作成品). May run twice: files are named by
/// their content, and rows by revision and form.
struct RenditionMaking: Sendable {
  let store: Store
  let files: FileStore
  let renderer: Renderer
  let origin: String

  /// False when the item is not public any more.
  func make(_ item: Item.ID) async throws -> Bool {
    guard let source = try await store.read({ try RenditionSource.fetch(item, origin: origin, $0) }) else {
      return false
    }
    let made = try forms(of: try source.complete(from: files))
    let (isKept, stale) = try await store.write(as: .program("renditions")) { tx in
      guard try Rendition.settle(made, source, tx) else { return (false, made.map(\.blob.digest)) }
      return (true, try Rendition.forgetStale(of: item, but: source.revision, tx))
    }
    // Taken down or replaced meanwhile: what we made is of no use, and of an erased item no copy may stay.
    try await sweep(stale)
    return isKept
  }

  /// A form with its file.
  struct Made: Sendable {
    let form: String
    let blob: Blob
  }

  private func forms(of document: Document) throws -> [Made] {
    var (made, bundle) = ([Made](), ZipWriter())
    for form in renderer.published {
      let style = document.head == nil ? Style.official : .redHead
      let files = try renderer.files(of: document, as: form, style: style, named: document.title)
      guard let file = files.first else { continue }
      made.append(Made(form: form.rawValue, blob: try self.files.put(Data(file.bytes), name: file.name)))
      bundle.add(FileName.clean(file.name, .zip), file.bytes)
    }
    made.append(Made(form: Rendition.bundle, blob: try files.put(Data(bundle.finished()), name: "全部.zip")))
    return made
  }

  /// Removes files that no row names.
  private func sweep(_ digests: [BlobDigest]) async throws {
    for digest in digests {
      try await store.write(as: .program("renditions")) { tx in
        if try Rendition.isUnused(digest, tx) { try files.remove(digest) }
      }
    }
  }
}

extension Rendition {
  /// Writes the rows down, if the revision is still the public one; those of earlier revisions go with their files.
  static func settle(_ made: [RenditionMaking.Made], _ source: RenditionSource, _ tx: Transaction) throws -> Bool {
    let live: Revision.ID? = try tx.value("SELECT revision FROM live_item WHERE item = \(source.item)")
    guard live == source.revision else { return false }
    for each in made {
      try each.blob.register(tx)
      try tx.run(
        """
        INSERT INTO rendition (revision, form, renderer, digest, size, made_at)
        VALUES (\(source.revision), \(each.form), \(renderer), \(each.blob.digest), \(each.blob.size), \(tx.now))
        ON CONFLICT (revision, form) DO UPDATE SET renderer = excluded.renderer, digest = excluded.digest,
          size = excluded.size, made_at = excluded.made_at
        """)
    }
    tx.touchPages(of: source.town)
    return true
  }

  /// Forgets the forms of all revisions but one of an item, and says which contents nobody needs any more.
  static func forgetStale(of item: Item.ID, but live: Revision.ID, _ tx: Transaction) throws -> [BlobDigest] {
    let digests: [BlobDigest] = try tx.all(
      """
      DELETE FROM rendition WHERE revision <> \(live) AND revision IN (
        SELECT revision.id FROM edition JOIN revision ON revision.edition = edition.id WHERE edition.item = \(item))
      RETURNING digest
      """
    ) { try $0["digest"] }
    return try digests.filter { digest in
      guard try !ErasedCopies.isUsed(digest, tx) else { return false }
      try tx.run("DELETE FROM blob WHERE digest = \(digest)")
      return true
    }
  }

  /// Whether nothing names these bytes.
  static func isUnused(_ digest: BlobDigest, _ tx: Transaction) throws -> Bool {
    try tx.count(
      """
      SELECT (SELECT count(*) FROM rendition WHERE digest = \(digest))
        + (SELECT count(*) FROM blob WHERE digest = \(digest))
      """) == 0
  }

  /// Forgets the forms of an item, and says which contents they were.
  static func forget(_ item: Item.ID, _ tx: Transaction) throws -> [BlobDigest] {
    try tx.all(
      """
      DELETE FROM rendition WHERE revision IN (
        SELECT revision.id FROM edition JOIN revision ON revision.edition = edition.id WHERE edition.item = \(item))
      RETURNING digest
      """
    ) { try $0["digest"] }
  }
}
