import Foundation
import Kernel
import Store

extension Item {
  /// When each of these was made public (发布时间); those that are not public now are left out.
  package static func publication(of items: [ID], _ reader: some Reader) throws -> [ID: Date] {
    let rows = try reader.all(
      "SELECT item.id, item.published_at FROM item JOIN live_item ON live_item.item = item.id WHERE item.id IN \(list: items)"
    ) { (try $0["id"] as ID, try $0["published_at"] as Date?) }
    return rows.reduce(into: [:]) { if let at = $1.1 { $0[$1.0] = at } }
  }

  /// Whose it is; nil when there is no such item.
  package static func town(of item: ID, _ reader: some Reader) throws -> Identifier<Organisation>? {
    try reader.value("SELECT town FROM item WHERE id = \(item)")
  }
}
