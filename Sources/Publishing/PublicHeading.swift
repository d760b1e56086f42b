import Kernel
import Manuscript
import Store

/// A heading of a long text (本文目录的一行), with the id that its page gives it.
package struct PublicHeading: Equatable, Sendable {
  package let level: Int
  package let text: String
  package let id: String

  /// Shorter pages are seen at a glance. In bytes of the page.
  private static let long = 6_000
  /// Fewer headings need no list.
  private static let fewest = 3

  /// The headings of a revision whose page this is; empty when the page is short. The page says by the ids of its
  /// headings whether there are enough, so that the text itself is read only for those that have a list.
  static func of(_ revision: Revision.ID, page: String, _ reader: some Reader) throws -> [PublicHeading] {
    guard page.utf8.count >= long, page.contains("id=\"h-\(fewest)\"") else { return [] }
    let row = try reader.only("SELECT manuscript FROM revision WHERE id = \(revision)")
    return try Manuscript(json: try row["manuscript"]).outline.map { PublicHeading(level: $0.level, text: $0.text, id: $0.id) }
  }
}
