/// The grid of a table: spans that fit, full rows, no row and no column without a cell that begins there.
enum TableGrid {
  /// A cell with the place where it begins.
  private struct Placed {
    var cell: Table.Cell
    var column: Int
  }

  /// Puts the cells of a source in order. The second value tells whether anything had to be put right.
  static func normalise(_ source: [[Table.Cell]]) -> (rows: [[Table.Cell]], changed: Bool) {
    var placed = place(source)
    pad(&placed)
    dropEmptyRows(&placed)
    mergeEmptyColumns(&placed)
    let rows = placed.map { $0.map(\.cell) }
    return (rows, rows != source)
  }

  /// Gives every cell its column and cuts spans that overlap or reach out of the table.
  private static func place(_ source: [[Table.Cell]]) -> [[Placed]] {
    var occupied: [Int] = []  // for each column: rows still covered from above
    var budget = 4_000_000
    return source.enumerated().map { rowIndex, row in
      var column = 0
      var placed: [Placed] = []
      for var cell in row {
        while column < occupied.count, occupied[column] > 0 { column += 1 }
        let free = (column..<column + min(cell.colSpan, budget > 0 ? 1000 : 1)).prefix {
          $0 >= occupied.count || occupied[$0] == 0
        }
        cell.colSpan = max(free.count, 1)
        cell.rowSpan = max(min(cell.rowSpan, source.count - rowIndex), 1)
        budget -= cell.colSpan
        let end = column + cell.colSpan
        if occupied.count < end { occupied += Array(repeating: 0, count: end - occupied.count) }
        for covered in column..<end { occupied[covered] = cell.rowSpan }
        placed.append(Placed(cell: cell, column: column))
        column = end
      }
      for index in occupied.indices where occupied[index] > 0 { occupied[index] -= 1 }
      return placed
    }
  }

  /// Fills rows that end early with empty cells, where the table is small enough for that to be sensible.
  private static func pad(_ rows: inout [[Placed]]) {
    let width = rows.joined().map { $0.column + $0.cell.colSpan }.max() ?? 0
    guard width * rows.count <= 2_000_000 else { return }
    var covered = Array(repeating: 0, count: width)
    for index in rows.indices {
      guard !rows[index].isEmpty else {
        for column in covered.indices where covered[column] > 0 { covered[column] -= 1 }
        continue
      }
      for placed in rows[index] {
        for column in placed.column..<placed.column + placed.cell.colSpan { covered[column] = placed.cell.rowSpan }
      }
      let isHeader = rows[index].allSatisfy(\.cell.isHeader)
      for column in covered.indices {
        if covered[column] == 0 {
          rows[index].append(Placed(cell: Table.Cell(isHeader: isHeader), column: column))
        } else {
          covered[column] -= 1
        }
      }
      rows[index].sort { $0.column < $1.column }
    }
  }

  private static func dropEmptyRows(_ rows: inout [[Placed]]) {
    guard rows.contains(where: \.isEmpty) else { return }
    var emptyBefore = [0]
    for row in rows { emptyBefore.append(emptyBefore[emptyBefore.count - 1] + (row.isEmpty ? 1 : 0)) }
    for index in rows.indices {
      for cell in rows[index].indices {
        let span = rows[index][cell].cell.rowSpan
        rows[index][cell].cell.rowSpan -= emptyBefore[index + span] - emptyBefore[index]
      }
    }
    rows.removeAll(where: \.isEmpty)
  }

  private static func mergeEmptyColumns(_ rows: inout [[Placed]]) {
    let width = rows.joined().map { $0.column + $0.cell.colSpan }.max() ?? 0
    var begins = Array(repeating: false, count: width + 1)
    for placed in rows.joined() { begins[placed.column] = true }
    guard width > 0, begins.dropLast().contains(false) else { return }
    var count = [0]
    for flag in begins { count.append(count[count.count - 1] + (flag ? 1 : 0)) }
    for index in rows.indices {
      for cell in rows[index].indices {
        let column = rows[index][cell].column
        rows[index][cell].cell.colSpan = count[column + rows[index][cell].cell.colSpan] - count[column]
      }
    }
  }
}
