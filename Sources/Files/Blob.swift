import Kernel
import Store

/// A file's content as the database knows it (文件). The bytes lie in the `FileStore`; names that people gave
/// the file stand where it is attached, not here.
package struct Blob: Hashable, Sendable {
  package let digest: BlobDigest
  package let size: Int
  package let mediaType: MediaType

  package init(digest: BlobDigest, size: Int, mediaType: MediaType) {
    self.digest = digest
    self.size = size
    self.mediaType = mediaType
  }

  init(_ row: Row) throws {
    digest = try row["digest"]
    size = try row["size"]
    mediaType = try row["media_type"]
  }

  /// Makes it known to the database, in the caller's transaction. A second time changes nothing.
  package func register(_ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO blob (digest, size, media_type, created_at)
      VALUES (\(digest), \(size), \(mediaType), \(tx.now)) ON CONFLICT (digest) DO NOTHING
      """)
  }

  /// Every one that is known, sorted.
  package static func digests(_ reader: some Reader) throws -> [BlobDigest] {
    try reader.all("SELECT digest FROM blob ORDER BY digest") { try $0["digest"] }
  }

  package static func find(_ digest: BlobDigest, _ reader: some Reader) throws -> Blob? {
    try reader.first("SELECT * FROM blob WHERE digest = \(digest)", Blob.init)
  }
}
