import Kernel
import Store

/// The report of an import (导入报告): one line for each record, of the dry run and of the real one.
extension LegacyImport {
  package enum Phase: String, Sendable, Storable { case check, run }

  /// An import in hand: where its lines go, and how many are there already from before an interruption.
  package struct Session: Sendable {
    package let id: ID
    package let phase: Phase
    package let reported: Int

    package init(_ id: ID, _ phase: Phase, _ reader: some Reader) throws {
      (self.id, self.phase) = (id, phase)
      reported = try reader.value(
        "SELECT max(position) FROM legacy_record WHERE import = \(id) AND phase = \(phase)") ?? 0
    }

    func note(_ line: RecordReport, at position: Int, _ tx: Transaction) throws {
      try tx.run(
        """
        INSERT INTO legacy_record (import, phase, position, record, title, outcome, reasons, url, item)
        VALUES (\(id), \(phase), \(position), \(String(line.id.prefix(200))), \(String(line.title.prefix(200))),
          \(line.outcome), \(line.reasons.joined(separator: "\n")), \(line.url), \(line.item))
        """)
    }
  }

  /// Which run the import has come to.
  package var phase: Phase { [.running, .done, .undoing, .undone].contains(state) ? .run : .check }

  package static func tally(of id: ID, _ phase: Phase, _ reader: some Reader) throws -> ImportTally {
    let rows = try reader.all(
      """
      SELECT outcome, count(*) AS count FROM legacy_record WHERE import = \(id) AND phase = \(phase) GROUP BY outcome
      """)
    return try rows.reduce(into: ImportTally()) { $0.add(try $1["outcome"], try $1["count"]) }
  }

  /// What came out of several, each in the phase it is in, in one query.
  package static func tallies(of imports: [LegacyImport], _ reader: some Reader) throws -> [ID: ImportTally] {
    let phases = Dictionary(imports.map { ($0.id, $0.phase) }, uniquingKeysWith: { first, _ in first })
    let rows = try reader.all(
      """
      SELECT import, phase, outcome, count(*) AS count FROM legacy_record
      WHERE import IN \(list: imports.map(\.id)) GROUP BY import, phase, outcome
      """)
    return try rows.reduce(into: [:]) { tallies, row in
      let id: ID = try row["import"]
      guard phases[id] == (try row["phase"] as Phase) else { return }
      tallies[id, default: ImportTally()].add(try row["outcome"], try row["count"])
    }
  }

  /// A page of the lines, of one outcome or all; page 0 is all of them.
  package static func lines(
    of id: ID, _ phase: Phase, _ outcome: RecordReport.Outcome? = nil, page: Int = 0, _ reader: some Reader
  ) throws -> [RecordReport] {
    let (count, start) = page > 0 ? (100, (page - 1) * 100) : (100_000, 0)
    return try reader.all("\(query(id, phase, outcome)) LIMIT \(count) OFFSET \(start)") { row in
      let reasons: String = try row["reasons"]
      var line = RecordReport(
        id: try row["record"], outcome: try row["outcome"],
        reasons: reasons.split(separator: "\n").map(String.init), url: try row["url"], title: try row["title"])
      line.item = try row["item"]
      return line
    }
  }

  static func query(_ id: ID, _ phase: Phase, _ outcome: RecordReport.Outcome?) -> SQL {
    guard let outcome else {
      return "SELECT * FROM legacy_record WHERE import = \(id) AND phase = \(phase) ORDER BY position"
    }
    return """
      SELECT * FROM legacy_record WHERE import = \(id) AND phase = \(phase) AND outcome = \(outcome) ORDER BY position
      """
  }
}
