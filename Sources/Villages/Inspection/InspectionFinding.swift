import Kernel
import Store

/// One thing found wrong (检查发现的问题), tied to the very thing.
package struct InspectionFinding: Equatable, Sendable {
  package typealias ID = Identifier<InspectionFinding>

  package let id: ID
  package let inspection: Inspection.ID
  package let village: Identifier<Organisation>
  package let problem: String
  package let problemName: String
  package let severity: InspectionProblem.Severity
  package let subject: FindingSubject
  package let note: String
  package let day: Day
  package let rectification: Identifier<Rectification>?

  init(_ row: Row) throws {
    (id, inspection, village) = (try row["id"], try row["inspection"], try row["village"])
    (problem, problemName, severity) = (try row["problem"], try row["problem_name"], try row["severity"])
    subject = FindingSubject(try row["subject"], try row["reference"], name: try row["subject_name"])
    (note, day, rectification) = (try row["note"], try row["day"], try row["rectification"])
  }

  /// `更新不及时：2025年3月最低生活保障发放名单`.
  package var sentence: String { "\(problemName)：\(subject.name)\(note.isEmpty ? "" : "（\(note)）")" }

  package static func find(_ id: ID, _ reader: some Reader) throws -> InspectionFinding {
    guard let found = try reader.first("SELECT * FROM inspection_finding WHERE id = \(id)", InspectionFinding.init) else {
      throw Fault.notFound
    }
    return found
  }

  package static func list(of inspection: Inspection.ID, _ reader: some Reader) throws -> [InspectionFinding] {
    try reader.all(
      "SELECT * FROM inspection_finding WHERE inspection = \(inspection) ORDER BY id", InspectionFinding.init)
  }

  package static func list(of order: Rectification.ID, _ reader: some Reader) throws -> [InspectionFinding] {
    try reader.all(
      "SELECT * FROM inspection_finding WHERE rectification = \(order) ORDER BY id", InspectionFinding.init)
  }

  /// Everything found wrong with one thing, the newest first: a slot or a board tells it on its own page.
  package static func list(
    of subject: FindingSubject.Kind, _ reference: String, _ reader: some Reader
  ) throws -> [InspectionFinding] {
    try reader.all(
      """
      SELECT * FROM inspection_finding WHERE subject = \(subject) AND reference = \(reference)
      ORDER BY day DESC, id DESC LIMIT 100
      """, InspectionFinding.init)
  }

  /// The latest of some villages, for choosing what a training is about.
  package static func recent(
    of villages: [Identifier<Organisation>], since day: Day, _ reader: some Reader
  ) throws -> [InspectionFinding] {
    try reader.all(
      """
      SELECT * FROM inspection_finding WHERE village IN \(list: villages) AND day >= \(day)
      ORDER BY day DESC, id DESC LIMIT 60
      """, InspectionFinding.init)
  }
}
