import Kernel
import Store

/// All columns of a town with their order (栏目树): small enough to be read whole, in one query.
package struct ColumnTree: Equatable, Sendable {
  /// In reading order: each column before those below it.
  package let columns: [Column]
  private let places: [Column.ID: Int]

  package static func fetch(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> ColumnTree {
    ColumnTree(
      try reader.all("SELECT * FROM site_column WHERE town = \(town) ORDER BY position, id", Column.init))
  }

  init(_ unordered: [Column]) {
    let children = Dictionary(grouping: unordered, by: \.parent)
    var ordered: [Column] = []
    var stack = Array((children[nil] ?? []).reversed())
    while let column = stack.popLast() {
      ordered.append(column)
      stack += (children[column.id] ?? []).reversed()
    }
    columns = ordered
    places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.id, $0) })
  }

  package subscript(id: Column.ID) -> Column? { places[id].map { columns[$0] } }
  package func find(_ slug: String) -> Column? { columns.first { $0.slug == slug } }
  package func children(of id: Column.ID?) -> [Column] { columns.filter { $0.parent == id } }

  /// 0 for a first-level column.
  package func depth(of column: Column) -> Int { path(to: column).count - 1 }

  /// From the first level down to the column itself: what a breadcrumb shows.
  package func path(to column: Column) -> [Column] {
    var path = [column]
    while let parent = path[0].parent.flatMap({ self[$0] }) { path.insert(parent, at: 0) }
    return path
  }

  /// The column and everything below it.
  package func subtree(of id: Column.ID) -> [Column] {
    columns.filter { column in path(to: column).contains { $0.id == id } }
  }
}

extension Column {
  /// The ids of a column and of every column above it.
  static func chain(_ id: ID, _ reader: some Reader) throws -> [ID] {
    try reader.all(
      """
      WITH RECURSIVE above (id, parent, level) AS (
        SELECT id, parent, 0 FROM site_column WHERE id = \(id)
        UNION ALL
        SELECT site_column.id, site_column.parent, above.level + 1
        FROM above JOIN site_column ON site_column.id = above.parent)
      SELECT id FROM above ORDER BY level
      """
    ) { try $0["id"] }
  }
}
