import Foundation
import Kernel
import Store

/// The file that a draft was read from (上传成稿), and what reading it told.
package struct DraftSource: Equatable, Sendable {
  package let name: String
  package let remarks: [String]
  package let revision: Int
  package let readAt: Date

  /// Writes down where an item's draft came from.
  package static func record(
    _ name: String, _ remarks: [String], for item: Item.ID, revision: Int, in owner: Identifier<Organisation>,
    _ tx: Transaction
  ) throws {
    let lines = remarks.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
    try tx.run(
      """
      INSERT INTO draft_source (item, name, remarks, revision, actor, read_at)
      VALUES (\(item), \(name), \(lines), \(revision), \(tx.actor.name), \(tx.now))
      """)
    try tx.record("item.read", of: "item:\(item)", in: owner)
  }

  package static func of(_ item: Item.ID, _ reader: some Reader) throws -> DraftSource? {
    try reader.first("SELECT * FROM draft_source WHERE item = \(item)") { row in
      let lines: String = try row["remarks"]
      return DraftSource(
        name: try row["name"], remarks: lines.split(separator: "\n").map(String.init), revision: try row["revision"],
        readAt: try row["read_at"])
    }
  }
}
