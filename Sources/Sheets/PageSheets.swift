import Manuscript

/// Sheets from a web page that calls itself XLS (网页表格): the usual export of old systems. Each table is a sheet.
enum PageSheets {
  static func read(_ bytes: [UInt8], _ limits: Workbook.Limits) throws(Refusal) -> Workbook {
    let reading = try HTMLReader.read(bytes, recognising: false)
    var sheets: [Sheet] = []
    var loose: [[Sheet.Cell]] = []
    for block in reading.manuscript.blocks {
      if case .table(let table) = block {
        sheets.append(try sheet(table, limits))
      } else {
        let text = Manuscript(blocks: [block]).plainText
        loose += text.split(separator: "\n").map { [.text(String($0))] }
      }
    }
    // A table of one column is taken for mere layout, and comes as lines.
    if sheets.isEmpty, !loose.isEmpty { sheets = [Sheet(name: "", rows: Array(loose.prefix(limits.rows)))] }
    guard !sheets.isEmpty else { throw Refusal("网页里没有表格，请用 Excel 或 WPS 打开后另存为 XLSX 再上传。") }
    return Workbook(sheets: sheets)
  }

  private static func sheet(_ table: Table, _ limits: Workbook.Limits) throws(Refusal) -> Sheet {
    guard table.rows.count <= limits.rows else { throw Refusal("表格超过 \(limits.rows / 10_000) 万行，请拆分后再上传。") }
    var rows = Array(repeating: [Sheet.Cell](), count: table.rows.count)
    var merges: [Sheet.Span] = []
    var covered: [Int] = []
    for (index, row) in table.rows.enumerated() {
      var column = 0
      for cell in row {
        while column < covered.count, covered[column] > 0 { column += 1 }
        let end = column + cell.colSpan
        guard end <= limits.columns else { throw Refusal("表格超过 \(limits.columns) 列，请删去不用的列后再上传。") }
        let text = Manuscript(blocks: cell.blocks).plainText
        while rows[index].count < column { rows[index].append(.empty) }
        rows[index].append(text.isEmpty ? .empty : .text(text))
        if cell.colSpan > 1 || cell.rowSpan > 1 {
          merges.append(Sheet.Span(rows: index...(index + cell.rowSpan - 1), columns: column...(end - 1)))
        }
        if covered.count < end { covered += Array(repeating: 0, count: end - covered.count) }
        for place in column..<end { covered[place] = cell.rowSpan }
        column = end
      }
      for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
    }
    var sheet = Sheet(name: "", rows: rows).trimmed()
    sheet.merges = merges
    return sheet
  }
}
