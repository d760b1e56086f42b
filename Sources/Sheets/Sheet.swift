/// One sheet of a workbook (工作表): rows of cells, as a person sees them. Rows end at their last cell that says
/// something, and so does the sheet.
package struct Sheet: Equatable, Sendable {
  package var name: String
  package var rows: [[Cell]]
  /// Hidden from who opens the file (隐藏工作表).
  package var isHidden: Bool
  /// By position, from 0.
  package var hiddenRows: Set<Int> = []
  package var hiddenColumns: Set<Int> = []
  package var merges: [Span] = []
  /// How many cells are calculated; the cells hold what was calculated last.
  package var formulas = 0
  /// Widths of columns in characters, for writing. Columns without one get what their text needs.
  package var widths: [Double] = []
  /// How many rows at the top are headings, for writing: they are set off and stay in view.
  package var headerRows = 0

  package init(name: String, rows: [[Cell]], isHidden: Bool = false) {
    (self.name, self.rows, self.isHidden) = (name, rows, isHidden)
  }

  /// A list with its headings, as exports are.
  package init(name: String, heads: [String], rows: [[Cell]]) {
    self.init(name: name, rows: [heads.map { .text($0) }] + rows)
    headerRows = 1
  }

  /// A merged area (合并单元格); what it says stands in its first cell.
  package struct Span: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) { (self.rows, self.columns) = (rows, columns) }
  }

  /// The number of columns of the widest row.
  package var width: Int { rows.map(\.count).max() ?? 0 }

  /// The cell there; empty beyond the edges.
  package subscript(_ row: Int, _ column: Int) -> Cell {
    rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : .empty
  }

  /// The same without empty cells and rows at the ends.
  package func trimmed() -> Sheet {
    var sheet = self
    sheet.rows = rows.map { Array($0[..<(($0.lastIndex { !$0.isEmpty } ?? -1) + 1)]) }
    while sheet.rows.last?.isEmpty == true { sheet.rows.removeLast() }
    return sheet
  }
}
