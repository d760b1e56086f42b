/// One sheet of a workbook (工作表): rows of cells, as a person sees them.
package struct Sheet: Equatable, Sendable {
  package var name: String
  package var rows: [[Cell]]
  /// Hidden from who opens the file (隐藏工作表).
  package var isHidden: Bool

  package init(name: String, rows: [[Cell]], isHidden: Bool = false) {
    (self.name, self.rows, self.isHidden) = (name, rows, isHidden)
  }

  /// What stands in one cell (单元格).
  package enum Cell: Equatable, Sendable {
    case empty
    case text(String)
    case number(Double)
  }
}
