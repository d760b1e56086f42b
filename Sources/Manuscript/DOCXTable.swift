/// Tables of a DOCX file, with cells merged across and down.
extension DOCXWalk {
  /// A cell as the file has it: downward merges are told row by row.
  private struct Source {
    var cell: Table.Cell
    var column: Int
    var continues: Bool
  }

  mutating func table(_ index: Int, _ place: Place) {
    flow.close(Flow.Form())
    var rows: [[Source]] = []
    for row in rowNodes(of: index) { rows.append(self.row(row)) }
    if place.inCell || rows.allSatisfy({ $0.count <= 1 }) {
      flow.ledger.repair(place.inCell ? .nested : .layout)
      for block in rows.joined().flatMap(\.cell.blocks) { flow.add(block) }
      return
    }
    let (grid, wasChanged) = TableGrid.normalise(merged(rows))
    if wasChanged { flow.ledger.repair(.cells) }
    if !grid.isEmpty { flow.add(.table(Table(rows: grid))) }
  }

  /// Rows, also those inside content controls and insertions.
  private func rowNodes(of index: Int) -> [Int] {
    markup.children(of: index).flatMap { child -> [Int] in
      switch markup.nodes[child].name {
      case "w:tr": [child]
      case "w:sdt", "w:sdtContent", "w:ins", "w:customXml": rowNodes(of: child)
      default: []
      }
    }
  }

  private func cellNodes(of index: Int) -> [Int] {
    markup.children(of: index).flatMap { child -> [Int] in
      switch markup.nodes[child].name {
      case "w:tc": [child]
      case "w:sdt", "w:sdtContent", "w:customXml": cellNodes(of: child)
      default: []
      }
    }
  }

  private mutating func row(_ index: Int) -> [Source] {
    let properties = markup.child(of: index, named: "w:trPr")
    if let properties, markup.child(of: properties, named: "w:del") != nil {
      deleted(index)
      return []
    }
    let isHeader = properties.flatMap { DOCXValue.flag("w:tblHeader", in: $0, markup) } ?? false
    let before = properties.flatMap { DOCXValue.value(of: "w:gridBefore", in: $0, markup) }.flatMap { Int($0) } ?? 0
    var column = min(max(before, 0), 100)
    var cells: [Source] = (0..<column).map { Source(cell: Table.Cell(), column: $0, continues: false) }
    for node in cellNodes(of: index) {
      let source = cell(node, column: column, isHeader: isHeader)
      cells.append(source)
      column += source.cell.colSpan
    }
    return cells
  }

  private mutating func cell(_ index: Int, column: Int, isHeader: Bool) -> Source {
    let outer = flow
    flow = outer.branch()
    blocks(of: index, Place(inCell: true))
    flow.close(Flow.Form())
    var content = flow.blocks
    let ledger = flow.ledger
    flow = outer
    flow.ledger = ledger
    let properties = markup.child(of: index, named: "w:tcPr")
    let span = properties.flatMap { DOCXValue.value(of: "w:gridSpan", in: $0, markup) }.flatMap { Int($0) } ?? 1
    let merge = properties.flatMap { markup.child(of: $0, named: "w:vMerge") }.map { markup.nodes[$0]["w:val"] }
    let continues = merge.map { $0 != "restart" } ?? false
    let alignment = Table.Cell.shareAlignment(&content) ?? .start
    let cell = Table.Cell(
      content, colSpan: min(max(span, 1), 1000), isHeader: isHeader, alignment: alignment)
    return Source(cell: cell, column: column, continues: continues)
  }

  /// Joins cells that continue the one above; text that a continuing cell still holds is kept there.
  private func merged(_ rows: [[Source]]) -> [[Table.Cell]] {
    var result: [[Table.Cell]] = []
    var open: [Int: (row: Int, index: Int)] = [:]
    for row in rows {
      var cells: [Table.Cell] = []
      for source in row {
        if source.continues, let above = open[source.column],
          result[above.row][above.index].colSpan == source.cell.colSpan
        {
          result[above.row][above.index].rowSpan += 1
          result[above.row][above.index].blocks += source.cell.blocks
        } else {
          open[source.column] = (result.count, cells.count)
          cells.append(source.cell)
        }
      }
      result.append(cells)
    }
    return result
  }
}
