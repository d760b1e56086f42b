/// A table (表格) whose merged cells stand once, where they begin, as in HTML.
package struct Table: Sendable, Equatable {
  package var caption: [Inline]?
  package var rows: [[Cell]]

  package init(caption: [Inline]? = nil, rows: [[Cell]]) {
    self.caption = caption
    self.rows = rows
  }

  /// A cell (单元格) with the columns and rows it covers.
  package struct Cell: Sendable, Equatable {
    package var blocks: [Block]
    package var colSpan: Int
    package var rowSpan: Int
    package var isHeader: Bool
    package var alignment: Alignment

    package init(
      _ blocks: [Block] = [], colSpan: Int = 1, rowSpan: Int = 1, isHeader: Bool = false,
      alignment: Alignment = .start
    ) {
      self.blocks = blocks
      self.colSpan = colSpan
      self.rowSpan = rowSpan
      self.isHeader = isHeader
      self.alignment = alignment
    }
  }

  /// How many leading rows are headings (表头) through and through, none of them reaching into the body.
  package var headerRowCount: Int {
    let leading = rows.prefix { row in !row.isEmpty && row.allSatisfy(\.isHeader) }.count
    guard leading < rows.count else { return leading == rows.count ? 0 : leading }
    let reaches = rows.prefix(leading).enumerated().contains { index, row in
      row.contains { index + $0.rowSpan > leading }
    }
    return reaches ? 0 : leading
  }
}
