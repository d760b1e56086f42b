import Kernel
import Store

/// What items are called now (信息标题), for records that only know their numbers.
package enum ItemTitles {
  /// The title of each item's newest edition, in one query.
  package static func fetch(_ items: [Item.ID], _ reader: some Reader) throws -> [Item.ID: String] {
    guard !items.isEmpty else { return [:] }
    let rows = try reader.all(
      """
      SELECT edition.item, revision.title FROM edition
      JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      WHERE edition.item IN \(list: items)
        AND edition.ordinal = (SELECT max(newest.ordinal) FROM edition AS newest WHERE newest.item = edition.item)
      """
    ) { (try $0["item"] as Item.ID, try $0["title"] as String) }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
