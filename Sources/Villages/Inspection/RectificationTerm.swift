import Foundation
import Kernel
import Store

extension Rectification {
  /// More time (延长整改期限): by so many working days from its last day, granted before that day has passed, with the reason.
  package static func extend(_ id: ID, by days: Int, reason: String, _ tx: Transaction) throws {
    let order = try find(id, tx)
    try tx.actor.requireInspecting(order.village)
    guard order.state == .open else { throw Fault.conflict("只有还在整改的才能延长期限。") }
    let most = try Setting.number("inspections.longestExtension", for: order.town, on: tx.today, within: 1...200, tx) ?? 15
    var issues: [Issue] = []
    if !(1...most).contains(days) { issues.append(Issue("days", "最多延长 \(most) 个工作日，请填 1 到 \(most)。")) }
    if tx.today > order.dueOn { issues.append(Issue("days", "期限（\(order.dueOn)）已经过了，不能再延长；请督促尽快报整改情况。")) }
    if !(2...500).contains(reason.trimmed.unicodeScalars.count) {
      issues.append(Issue("reason", "请写明为什么延长，2 到 500 个字。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let count = try WorkCalendar.inForce(on: tx.today, tx).adding(days, to: order.dueOn)
    try note(id, .extended, "延长 \(days) 个工作日：\(reason.trimmed)", due: count.due, on: tx.today, tx)
    try tx.run(
      "UPDATE rectification SET due_on = \(count.due), is_provisional = \(count.isProvisional) WHERE id = \(id)")
    try tx.record(
      "rectification.extended", of: "rectification:\(id)", in: order.village, "\(order.number)，延长到 \(count.due)")
  }

  /// A step that became due (逾期督办).
  package struct Step: Equatable, Sendable {
    package let order: Rectification.ID
    package let number: String
    package let village: Identifier<Organisation>
    package let escalation: Escalation
  }

  /// Takes the steps that are due for what is overdue: 提醒 → 通报 → 报区, after so many working days each. The upkeep calls it
  /// every day; again on the same day changes nothing. Returns what was done, so that people are told.
  @discardableResult
  package static func escalate(in town: Identifier<Organisation>, _ tx: Transaction) throws -> [Step] {
    let overdue = try tx.all(overdue(town, before: tx.today), Rectification.init)
    guard !overdue.isEmpty else { return [] }
    let calendar = try WorkCalendar.inForce(on: tx.today, tx)
    let after = try steps(for: town, on: tx.today, tx)
    var taken: [Step] = []
    for order in overdue {
      let late = calendar.count(after: order.dueOn, through: tx.today)
      for (step, days) in after where late >= days && (order.escalation.map { $0 < step } ?? true) {
        try note(order.id, step.event, "逾期 \(late) 个工作日", on: tx.today, tx)
        try tx.run("UPDATE rectification SET escalation = \(step) WHERE id = \(order.id)")
        try tx.record("rectification.escalated", of: "rectification:\(order.id)", in: order.village,
          "\(order.number)，\(step.chinese)，逾期 \(late) 个工作日")
        taken.append(Step(order: order.id, number: order.number, village: order.village, escalation: step))
      }
    }
    return taken
  }

  static func overdue(_ town: Identifier<Organisation>, before day: Day) -> SQL {
    """
    SELECT rectification.*, 0 AS findings, '' AS first_finding FROM rectification
    WHERE town = \(town) AND state = 'open' AND state <> 'closed' AND due_on < \(day) ORDER BY due_on, id
    """
  }

  /// After how many working days each step is taken, as the setting says.
  private static func steps(
    for town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [(Escalation, Int)] {
    let text = try Setting.value("inspections.escalation", for: town, on: day, reader) ?? "1,3,5"
    let days = text.split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    return Array(zip(Escalation.allCases, days.count == Escalation.allCases.count ? days : [1, 3, 5]))
  }
}
