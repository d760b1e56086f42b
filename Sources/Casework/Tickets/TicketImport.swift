import Foundation
import Jobs
import Kernel
import Store

/// A list of orders that was uploaded (工单导入): kept sealed until its columns are confirmed, then only what became of it.
package struct TicketImport: Equatable, Sendable {
  package typealias ID = Identifier<TicketImport>

  package let id: ID
  package let town: Identifier<Organisation>
  package let name: String
  package let at: Date
  package let isWaiting: Bool
  package let taken: Int
  package let known: Int
  package let refused: Int
  package let told: [String]
  /// The job that takes it in, once its columns are confirmed.
  package let job: Identifier<JobRow>?
  let mapping: [TicketField: Int]
  let nextRow: Int
  let sealed: Data?

  init(_ row: Row) throws {
    (id, town, name, at) = (try row["id"], try row["town"], try row["name"], try row["at"])
    sealed = try row["rows"]
    isWaiting = sealed != nil
    (taken, known, refused) = (try row["taken"], try row["known"], try row["refused"])
    (job, nextRow) = (try row["job"], try row["next_row"])
    mapping = try Self.mapping(row["mapping"])
    told = try (row["told"] as String).split(separator: "\n").map(String.init)
  }

  private static func mapping(_ words: String) throws -> [TicketField: Int] {
    guard !words.isEmpty else { return [:] }
    let columns = try JSONDecoder().decode([String: Int].self, from: Data(words.utf8))
    return columns.reduce(into: [:]) { mapping, column in
      if let field = TicketField(rawValue: column.key) { mapping[field] = column.value }
    }
  }

  /// What became of it so far.
  package var outcome: String { "导入 \(taken) 件，已有 \(known) 件，没有导入 \(refused) 件。" }

  /// More rows than this are for the command `yudeng import-tickets`.
  package static let most = 5000

  /// Keeps a list that was uploaded (上传清单).
  package static func keep(
    _ table: TicketTable, name: String, in town: Identifier<Organisation>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.casework, in: town)
    guard table.rows.count <= most else {
      throw Fault.invalid("file", "这个表有 \(table.rows.count) 行，网页上一次最多导入 \(most) 行，请拆分，或者请运维人员用 yudeng import-tickets 导入。")
    }
    let id: ID = try tx.insert(
      """
      INSERT INTO ticket_import (town, name, account, at)
      VALUES (\(town), \(String(name.suffix(120))), \(tx.actor.staff?.account), \(tx.now)) RETURNING id
      """)
    let sealed = try seal.seal(JSONEncoder().encode(table), for: "ticket-import:\(id)")
    try tx.run("UPDATE ticket_import SET rows = \(sealed) WHERE id = \(id)")
    try tx.record("ticketImport.kept", of: "ticketImport:\(id)", in: town, "\(table.rows.count) 行")
    return id
  }

  package static func find(_ id: ID, in town: Identifier<Organisation>, _ reader: some Reader) throws -> TicketImport {
    let found = try reader.first("SELECT * FROM ticket_import WHERE id = \(id) AND town = \(town)", TicketImport.init)
    guard let found else { throw Fault.notFound }
    return found
  }

  static func find(_ id: ID, _ reader: some Reader) throws -> TicketImport {
    guard let found = try reader.first("SELECT * FROM ticket_import WHERE id = \(id)", TicketImport.init) else {
      throw Fault.notFound
    }
    return found
  }

  package static func list(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [TicketImport] {
    try reader.all("SELECT * FROM ticket_import WHERE town = \(town) ORDER BY id DESC LIMIT 20", TicketImport.init)
  }

  /// Its rows, while it waits.
  package func table(_ seal: ContactSeal) throws -> TicketTable {
    guard let sealed else { throw Fault.conflict("这个表已经导入过了，要再导入请重新上传。") }
    return try JSONDecoder().decode(TicketTable.self, from: seal.open(sealed, for: "ticket-import:\(id)"))
  }
}
