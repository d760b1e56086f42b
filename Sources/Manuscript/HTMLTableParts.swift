/// The parts of an HTML table: its rows, what strays between them, and whether it is a table at all.
extension HTMLWalk {
  struct Row {
    var cells: [Int]
    var isHeader: Bool
  }

  /// The rows of a table itself, not of tables inside it.
  func rows(of table: Int) -> [Row] {
    var rows: [Row] = []
    collect(table, isHeader: false, into: &rows)
    return rows
  }

  private func collect(_ index: Int, isHeader: Bool, into rows: inout [Row]) {
    for child in markup.children(of: index) {
      switch markup.nodes[child].name {
      case "tr":
        let cells = markup.children(of: child).filter { ["td", "th"].contains(markup.nodes[$0].name) }
        rows.append(Row(cells: cells, isHeader: isHeader))
      case "thead": collect(child, isHeader: true, into: &rows)
      case "tbody", "tfoot": collect(child, isHeader: false, into: &rows)
      default: break
      }
    }
  }

  /// Nodes that hold text but stand outside of every cell.
  func strays(of index: Int) -> [Int] {
    var found: [Int] = []
    for child in markup.children(of: index) {
      switch markup.nodes[child].name {
      case "tr", "thead", "tbody", "tfoot": found += strays(of: child)
      case "td", "th", "col", "colgroup": break
      case "": if markup.nodes[child].text.contains(where: { !$0.isWhitespace }) { found.append(child) }
      default: found.append(child)
      }
    }
    return found
  }

  /// A table of one column, or a frameless one around another real table, only lays out the page.
  func isLayout(_ index: Int, _ rows: [Row]) -> Bool {
    if rows.allSatisfy({ $0.cells.count <= 1 }) { return true }
    let node = markup.nodes[index]
    let hasFrame = node["border"].map { $0 != "0" } ?? false
    return !hasFrame && rows.contains { $0.cells.contains { holdsTable($0) } }
  }

  /// Whether a real table (two by two) stands somewhere below.
  private func holdsTable(_ cell: Int) -> Bool {
    var stack = [cell]
    while let index = stack.popLast() {
      if index != cell, markup.nodes[index].name == "table" {
        let rows = rows(of: index)
        if rows.count > 1, rows.contains(where: { $0.cells.count > 1 }) { return true }
      }
      stack += markup.children(of: index)
    }
    return false
  }
}

extension Table.Cell {
  /// Lifts an alignment that all paragraphs of a cell share up to the cell; in cells nothing is set in.
  static func shareAlignment(_ blocks: inout [Block]) -> Alignment? {
    var shared: Alignment?
    for case .paragraph(let paragraph) in blocks {
      if let shared, shared != paragraph.alignment { return nil }
      shared = paragraph.alignment
    }
    guard let shared else { return nil }
    for (index, block) in blocks.enumerated() {
      guard case .paragraph(let paragraph) = block else { continue }
      blocks[index] = .paragraph(Paragraph(paragraph.inlines))
    }
    return shared
  }
}
