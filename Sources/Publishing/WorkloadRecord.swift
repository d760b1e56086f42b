import Foundation
import Kernel
import Store

/// One thing that a figure of the workload counted (工作量明细).
package struct WorkloadRecord: Equatable, Sendable {
  package let item: Item.ID
  package let edition: Int
  package let title: String
  package let columnName: String
  package let at: Date
  package let person: Identifier<AccountRow>
  package let step: ReviewStep?
  /// How long it had waited for this step.
  package let waited: TimeInterval?

  init(_ row: Row) throws {
    item = try row["item"]
    edition = try row["ordinal"]
    title = try row["title"]
    columnName = try row["column_name"]
    at = try row["at"]
    person = try row["account"]
    step = (try row["step"] as String?).flatMap(ReviewStep.init(rawValue:))
    waited = (try row["waited"] as Int?).map { Double($0) / 1000 }
  }
}

extension Workload {
  /// The records behind a figure, the latest first.
  package static func records(
    _ measure: Measure, _ question: Question, as actor: Actor, page: Int = 1, perPage: Int = 50, _ reader: some Reader
  ) throws -> DeskPage<WorkloadRecord> {
    let source: SQL = """
      FROM (\(WorkloadRecord.source(measure, question, actor))) AS counted
      JOIN site_column ON site_column.id = counted.column_id
      LEFT JOIN revision ON revision.edition = counted.edition AND revision.ordinal = counted.revision
      """
    return try DeskPage.fetch(
      "counted.*, site_column.name AS column_name, COALESCE(revision.title, '') AS title", source,
      order: "counted.at DESC, counted.edition DESC", page: page, perPage: perPage, reader, WorkloadRecord.init)
  }
}

extension WorkloadRecord {
  /// What a figure counts, a row each: whose it is, in which column, when, at which step, how long it had waited.
  static func source(_ measure: Workload.Measure, _ question: Workload.Question, _ actor: Actor) -> SQL {
    switch measure {
    case .drafted: drafted(question, actor)
    case .submitted: event("event.account", "event.verb = 'submit'", question, actor)
    case .published: event("edition.account", "event.verb = 'release'", question, actor)
    case .returned: event("edition.account", "event.verb = 'sendBack'", question, actor)
    case .reviewed:
      event("event.account", "event.verb IN ('approve', 'schedule', 'release') AND event.step IS NOT NULL", question, actor)
    case .sentBack: event("event.account", "event.verb = 'sendBack' AND event.step IS NOT NULL", question, actor)
    }
  }

  private static func drafted(_ question: Workload.Question, _ actor: Actor) -> SQL {
    """
    SELECT item.id AS item, edition.id AS edition, edition.ordinal, edition.revision, item.column_id,
      edition.account AS account, edition.opened_at AS at, NULL AS step, NULL AS waited
    FROM edition JOIN item ON item.id = edition.item
    WHERE edition.account IS NOT NULL AND edition.opened_at >= \(question.from.start)
      AND edition.opened_at < \((question.to + 1).start) AND (item.imported_at IS NULL OR edition.ordinal > 1)
      AND \(asked("edition.account", question, actor))
    """
  }

  /// `person` is whose figure it is, `what` the verbs that count.
  private static func event(_ person: SQL, _ what: SQL, _ question: Workload.Question, _ actor: Actor) -> SQL {
    """
    SELECT item.id AS item, edition.id AS edition, edition.ordinal, edition.revision, item.column_id,
      \(person) AS account, event.at AS at, event.step AS step,
      event.at - (SELECT max(before.at) FROM edition_event AS before
        WHERE before.edition = event.edition AND before.id < event.id
          AND before.verb IN ('submit', 'approve')) AS waited
    FROM edition_event AS event JOIN edition ON edition.id = event.edition JOIN item ON item.id = edition.item
    WHERE \(what) AND event.at >= \(question.from.start) AND event.at < \((question.to + 1).start)
      AND \(person) IS NOT NULL AND \(asked(person, question, actor))
    """
  }

  private static func asked(_ person: SQL, _ question: Workload.Question, _ actor: Actor) -> SQL {
    var conditions = [Scope.condition(actor)]
    if let account = question.person { conditions.append("\(person) = \(account)") }
    if let column = question.column { conditions.append("item.column_id = \(column)") }
    return SQL.joined(conditions, by: " AND ")
  }
}
