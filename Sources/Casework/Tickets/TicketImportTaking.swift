import Foundation
import Jobs
import Kernel
import Store

extension TicketImport {
  /// The columns are confirmed (核对列名): a job takes the rows in from here.
  package static func order(
    _ id: ID, _ mapping: [TicketField: Int], in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Identifier<JobRow> {
    try tx.actor.require(.casework, in: town)
    let found = try find(id, in: town, tx)
    guard found.isWaiting else { throw Fault.conflict("这个表已经导入过了，要再导入请重新上传。") }
    guard found.job == nil else { throw Fault.conflict("这个表已经在导入，请看任务进展。") }
    let columns = Dictionary(uniqueKeysWithValues: mapping.map { ($0.key.rawValue, $0.value) })
    let words = String(decoding: try JSONEncoder().encode(columns), as: UTF8.self)
    let job = try TicketImportJob(list: id.value, name: found.name).enqueue(tx, in: town)
    try tx.run("UPDATE ticket_import SET mapping = \(words), job = \(job) WHERE id = \(id)")
    try tx.record("ticketImport.ordered", of: "ticketImport:\(id)", in: town, found.name)
    return job
  }

  /// How many rows go into one transaction: others write between two of them.
  static let part = 200

  /// Takes the next rows in and remembers how far it came, all or nothing. Returns where to go on; nil when all are in.
  static func takePart(
    of table: TicketTable, into id: ID, by job: Identifier<JobRow>, _ seal: ContactSeal, _ tx: Transaction
  ) throws -> Int? {
    let found = try find(id, tx)
    guard found.isWaiting else { return nil }
    let rows = table.rows.dropFirst(found.nextRow).prefix(part)
    let importing = TicketTaking(town: found.town, seal: seal)
    var outcome = TicketImporting.Outcome()
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    for row in rows { try importing.take(row, of: table, found.mapping, calendar, &outcome, tx) }
    try JobReport.add(outcome.told.map { JobReport(.skipped, Self.head(of: $0), note: $0) }, to: job, tx)
    let told = (found.told + outcome.told).prefix(500).joined(separator: "\n")
    let next = found.nextRow + rows.count
    try tx.run(
      """
      UPDATE ticket_import SET next_row = \(next), taken = taken + \(outcome.taken), known = known + \(outcome.known),
        refused = refused + \(outcome.refused), told = \(told) WHERE id = \(id)
      """)
    guard next >= table.rows.count else { return next }
    try tx.run("UPDATE ticket_import SET rows = NULL, done_at = \(tx.now) WHERE id = \(id)")
    try tx.record("ticketImport.done", of: "ticketImport:\(id)", in: found.town, try find(id, tx).outcome)
    return nil
  }

  /// `第 9 行`.
  private static func head(of sentence: String) -> String { String(sentence.prefix { $0 != "：" }) }
}
