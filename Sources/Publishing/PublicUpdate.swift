import Foundation
import Kernel
import Store

/// What the public was told of a major change (更新说明): the edition that brought it, when, and in which words.
package struct PublicUpdate: Equatable, Sendable {
  package let edition: Int
  package let publishedAt: Date
  package let note: String

  /// Those of editions that are or were public, the newest first. The first edition is no change, and a minor one is
  /// not told.
  static func of(_ item: Item.ID, _ reader: some Reader) throws -> [PublicUpdate] {
    try reader.all(query(item)) {
      PublicUpdate(edition: try $0["ordinal"], publishedAt: try $0["published_at"], note: try $0["change_note"])
    }
  }

  static func query(_ item: Item.ID) -> SQL {
    """
    SELECT edition.ordinal, edition.published_at, revision.change_note
    FROM edition JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    WHERE edition.item = \(item) AND edition.ordinal > 1 AND edition.published_at IS NOT NULL
      AND revision.is_major = 1 AND revision.change_note <> ''
    ORDER BY edition.ordinal DESC
    """
  }
}
