import Kernel
import Store

extension Rectification {
  /// Sends an order about what an inspection found (发整改通知): numbered, with its basis, and due by the gravest of its
  /// problems, unless another period is set. The day it is issued is not counted.
  @discardableResult
  package static func issue(
    about findings: [InspectionFinding.ID], responsible: String, term: Period? = nil, _ tx: Transaction
  ) throws -> ID {
    let found = try findings.map { try InspectionFinding.find($0, tx) }
    guard let first = found.first else { throw Fault.invalid("findings", "请选择要整改的问题。") }
    let inspection = try Inspection.find(first.inspection, tx)
    try tx.actor.requireInspecting(inspection.village)
    var issues: [Issue] = []
    if found.contains(where: { $0.inspection != first.inspection }) {
      issues.append(Issue("findings", "一份整改通知只能包括同一次检查发现的问题，请分开发。"))
    }
    if found.contains(where: { $0.rectification != nil }) { issues.append(Issue("findings", "有的问题已经发过整改通知，请刷新后重选。")) }
    if !(2...40).contains(responsible.trimmed.unicodeScalars.count) {
      issues.append(Issue("responsible", "请写明整改责任人，2 到 40 个字。"))
    }
    if case .hours = term { issues.append(Issue("term", "整改期限请写成“5个工作日”或者“15日”。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let given = try term ?? shortest(found, inspection, on: tx.today, tx)
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    guard let deadline = Deadline(given, from: tx.today, by: calendar), let due = deadline.due else {
      throw Fault.invalid("term", "整改期限请写成“5个工作日”或者“15日”。")
    }
    let number = "整改〔\(tx.today.year)〕\(try Serial.next("rectification:\(inspection.town):\(tx.today.year)", tx))号"
    let id: ID = try tx.insert(
      """
      INSERT INTO rectification (town, village, village_name, inspection, number, basis, responsible, issued_on, term,
        due_on, is_provisional, state)
      VALUES (\(inspection.town), \(inspection.village), \(inspection.villageName), \(inspection.id), \(number),
        \(legalBasis), \(responsible.trimmed), \(tx.today), \(given.words), \(due), \(deadline.isProvisional), 'open')
      RETURNING id
      """)
    try tx.run("UPDATE inspection_finding SET rectification = \(id) WHERE id IN \(list: findings)")
    try note(id, .issued, "\(found.count) 个问题，期限 \(given.words)", due: due, on: tx.today, tx)
    try tx.record(
      "rectification.issued", of: "rectification:\(id)", in: inspection.village,
      "\(number)，\(found.map(\.problem).joined(separator: "、"))，\(due) 前改好")
    return id
  }

  /// The shortest of the periods that the problems have.
  private static func shortest(
    _ found: [InspectionFinding], _ inspection: Inspection, on day: Day, _ reader: some Reader
  ) throws -> Period {
    let problems = try InspectionProblem.list(for: inspection.town, on: inspection.day, reader)
    let calendar = try WorkCalendar.inForce(on: day, reader)
    let terms = problems.filter { problem in found.contains { $0.problem == problem.code } }.map(\.term)
    let dated = terms.compactMap { term in
      Deadline(term, from: day, by: calendar)?.due.map { (term: term, due: $0) }
    }
    guard let soonest = dated.min(by: { $0.due < $1.due }) else { throw Fault.invalid("term", "请填写整改期限，例如“5个工作日”。") }
    return soonest.term
  }

  /// How its last day is reckoned, for the page that it opens: from the issue, or from what extended it or set it anew.
  package static func arithmetic(_ id: ID, _ reader: some Reader) throws -> [String] {
    let order = try find(id, reader)
    let calendar = try WorkCalendar.inForce(on: order.issuedOn, reader)
    guard let deadline = Deadline(order.term, from: order.issuedOn, by: calendar) else { return [] }
    let moved = try events(of: id, reader).filter { [.extended, .failed, .reopened].contains($0.kind) }
    return deadline.lines
      + moved.compactMap { event in event.dueOn.map { "\(event.day) \(event.kind.chinese)，期限改到 \($0.withWeekday)。" } }
  }
}
