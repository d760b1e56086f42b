import Foundation
import Kernel
import Store

/// Who did how much in a time (工作量), by person and by column. Every figure is a named query that can also list the
/// records it counted.
package enum Workload {
  /// What is counted.
  package enum Measure: String, CaseIterable, Sendable {
    /// Editions begun; what was taken over from elsewhere is no one's drafting.
    case drafted
    case submitted
    /// His texts that became public, whoever released them.
    case published
    /// His texts that came back.
    case returned
    /// Steps passed.
    case reviewed
    /// Texts of others that he sent back.
    case sentBack

    package var chinese: String {
      switch self {
      case .drafted: "起草"
      case .submitted: "送审"
      case .published: "发布"
      case .returned: "被退回"
      case .reviewed: "审核通过"
      case .sentBack: "退回他人"
      }
    }
  }

  /// What is looked at: a time, and one person or one column of it if wanted.
  package struct Question: Equatable, Sendable {
    package var from: Day
    package var to: Day
    package var person: Identifier<AccountRow>?
    package var column: Column.ID?
    package init(from: Day, to: Day, person: Identifier<AccountRow>? = nil, column: Column.ID? = nil) {
      (self.from, self.to, self.person, self.column) = (from, to, person, column)
    }
  }

  /// The figures of one person or one column.
  package struct Figures: Equatable, Sendable {
    package var counts: [Measure: Int] = [:]
    /// How long what he judged had waited for it, on average; nil when he judged nothing.
    package var waited: TimeInterval?
    package subscript(measure: Measure) -> Int { counts[measure] ?? 0 }
  }

  /// How long a step took.
  package struct StepTime: Equatable, Sendable {
    package let step: ReviewStep
    package let count: Int
    package let average: TimeInterval
  }

  package static func byPerson(
    _ question: Question, as actor: Actor, _ reader: some Reader
  ) throws -> [Identifier<AccountRow>: Figures] {
    try figures(question, actor, by: "account", reader)
  }

  package static func byColumn(
    _ question: Question, as actor: Actor, _ reader: some Reader
  ) throws -> [Column.ID: Figures] {
    try figures(question, actor, by: "column_id", reader)
  }

  /// How long each step took on average, from the moment it could be taken until it was passed or sent back.
  package static func steps(_ question: Question, as actor: Actor, _ reader: some Reader) throws -> [StepTime] {
    let rows = try reader.all(
      """
      SELECT step, count(*) AS count, sum(waited) AS waited FROM (\(judged(question, actor))) AS judged
      WHERE waited IS NOT NULL GROUP BY step
      """
    ) { (try $0["step"] as String, try $0["count"] as Int, try $0["waited"] as Int) }
    return ReviewStep.allCases.compactMap { step in
      rows.first { $0.0 == step.rawValue }.map {
        StepTime(step: step, count: $0.1, average: Double($0.2) / 1000 / Double(max(1, $0.1)))
      }
    }
  }

  private static func figures<Row>(
    _ question: Question, _ actor: Actor, by key: SQL, _ reader: some Reader
  ) throws -> [Identifier<Row>: Figures] {
    var found: [Identifier<Row>: Figures] = [:]
    for measure in Measure.allCases {
      let source = WorkloadRecord.source(measure, question, actor)
      for row in try reader.all("SELECT \(key) AS key, count(*) AS count FROM (\(source)) AS counted GROUP BY \(key)") {
        found[try row["key"], default: Figures()].counts[measure] = try row["count"]
      }
    }
    let waits: SQL = """
      SELECT \(key) AS key, count(*) AS count, sum(waited) AS waited FROM (\(judged(question, actor))) AS judged
      WHERE waited IS NOT NULL GROUP BY \(key)
      """
    for row in try reader.all(waits) {
      let count: Int = try row["count"], total: Int = try row["waited"]
      found[try row["key"], default: Figures()].waited = Double(total) / 1000 / Double(max(1, count))
    }
    return found
  }

  private static func judged(_ question: Question, _ actor: Actor) -> SQL {
    "\(WorkloadRecord.source(.reviewed, question, actor)) UNION ALL \(WorkloadRecord.source(.sentBack, question, actor))"
  }
}
