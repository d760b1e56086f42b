import Manuscript

/// The frame of a table (表格网格): what stands at every place, row by row, also where a cell goes on from above.
package struct TableFrame: Sendable {
  /// A cell, or the part of one that goes on from the row above.
  package struct Piece: Sendable {
    package let cell: Table.Cell
    package let column: Int
    /// How many columns it covers.
    package let width: Int
    package let continues: Bool
    /// Whether it goes on in the row below.
    package let goesOn: Bool
  }

  package let columnCount: Int
  package let rows: [[Piece]]

  package init(_ table: Table) {
    var open: [Open] = []
    var rows: [[Piece]] = []
    for (index, cells) in table.rows.enumerated() {
      open.removeAll { $0.rowsLeft == 0 }
      let left = table.rows.count - index
      var row = open.map { $0.piece(continues: true) }
      var column = 0
      for cell in cells {
        column = Self.free(from: column, open)
        let room = (open.filter { $0.column > column }.map(\.column).min() ?? .max) - column
        let width = max(1, min(cell.colSpan, room, 1000))
        let new = Open(cell: cell, column: column, width: width, rowsLeft: max(1, min(cell.rowSpan, left)))
        row.append(new.piece(continues: false))
        open.append(new)
        column += width
      }
      for index in open.indices { open[index].rowsLeft -= 1 }
      rows.append(row.sorted { $0.column < $1.column })
    }
    let count = rows.joined().map { $0.column + $0.width }.max() ?? 0
    self.rows = rows.map { Self.filled($0, count) }
    columnCount = count
  }

  /// A row that ends early is filled with empty cells, for no format knows a row with holes.
  private static func filled(_ row: [Piece], _ count: Int) -> [Piece] {
    var (filled, column) = ([Piece](), 0)
    func hole(_ end: Int) -> [Piece] {
      (column..<max(column, end)).map {
        Piece(cell: Table.Cell(), column: $0, width: 1, continues: false, goesOn: false)
      }
    }
    for piece in row {
      filled += hole(piece.column) + [piece]
      column = piece.column + piece.width
    }
    return filled + hole(count)
  }

  /// A cell and how many rows, this one included, it still covers.
  private struct Open {
    let cell: Table.Cell
    let column: Int
    let width: Int
    var rowsLeft: Int

    func piece(continues: Bool) -> Piece {
      Piece(cell: cell, column: column, width: width, continues: continues, goesOn: rowsLeft > 1)
    }
  }

  /// The first column that no cell covers.
  private static func free(from start: Int, _ open: [Open]) -> Int {
    var column = start
    while let over = open.first(where: { $0.column <= column && column < $0.column + $0.width }) {
      column = over.column + over.width
    }
    return column
  }
}
