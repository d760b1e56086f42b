import Foundation
import Kernel
import Store

/// What lies on someone's desk (待办): what waits for his review, and what he has under way.
package enum Inbox {
  /// Editions that wait for a step which this member of staff may take now, the longest waiting first.
  package static func waiting(for staff: Staff, limit: Int = 50, _ reader: some Reader) throws -> [DeskLine] {
    try reader.all("\(waitingQuery(for: staff)) LIMIT \(limit)", DeskLine.init)
  }

  static func waitingQuery(for staff: Staff) -> SQL {
    let steps = ReviewStep.allCases.map(\.duty).filter(staff.holds)
    let scopes = steps.map { duty -> SQL in
      "(edition.awaits = \(duty) AND \(Scope.condition(.staff(staff), duties: [duty])))"
    }
    return """
      SELECT \(DeskLine.columns) FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
      WHERE edition.state = 'inReview' AND edition.awaits IN \(list: steps)
        AND \(scopes.isEmpty ? "1 = 0" : "(\(SQL.joined(scopes, by: " OR ")))")
        AND NOT EXISTS (SELECT 1 FROM revision AS own WHERE own.edition = edition.id AND own.account = \(staff.account))
        AND NOT EXISTS (SELECT 1 FROM edition_event AS taken WHERE taken.edition = edition.id
          AND taken.round = edition.round AND taken.verb = 'approve' AND taken.account = \(staff.account))
      ORDER BY edition.submitted_at, edition.id
      """
  }

  /// Editions that he opened and that are not public yet, the latest touched first.
  package static func mine(_ staff: Staff, limit: Int = 50, _ reader: some Reader) throws -> [DeskLine] {
    try reader.all("\(mineQuery(staff)) LIMIT \(limit)", DeskLine.init)
  }

  static func mineQuery(_ staff: Staff) -> SQL {
    """
    SELECT \(DeskLine.columns) FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE edition.account = \(staff.account) AND edition.state IN ('draft', 'inReview', 'scheduled')
      AND \(Scope.condition(.staff(staff)))
    ORDER BY edition.changed_at DESC, edition.id DESC
    """
  }
}

/// One line of a list at the desk (工作台列表条目).
package struct DeskLine: Equatable, Sendable {
  package let item: Item.ID
  package let edition: Edition.ID
  package let ordinal: Int
  package let number: Int
  package let title: String
  package let state: EditionState.Name
  /// Whose step it waits for.
  package let awaits: Duty?
  package let organisationName: String
  package let town: Identifier<Organisation>
  package let columnName: String
  package let columnSlug: String
  package let changedAt: Date
  package let submittedAt: Date?
  package let scheduledFor: Date?
  package let publishedAt: Date?
  /// 转入: taken over from elsewhere.
  package let isImported: Bool
  package let validity: Validity
  package let visits: Int

  static let columns: SQL = """
    item.id AS item, edition.id AS edition, edition.ordinal, item.number, COALESCE(revision.title, '') AS title,
    edition.state, edition.awaits, organisation.short_name, item.town, site_column.name AS column_name,
    site_column.slug AS column_slug, item.changed_at, edition.submitted_at, edition.scheduled_for, item.published_at,
    item.imported_at, item.validity, COALESCE(visit_total.count, 0) AS visits
    """

  static let joins: SQL = """
    JOIN organisation ON organisation.id = item.organisation
    JOIN site_column ON site_column.id = item.column_id
    LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    LEFT JOIN visit_total ON visit_total.item = item.id
    """

  init(_ row: Row) throws {
    item = try row["item"]
    edition = try row["edition"]
    ordinal = try row["ordinal"]
    number = try row["number"]
    title = try row["title"]
    state = try row["state"]
    awaits = try row["awaits"]
    organisationName = try row["short_name"]
    town = try row["town"]
    columnName = try row["column_name"]
    columnSlug = try row["column_slug"]
    changedAt = try row["changed_at"]
    submittedAt = try row["submitted_at"]
    scheduledFor = try row["scheduled_for"]
    publishedAt = try row["published_at"]
    isImported = (try row["imported_at"] as Date?) != nil
    validity = try row["validity"]
    visits = try row["visits"]
  }
}
