import Kernel
import Store

/// A column (栏目) of a town's openness section: its place in the tree, what belongs in it, and who answers for it.
package struct Column: Equatable, Sendable {
  package typealias ID = Identifier<ColumnRow>

  package let id: ID
  package let town: Identifier<Organisation>
  package let parent: ID?
  package let slug: String
  package let name: String
  package let kind: ColumnKind
  /// Its own update period in days (更新周期); nil when that of its kind holds.
  package let periodDays: Int?
  /// The unit that answers for it, in words.
  package let owner: String
  /// The article that orders it to be public (公开依据).
  package let basis: String
  package let description: String
  package let steps: [ReviewStep]
  package let position: Int
  package let closedOn: Day?

  package var isClosed: Bool { closedOn != nil }

  init(_ row: Row) throws {
    id = try row["id"]
    town = try row["town"]
    parent = try row["parent"]
    slug = try row["slug"]
    name = try row["name"]
    kind = try row["kind"]
    periodDays = try row["period_days"]
    owner = try row["owner"]
    basis = try row["basis"]
    description = try row["description"]
    steps = ReviewStep.read(try row["steps"])
    position = try row["position"]
    closedOn = try row["closed_on"]
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Column {
    guard let column = try reader.first("SELECT * FROM site_column WHERE id = \(id)", Column.init) else {
      throw Fault.notFound
    }
    return column
  }

  /// The column at an address. A name it had before finds it too; the caller sees by `slug` that it moved.
  package static func at(
    _ slug: String, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Column? {
    try reader.first("SELECT * FROM site_column WHERE town = \(town) AND slug = \(slug)", Column.init)
      ?? reader.first(
        """
        SELECT site_column.* FROM old_slug JOIN site_column ON site_column.id = old_slug.column_id
        WHERE old_slug.town = \(town) AND old_slug.slug = \(slug)
        """, Column.init)
  }

  /// The period that holds for it on a day.
  package func period(on day: Day, _ reader: some Reader) throws -> Int? {
    try periodDays ?? kind.period(for: town, on: day, reader)
  }
}
