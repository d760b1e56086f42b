import Kernel
import Store

/// An update of a board (公开栏更新): one posting put on the wall. The year's figure 更新公开栏 counts these rows, and can
/// always list them.
package struct BoardUpdate: Equatable, Sendable {
  package let posting: Posting.ID
  package let slot: Slot.ID
  package let village: Identifier<Organisation>
  package let villageName: String
  package let title: String
  package let upOn: Day

  /// What is counted, in words for a report.
  package static let definition = "一份公开内容在一块公开栏上墙一次，算一次更新；更正后重新张贴另算一次。"

  /// Those of a town's villages in a time, the earliest first.
  package static func list(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [BoardUpdate] {
    try reader.all(query(town, first, last)) { row in
      BoardUpdate(
        posting: try row["id"], slot: try row["slot"], village: try row["village"],
        villageName: try row["village_name"], title: try row["title"], upOn: try row["up_on"])
    }
  }

  package static func count(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> Int {
    try reader.count("SELECT count(*) \(source(town, first, last))")
  }

  static func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    """
    SELECT posting.id, posting.slot, posting.village, posting.village_name, posting.title, posting.up_on
    \(source(town, first, last)) ORDER BY posting.up_on, posting.id
    """
  }

  private static func source(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    """
    FROM organisation JOIN posting ON posting.village = organisation.id
    WHERE organisation.parent = \(town) AND posting.up_on BETWEEN \(first) AND \(last)
    """
  }
}
