import Files
import Foundation
import Kernel
import Store

/// Bulk work (批量处理): one thing done with many items, by one person, as a job; with a report of every item, and for
/// some days the way back.
package struct Bulk: Equatable, Sendable {
  package typealias ID = Identifier<Bulk>

  /// How far it is.
  package enum State: String, CaseIterable, Sendable, Storable {
    /// The items are chosen, what is to be done is not.
    case choosing
    /// A job is looking for the words to replace.
    case looking
    /// The hits can be looked over.
    case ready
    /// A job is doing it, or about to.
    case ordered
    case done
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let account: Identifier<AccountRow>
  package let order: BulkOrder?
  package let state: State
  package let job: Int64?
  package let createdAt: Date
  package let endedAt: Date?
  /// An export's Excel file and its CSV file.
  package let workbook: BlobDigest?
  package let sheet: BlobDigest?

  init(_ row: Row) throws {
    id = try row["id"]
    town = try row["town"]
    account = try row["account"]
    let orders: String = try row["orders"]
    order = orders.isEmpty ? nil : try BulkOrder(stored: orders)
    state = try row["state"]
    job = try row["job"]
    createdAt = try row["created_at"]
    endedAt = try row["ended_at"]
    workbook = try row["workbook"]
    sheet = try row["sheet"]
  }

  /// One's own bulk work; another's is not found.
  package static func find(_ id: ID, as actor: Actor, _ reader: some Reader) throws -> Bulk {
    guard let bulk = try reader.first("SELECT * FROM bulk WHERE id = \(id)", Bulk.init),
      actor.staff == nil || actor.staff?.account == bulk.account
    else { throw Fault.notFound }
    return bulk
  }

  /// What somebody has done so far, the newest first.
  package static func list(of account: Identifier<AccountRow>, limit: Int = 50, _ reader: some Reader) throws -> [Bulk]
  {
    try reader.all("\(query(of: account)) LIMIT \(limit)", Bulk.init)
  }

  static func query(of account: Identifier<AccountRow>) -> SQL {
    "SELECT * FROM bulk WHERE account = \(account) AND verb <> '' ORDER BY id DESC"
  }

  /// Lets go of choices that nobody made anything of.
  package static func forgetChoices(before moment: Date, _ tx: Transaction) throws {
    let stale: SQL = "SELECT id FROM bulk WHERE state = 'choosing' AND created_at < \(moment)"
    try tx.run("DELETE FROM bulk_item WHERE bulk IN (\(stale))")
    try tx.run("DELETE FROM bulk WHERE state = 'choosing' AND created_at < \(moment)")
  }
}
