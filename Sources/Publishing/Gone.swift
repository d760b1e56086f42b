import Foundation
import Kernel
import Store

/// What stood at an address and was taken down (已撤下): status 410, with the public reason.
package struct Gone: Equatable, Sendable {
  package let reason: String
  package let at: Date
  package let columnSlug: String
  package let columnName: String

  /// Nil when nothing public ever stood there.
  package static func fetch(
    _ number: Int, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Gone? {
    try reader.first(
      """
      SELECT item.withdrawn_at, item.withdrawn_reason, site_column.slug, site_column.name
      FROM item JOIN site_column ON site_column.id = item.column_id
      WHERE item.town = \(town) AND item.number = \(number) AND item.withdrawn_at IS NOT NULL
      """
    ) {
      Gone(
        reason: try $0["withdrawn_reason"], at: try $0["withdrawn_at"], columnSlug: try $0["slug"],
        columnName: try $0["name"])
    }
  }
}
