import Foundation
import Kernel
import Store

/// The four questions that an item page asks (信息页查询), each along an index.
extension PublicItem {
  static func query(_ number: Int, _ town: Identifier<Organisation>) -> SQL {
    """
    SELECT \(Line.columns), live_item.organisation, live_item.column_id, live_item.revision, live_item.shown_at,
      edition.ordinal AS edition_ordinal, revision.subtitle, revision.body, revision.source_name,
      revision.source_url, revision.keywords, revision.genre, revision.theme, revision.author,
      revision.effective_on, revision.expires_on, revision.openness, revision.openness_basis,
      revision.kind, revision.facts,
      item.imported_at, item.imported_from, item.original_index_number, item.validity_on, item.validity_reason,
      item.validity_by, COALESCE(visit_total.count, 0) AS visits
    FROM live_item JOIN item ON item.id = live_item.item
    JOIN revision ON revision.id = live_item.revision
    JOIN edition ON edition.id = live_item.edition
    JOIN site_column ON site_column.id = live_item.column_id
    LEFT JOIN visit_total ON visit_total.item = live_item.item
    WHERE live_item.town = \(town) AND live_item.number = \(number)
    """
  }

  static func attachments(of revision: Revision.ID) -> SQL {
    """
    SELECT attachment.* FROM revision_attachment JOIN attachment ON attachment.id = revision_attachment.attachment
    WHERE revision_attachment.revision = \(revision) AND attachment.erased_at IS NULL
    ORDER BY revision_attachment.position
    """
  }

  /// Only what is public on the other side.
  static func links(of item: Item.ID) -> SQL {
    """
    SELECT 'interpretation' AS side, \(Line.columns) FROM item_link
    JOIN live_item ON live_item.item = item_link.interpretation
    JOIN site_column ON site_column.id = live_item.column_id
    WHERE item_link.policy = \(item)
    UNION ALL
    SELECT 'policy' AS side, \(Line.columns) FROM item_link
    JOIN live_item ON live_item.item = item_link.policy
    JOIN site_column ON site_column.id = live_item.column_id
    WHERE item_link.interpretation = \(item)
    """
  }

  /// The next newer and the next older of its column, and the document that changed its validity.
  static func neighbours(of row: Row) throws -> SQL {
    let (column, shownAt): (Column.ID, Date) = (try row["column_id"], try row["shown_at"])
    let (item, by): (Item.ID, Item.ID?) = (try row["item"], try row["validity_by"])
    return """
      SELECT 'newer' AS side, live_item.number, live_item.title, site_column.slug
      FROM (SELECT item FROM live_place WHERE column_id = \(column) AND (shown_at, item) > (\(shownAt), \(item))
        ORDER BY shown_at, item LIMIT 1) AS next
      JOIN live_item ON live_item.item = next.item JOIN site_column ON site_column.id = live_item.column_id
      UNION ALL
      SELECT 'older', live_item.number, live_item.title, site_column.slug
      FROM (SELECT item FROM live_place WHERE column_id = \(column) AND (shown_at, item) < (\(shownAt), \(item))
        ORDER BY shown_at DESC, item DESC LIMIT 1) AS next
      JOIN live_item ON live_item.item = next.item JOIN site_column ON site_column.id = live_item.column_id
      UNION ALL
      SELECT 'by', live_item.number, live_item.title, site_column.slug
      FROM live_item JOIN site_column ON site_column.id = live_item.column_id WHERE live_item.item = \(by)
      """
  }
}
