import Manuscript

/// Tables of a Word file (表格): headings repeated on every page, rows kept whole, merged cells as in the tree. A table
/// that cannot stand upright gets a page of its own on its side.
extension WordBody {
  mutating func table(_ table: Table) {
    let frame = TableFrame(table)
    guard frame.columnCount > 0 else { return }
    let portrait = Double(measures.width) / WordTable.character
    let isWide = portrait < ColumnWidths.least(frame, margin: WordTable.margin) || frame.columnCount > 63
    let (page, margins) = (WordMeasures.page, measures.margins)
    let width = isWide ? page.height - margins.top - margins.bottom : measures.width
    if isWide { turn(from: false) }
    caption(table.caption)
    place(WordTable(table: table, frame: frame, width: width).xml { blocks, cell in content(blocks, cell) })
    if isWide { turn(from: true) } else { place(gap) }
  }

  private mutating func caption(_ inlines: [Inline]?) {
    guard let inlines else { return }
    place(WordParagraph(.caption), runs(inlines))
  }

  /// Ends the section: the page that was so far lies on its side or not.
  private mutating func turn(from isLandscape: Bool) {
    var paragraph = WordParagraph(.normal)
    paragraph.spacing = "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>"
    paragraph.section = section(isLandscape: isLandscape)
    place(paragraph, "")
  }

  /// Two tables in a row would be taken for one, and text should not touch the lowest rule.
  private var gap: String {
    var paragraph = WordParagraph(.cell)
    paragraph.spacing = "<w:spacing w:line=\"200\" w:lineRule=\"exact\"/>"
    return paragraph.xml("")
  }

  /// What a cell holds: it must end with a paragraph.
  private mutating func content(_ blocks: [Block], _ cell: Table.Cell) -> String {
    var inner = WordBody(document: document, style: style, measures: measures)
    (inner.links, inner.numbering, inner.drawings) = (links, numbering, drawings)
    for block in blocks { inner.cell(block, cell) }
    let isClosed = !blocks.isEmpty && { if case .table = blocks[blocks.count - 1] { false } else { true } }()
    if !isClosed || inner.output.isEmpty { inner.place(WordParagraph(.cell), "") }
    (links, numbering, drawings) = (inner.links, inner.numbering, inner.drawings)
    return inner.output
  }

  private mutating func cell(_ block: Block, _ cell: Table.Cell) {
    var paragraph = WordParagraph(.cell)
    switch cell.isHeader && cell.alignment == .start ? .center : cell.alignment {
    case .start: break
    case .center: paragraph.alignment = "center"
    case .end: paragraph.alignment = "right"
    }
    switch block {
    case .paragraph(let text):
      if text.alignment != .start { paragraph.alignment = text.alignment == .center ? "center" : "right" }
      place(paragraph, runs(text.inlines, isBold: cell.isHeader))
    case .heading(_, let inlines): place(paragraph, runs(inlines, isBold: true))
    case .note(let inlines), .signature(let inlines), .date(let inlines): place(paragraph, runs(inlines))
    case .image(let image): place(paragraph, drawing(image, in: measures.width / 3))
    case .list(let ordered, let items):
      for (index, item) in items.enumerated() {
        let text = item.map(\.plainText).joined(separator: "\n")
        place(paragraph, WordRuns.text((ordered ? "\(index + 1). " : "• ") + text))
      }
    case .table(let table):
      place(
        WordTable(table: table, frame: TableFrame(table), width: measures.width / 2).xml { content($0, $1) })
    case .rule, .pageBreak: break
    }
  }
}

/// One table as markup.
struct WordTable {
  let table: Table
  let frame: TableFrame
  let width: Int

  /// One character of a cell, in twentieths of a point, and the margins of a cell in characters.
  static let character = 240.0
  static let margin = 0.95

  static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map { side in
    "<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
  }.joined()

  func xml(_ content: ([Block], Table.Cell) -> String) -> String {
    let widths = ColumnWidths.fit(frame, room: Double(width) / Self.character, margin: Self.margin)
      .map { max(1, Int($0 * Self.character)) }
    let headers = table.headRows
    let rows = frame.rows.enumerated().map { index, pieces in
      let cells = pieces.map { self.cell($0, widths, content) }.joined()
      let heading = index < headers ? "<w:tblHeader/>" : ""
      return "<w:tr><w:trPr>\(isTall(pieces) ? "" : "<w:cantSplit/>")\(heading)</w:trPr>\(cells)</w:tr>"
    }
    return """
      <w:tbl><w:tblPr><w:tblStyle w:val="\(WordStyles.ID.grid.rawValue)"/><w:tblW w:w="\(widths.reduce(0, +))" \
      w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>\
      <w:tblLook w:val="0420" w:firstRow="\(headers > 0 ? 1 : 0)" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" \
      w:noHBand="0" w:noVBand="1"/></w:tblPr>\
      <w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>\(rows.joined())</w:tbl>
      """
  }

  /// A row that would not fit half a page may be broken.
  private func isTall(_ pieces: [TableFrame.Piece]) -> Bool {
    pieces.contains { piece in piece.cell.blocks.reduce(0) { $0 + $1.plainText.utf8.count } > 900 }
  }

  private func cell(
    _ piece: TableFrame.Piece, _ widths: [Int], _ content: ([Block], Table.Cell) -> String
  ) -> String {
    let width = widths[piece.column..<piece.column + piece.width].reduce(0, +)
    var properties = "<w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
    if piece.width > 1 { properties += "<w:gridSpan w:val=\"\(piece.width)\"/>" }
    if piece.continues { properties += "<w:vMerge/>" } else if piece.goesOn {
      properties += "<w:vMerge w:val=\"restart\"/>"
    }
    properties += "<w:vAlign w:val=\"center\"/>"
    let inner = piece.continues ? WordParagraph(.cell).xml("") : content(piece.cell.blocks, piece.cell)
    return "<w:tc><w:tcPr>\(properties)</w:tcPr>\(inner)</w:tc>"
  }
}
