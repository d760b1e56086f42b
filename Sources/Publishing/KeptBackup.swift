import Foundation
import Kernel
import Store

/// A backup that may still hold what was erased (留存备份): the program cannot reach into it, so the proof names it and
/// says when it is to be destroyed.
package struct KeptBackup: Equatable, Sendable {
  /// Of the file, without its folder.
  package let name: String
  package let madeAt: Date
  /// Its last day, by the rule in force for backups.
  package let until: Day

  /// Writes down that a backup was made (登记备份).
  package static func record(_ name: String, _ tx: Transaction) throws {
    try tx.record("backup.made", of: "backup:\(name)", in: nil, name)
  }

  /// Made while the item was there, and not yet over at the erasure.
  package static func holding(_ erasure: Erasure, _ reader: some Reader) throws -> [KeptBackup] {
    let day = Day(at: erasure.at)
    let days = try Setting.number("backup.keepDays", for: erasure.organisation, on: day, within: 1...36_500, reader) ?? 180
    let created: Date = try reader.only("SELECT created_at FROM item WHERE id = \(erasure.target.item)")["created_at"]
    return try reader.all(query(from: max(created, (day + -days).start), to: erasure.at)) { row in
      let madeAt: Date = try row["at"]
      return KeptBackup(name: try row["detail"], madeAt: madeAt, until: Day(at: madeAt) + days)
    }
  }

  static func query(from: Date, to: Date) -> SQL {
    """
    SELECT at, detail FROM journal WHERE event = 'backup.made' AND at >= \(from) AND at <= \(to)
    ORDER BY id DESC LIMIT 200
    """
  }
}
