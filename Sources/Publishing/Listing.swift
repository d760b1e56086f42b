import Foundation
import Kernel
import Store

/// A page of a public list (公开列表), newest first, with the columns below included.
package struct Listing: Equatable, Sendable {
  package let rows: [Line]
  package let total: Int
  /// From 1.
  package let page: Int
  package let perPage: Int

  package var pages: Int { max(1, (total + perPage - 1) / perPage) }

  /// The public items of a town, or of one column and all below it.
  package static func page(
    town: Identifier<Organisation>, column: Column.ID? = nil, page: Int, perPage: Int = 20, _ reader: some Reader
  ) throws -> Listing {
    let page = max(1, min(page, 1_000_000))
    let range: SQL = "LIMIT \(perPage) OFFSET \((page - 1) * perPage)"
    let total: SQL =
      if let column { "SELECT count(*) FROM live_place WHERE column_id = \(column)" } else {
        "SELECT count(*) FROM live_item WHERE town = \(town)"
      }
    return Listing(
      rows: try reader.all("\(query(town, column)) \(range)", Line.init), total: try reader.count(total),
      page: page, perPage: perPage)
  }

  /// The newest few.
  package static func newest(
    town: Identifier<Organisation>, column: Column.ID? = nil, limit: Int, _ reader: some Reader
  ) throws -> [Line] {
    try reader.all("\(query(town, column)) LIMIT \(limit)", Line.init)
  }

  static func query(_ town: Identifier<Organisation>, _ column: Column.ID?) -> SQL {
    guard let column else {
      return """
        SELECT \(Line.columns) FROM live_item JOIN site_column ON site_column.id = live_item.column_id
        WHERE live_item.town = \(town) ORDER BY live_item.shown_at DESC, live_item.item DESC
        """
    }
    return """
      SELECT \(Line.columns) FROM live_place JOIN live_item ON live_item.item = live_place.item
      JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_place.column_id = \(column) AND live_item.town = \(town)
      ORDER BY live_place.shown_at DESC, live_place.item DESC
      """
  }
}

/// One line of a public list (列表条目).
package struct Line: Equatable, Sendable {
  package let item: Item.ID
  package let number: Int
  package let title: String
  package let summary: String
  package let columnSlug: String
  package let columnName: String
  package let indexNumber: String
  package let documentNumber: String
  package let issuer: String
  /// 生成日期.
  package let writtenOn: Day?
  package let date: PublishDate
  package let updatedAt: Date
  package let validity: Validity

  static let columns: SQL = """
    live_item.item, live_item.number, live_item.title, live_item.summary, live_item.index_number,
    live_item.document_number, live_item.issuer, live_item.written_on, live_item.published_at,
    live_item.original_published_on, live_item.updated_at, live_item.validity,
    site_column.slug AS column_slug, site_column.name AS column_name
    """

  init(_ row: Row) throws {
    item = try row["item"]
    number = try row["number"]
    title = try row["title"]
    summary = try row["summary"]
    columnSlug = try row["column_slug"]
    columnName = try row["column_name"]
    indexNumber = try row["index_number"]
    documentNumber = try row["document_number"]
    issuer = try row["issuer"]
    writtenOn = try row["written_on"]
    date = try PublishDate(row)
    updatedAt = try row["updated_at"]
    validity = try row["validity"]
  }
}

/// The publish date that people see (发布日期): the original day of what was taken over, else when it was published
/// here.
package struct PublishDate: Equatable, Sendable {
  package let publishedAt: Date
  package let originalOn: Day?

  init(_ row: Row) throws {
    publishedAt = try row["published_at"]
    originalOn = try row["original_published_on"]
  }

  /// `2026-03-09 09:30`, or `2009-03-09` where the hour is not known.
  package var text: String { originalOn?.description ?? Beijing.minute(publishedAt) }
  /// For feeds, and for sorting.
  package var instant: Date { originalOn?.start ?? publishedAt }
}
