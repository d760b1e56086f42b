/// Tables in marked text (表格): one line a row, `|` around the cells, `<` for a cell that goes on from the left and `^`
/// for one that goes on from above; a row of dashes ends the header, or `#` begins a cell that is one.
struct MarkedTable {
  private enum Part { case cell(Table.Cell), left, above }
  private var rows: [[Part]] = []
  private var title: [Inline]?

  mutating func caption(_ text: Substring, _ ledger: inout Ledger) {
    var flow = Flow(faithful: true, ledger: ledger)
    MarkedInline.read(text, into: &flow)
    flow.close(Flow.Form())
    ledger = flow.ledger
    if case .paragraph(let paragraph) = flow.blocks.first { title = paragraph.inlines }
  }

  mutating func take(_ line: Substring, _ ledger: inout Ledger) {
    let texts = MarkedInline.cells(line)
    if !rows.isEmpty, texts.allSatisfy(Self.isDashes) { return endHeader() }
    rows.append(texts.map { Self.part($0, &ledger) })
  }

  private static func isDashes(_ text: Substring) -> Bool {
    text.count >= 2 && text.allSatisfy { $0 == "-" || $0 == ":" }
  }

  private mutating func endHeader() {
    for row in rows.indices {
      for column in rows[row].indices {
        guard case .cell(var cell) = rows[row][column] else { continue }
        cell.isHeader = true
        rows[row][column] = .cell(cell)
      }
    }
  }

  private static func part(_ text: Substring, _ ledger: inout Ledger) -> Part {
    if text == "<" { return .left }
    if text == "^" { return .above }
    var (rest, cell) = (text, Table.Cell())
    if rest.first == "#", rest.dropFirst().first?.isWhitespace ?? true {
      cell.isHeader = true
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
    for (word, alignment) in [(MarkedWord.center, Alignment.center), (.end, .end)] where rest.hasPrefix(word.text) {
      cell.alignment = alignment
      rest = rest.dropFirst(word.text.count)
    }
    var flow = Flow(faithful: true, ledger: ledger)
    for paragraph in rest.split(separator: MarkedWord.nextParagraph.text) {
      MarkedInline.read(paragraph, into: &flow)
      flow.close(Flow.Form())
    }
    ledger = flow.ledger
    cell.blocks = flow.blocks
    return .cell(cell)
  }

  /// The table, with its spans counted.
  mutating func close(_ ledger: inout Ledger) -> [Block] {
    defer { (rows, title) = ([], nil) }
    guard !rows.isEmpty else { return title.map { [.paragraph(Paragraph($0, alignment: .center))] } ?? [] }
    let (grid, wasChanged) = TableGrid.normalise(spanned())
    if wasChanged { ledger.repair(.cells) }
    return grid.isEmpty ? [] : [.table(Table(caption: title, rows: grid))]
  }

  private func spanned() -> [[Table.Cell]] {
    var cells: [[Table.Cell]] = []
    /// For each place, whose cell covers it.
    var owners: [[(row: Int, index: Int)?]] = []
    for row in rows {
      var (own, line): ([Table.Cell], [(row: Int, index: Int)?]) = ([], [])
      let rowNumber = cells.count
      cells.append([])
      for (column, part) in row.enumerated() {
        let above = owners.last.flatMap { column < $0.count ? $0[column] : nil }
        switch part {
        case .cell(let cell):
          line.append((rowNumber, own.count))
          own.append(cell)
        case .left:
          let owner = line.last ?? nil
          if let owner, owner.row == rowNumber { own[owner.index].colSpan += 1 }
          line.append(owner)
        case .above:
          let isFirstBelow = column == 0 || line.last.map { $0?.row != above?.row || $0?.index != above?.index } ?? true
          if let above, isFirstBelow { cells[above.row][above.index].rowSpan += 1 }
          line.append(above)
        }
      }
      cells[rowNumber] = own
      owners.append(line)
    }
    return cells
  }
}

extension MarkedTable {
  /// Nil where a cell holds more than paragraphs and pictures.
  static func write(_ table: Table) -> String? {
    var lines: [String] = table.caption.map { [MarkedWord.caption.text + MarkedInline.write($0)] } ?? []
    let headers = table.headerRowCount
    guard let rows = places(table, headers: headers) else { return nil }
    for (index, row) in rows.enumerated() {
      lines.append("| " + row.joined(separator: " | ") + " |")
      if headers > 0, index == headers - 1 { lines.append("|" + String(repeating: "---|", count: row.count)) }
    }
    return lines.joined(separator: "\n")
  }

  /// The text of every place of the grid.
  private static func places(_ table: Table, headers: Int) -> [[String]]? {
    var covered: [[String?]] = Array(repeating: [], count: table.rows.count)
    for (row, cells) in table.rows.enumerated() {
      var column = 0
      for cell in cells {
        while column < covered[row].count, covered[row][column] != nil { column += 1 }
        guard let text = text(cell, isMarked: row >= headers) else { return nil }
        for line in row..<min(row + max(cell.rowSpan, 1), covered.count) {
          for place in column..<column + max(cell.colSpan, 1) {
            while covered[line].count <= place { covered[line].append(nil) }
            covered[line][place] = line > row ? "^" : place > column ? "<" : text
          }
        }
        column += max(cell.colSpan, 1)
      }
    }
    return covered.map { $0.map { $0 ?? "" } }
  }

  private static func text(_ cell: Table.Cell, isMarked: Bool) -> String? {
    var parts: [String] = []
    for block in cell.blocks {
      switch block {
      case .paragraph(let paragraph) where paragraph.alignment == .start && !paragraph.indented:
        parts.append(MarkedInline.write(paragraph.inlines, inCell: true))
      case .image(let image): parts.append(MarkedInline.write([.image(image)], inCell: true))
      default: return nil
      }
    }
    var text = parts.joined(separator: MarkedWord.nextParagraph.text)
    if text == "<" || text == "^" || text.hasPrefix("#") || isDashes(text[...]) { text = "\\" + text }
    switch cell.alignment {
    case .start: break
    case .center: text = MarkedWord.center.text + text
    case .end: text = MarkedWord.end.text + text
    }
    return cell.isHeader && isMarked ? "# " + text : text
  }
}
