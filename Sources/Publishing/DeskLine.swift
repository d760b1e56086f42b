import Foundation
import Kernel
import Store

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
  package let organisation: Identifier<Organisation>
  package let organisationName: String
  package let town: Identifier<Organisation>
  package let column: Column.ID
  package let columnName: String
  package let columnSlug: String
  package let changedAt: Date
  /// Since when the edition is in its state, at its step.
  package let since: Date
  package let submittedAt: Date?
  package let scheduledFor: Date?
  package let publishedAt: Date?
  /// 急: the writer asks for haste.
  package let isUrgent: Bool
  /// 期望发布时间.
  package let wishedFor: Date?
  /// 转入: taken over from elsewhere.
  package let isImported: Bool
  package let validity: Validity
  package let visits: Int

  static let columns: SQL = """
    item.id AS item, edition.id AS edition, edition.ordinal, item.number, COALESCE(revision.title, '') AS title,
    edition.state, edition.awaits, item.organisation, organisation.short_name, item.town, item.column_id,
    site_column.name AS column_name, site_column.slug AS column_slug, item.changed_at,
    edition.changed_at AS since, edition.submitted_at, edition.scheduled_for, item.published_at, edition.is_urgent,
    edition.wished_for, item.imported_at, item.validity, COALESCE(visit_total.count, 0) AS visits
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
    organisation = try row["organisation"]
    organisationName = try row["short_name"]
    town = try row["town"]
    column = try row["column_id"]
    columnName = try row["column_name"]
    columnSlug = try row["column_slug"]
    changedAt = try row["changed_at"]
    since = try row["since"]
    submittedAt = try row["submitted_at"]
    scheduledFor = try row["scheduled_for"]
    publishedAt = try row["published_at"]
    isUrgent = try row["is_urgent"]
    wishedFor = try row["wished_for"]
    isImported = (try row["imported_at"] as Date?) != nil
    validity = try row["validity"]
    visits = try row["visits"]
  }
}

/// A page of a list at the desk (工作台列表的一页), with how many lines there are in all.
package struct DeskPage<Line: Sendable>: Sendable {
  package let rows: [Line]
  package let total: Int
  package let page: Int
  package let perPage: Int

  package var pages: Int { max(1, (total + perPage - 1) / perPage) }

  /// `source` is what stands from FROM on; `fields` and `order` stand before and behind it.
  static func fetch(
    _ fields: SQL, _ source: SQL, order: SQL, page: Int, perPage: Int, _ reader: some Reader,
    _ make: (Row) throws -> Line
  ) throws -> DeskPage {
    let page = max(1, min(page, 100_000))
    let rows = try reader.all(
      "SELECT \(fields) \(source) ORDER BY \(order) LIMIT \(perPage) OFFSET \((page - 1) * perPage)", make)
    let isWhole = page == 1 && rows.count < perPage
    let total = isWhole ? rows.count : try reader.count("SELECT count(*) \(source)")
    return DeskPage(rows: rows, total: total, page: page, perPage: perPage)
  }
}
