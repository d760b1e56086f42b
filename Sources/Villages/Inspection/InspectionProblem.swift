import Kernel
import Store

/// A kind of thing that can be wrong (问题类别), how grave it is and how long it may take to put right: dated settings with
/// their source.
package struct InspectionProblem: Equatable, Sendable {
  package let code: String
  package let name: String
  package let severity: Severity
  package let term: Period
  package let source: String
  package let validFrom: Day

  /// How grave it is (严重程度).
  package enum Severity: String, CaseIterable, Sendable, Storable {
    case minor, serious, grave

    package var chinese: String {
      switch self {
      case .minor: "一般"
      case .serious: "较重"
      case .grave: "严重"
      }
    }
  }

  /// A stored term that is no period: a defect of ours, since `set` refuses it.
  package struct Unreadable: Error { let term: String }

  init(_ row: Row) throws {
    (code, name, severity) = (try row["code"], try row["name"], try row["severity"])
    (source, validFrom) = (try row["source"], try row["valid_from"])
    let words: String = try row["term"]
    guard let period = Period(words) else { throw Unreadable(term: words) }
    term = period
  }

  /// Those that hold for a town on a day, by their codes.
  package static func list(
    for town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [InspectionProblem] {
    let rows = try reader.all(
      """
      SELECT * FROM inspection_problem
      WHERE (organisation IS NULL OR organisation = \(town)) AND valid_from <= \(day)
      ORDER BY code, CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, valid_from DESC
      """, InspectionProblem.init)
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.code).inserted }
  }

  /// Sets one for a town from a day on (设定问题类别); what held before is kept for what was found before.
  package static func set(
    _ code: String, name: String, _ severity: Severity, term: String, source: String, in town: Identifier<Organisation>,
    from day: Day, _ tx: Transaction
  ) throws {
    try tx.actor.require(.draft, in: town)
    var issues: [Issue] = []
    let (name, source) = (name.trimmed, source.trimmed)
    if try list(for: town, on: day, tx).allSatisfy({ $0.code != code }) { throw Fault.notFound }
    if !(1...60).contains(name.unicodeScalars.count) { issues.append(Issue("name", "请填写问题名称，不超过 60 个字。")) }
    switch Period(term.trimmed) {
    case .workingDays, .calendarDays: break
    case .hours, nil: issues.append(Issue("term", "整改期限请写成“5个工作日”或者“15日”。"))
    }
    if !(1...300).contains(source.unicodeScalars.count) { issues.append(Issue("source", "请写明依据，例如区里的通知和文号。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      INSERT INTO inspection_problem (organisation, code, name, severity, term, source, valid_from)
      VALUES (\(town), \(code), \(name), \(severity), \(term.trimmed), \(source), \(day))
      ON CONFLICT (code, COALESCE(organisation, 0), valid_from) DO UPDATE SET name = excluded.name,
        severity = excluded.severity, term = excluded.term, source = excluded.source
      """)
    try tx.record(
      "inspection.problemSet", of: "organisation:\(town)", in: town,
      "\(code) \(name)：\(severity.chinese)，\(term.trimmed)，自 \(day) 起（依据：\(source)）")
  }
}
