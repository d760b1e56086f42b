import Kernel
import Manuscript

extension Workbook {
  /// The workbook as an XLSX file (导出表格): the same contents give the same bytes. Text is always text, whatever it
  /// begins with; dates are dates; headings are set off and stay in view.
  package func xlsx() -> [UInt8] {
    let sheets = self.sheets.isEmpty ? [Sheet(name: "工作表", rows: [])] : self.sheets
    let names = SheetName.clean(sheets.map(\.name))
    var strings = SharedStrings()
    let parts = sheets.map { XLSXSheet(sheet: $0).xml(&strings) }
    var zip = ZipWriter()
    func add(_ name: String, _ xml: String) { zip.add(name, Array((XLSXFrame.declaration + xml).utf8)) }
    add("[Content_Types].xml", XLSXFrame.contentTypes(sheets.count))
    add("_rels/.rels", XLSXFrame.roots)
    add("xl/workbook.xml", XLSXFrame.workbook(names, sheets))
    add("xl/_rels/workbook.xml.rels", XLSXFrame.relations(sheets.count))
    add("xl/styles.xml", XLSXFrame.styles)
    add("xl/sharedStrings.xml", strings.xml)
    for (index, part) in parts.enumerated() { add("xl/worksheets/sheet\(index + 1).xml", part) }
    return zip.finished()
  }
}

/// Strings that cells share (共享字符串), in the order of their first use.
struct SharedStrings {
  private var places: [String: Int] = [:]
  private var strings: [String] = []
  private var uses = 0

  mutating func place(of text: String) -> Int {
    uses += 1
    if let place = places[text] { return place }
    places[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  var xml: String {
    let items = strings.map { "<si><t xml:space=\"preserve\">\(EscapedText.write($0))</t></si>" }.joined()
    return """
      <sst xmlns="\(XLSXFrame.main)" count="\(uses)" uniqueCount="\(strings.count)">\(items)</sst>
      """
  }
}

/// One sheet as its part of the file (工作表部件).
private struct XLSXSheet {
  let sheet: Sheet

  /// The positions of `XLSXFrame.styles`.
  private enum Style: Int { case plain, header, date, moment }

  func xml(_ strings: inout SharedStrings) -> String {
    var rows = ""
    for (index, row) in sheet.rows.enumerated() where !row.isEmpty || sheet.hiddenRows.contains(index) {
      rows += "<row r=\"\(index + 1)\"" + (sheet.hiddenRows.contains(index) ? " hidden=\"1\">" : ">")
      for (column, cell) in row.enumerated() { rows += self.cell(cell, index, column, &strings) }
      rows += "</row>"
    }
    return "<worksheet xmlns=\"\(XLSXFrame.main)\">\(views)\(columns)<sheetData>\(rows)</sheetData>\(merges)</worksheet>"
  }

  private func cell(_ cell: Sheet.Cell, _ row: Int, _ column: Int, _ strings: inout SharedStrings) -> String {
    let place = CellPlace.letters(column) + String(row + 1)
    let head = row < sheet.headerRows ? Style.header : .plain
    func numbered(_ number: Double, _ style: Style) -> String {
      "<c r=\"\(place)\"\(mark(style))><v>\(number)</v></c>"
    }
    switch cell {
    case .empty: return head == .header ? "<c r=\"\(place)\"\(mark(head))/>" : ""
    case .text(let text):
      return "<c r=\"\(place)\"\(mark(head)) t=\"s\"><v>\(strings.place(of: Self.fitting(text)))</v></c>"
    case .number(let number) where number.isFinite: return numbered(number, head)
    case .number: return "<c r=\"\(place)\" t=\"e\"><v>#NUM!</v></c>"
    case .date(let day):
      guard let number = SerialDate.number(day) else { return self.cell(.text(cell.shown), row, column, &strings) }
      return numbered(number, .date)
    case .moment(let day, let second):
      guard let number = SerialDate.number(day, second: second) else {
        return self.cell(.text(cell.shown), row, column, &strings)
      }
      return numbered(number, .moment)
    case .boolean(let value): return "<c r=\"\(place)\"\(mark(head)) t=\"b\"><v>\(value ? 1 : 0)</v></c>"
    case .error(let text): return "<c r=\"\(place)\" t=\"e\"><v>\(EscapedText.write(text))</v></c>"
    }
  }

  private func mark(_ style: Style) -> String { style == .plain ? "" : " s=\"\(style.rawValue)\"" }

  /// A cell holds 32,767 characters; spreadsheets call a file with more damaged.
  private static func fitting(_ text: String) -> String {
    guard text.utf16.count > 32_767 else { return text }
    var part = text.prefix(32_700)
    while part.utf16.count > 32_700 { part.removeLast() }
    return part + "…（过长，已截断）"
  }

  private var views: String {
    guard sheet.headerRows > 0, sheet.headerRows < 1000 else { return "" }
    let next = "A\(sheet.headerRows + 1)"
    return """
      <sheetViews><sheetView workbookViewId="0"><pane ySplit="\(sheet.headerRows)" topLeftCell="\(next)" \
      activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
      """
  }

  private var columns: String {
    let count = min(max(sheet.width, sheet.widths.count), 16_384)
    guard count > 0 else { return "" }
    let each = (0..<count).map { column in
      let width = sheet.widths.indices.contains(column) ? sheet.widths[column] : needed(column)
      let hidden = sheet.hiddenColumns.contains(column) ? " hidden=\"1\"" : ""
      return "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width)\"\(hidden) customWidth=\"1\"/>"
    }
    return "<cols>\(each.joined())</cols>"
  }

  /// What the first rows need, a Chinese character taking two; between 6 and 60.
  private func needed(_ column: Int) -> Double {
    let widths = sheet.rows.prefix(100).indices.map { row in
      sheet[row, column].shown.unicodeScalars.prefix(60).reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
    }
    return Double(min(60, max(6, (widths.max() ?? 0) + 2)))
  }

  private var merges: String {
    guard !sheet.merges.isEmpty else { return "" }
    let each = sheet.merges.map { span in
      let (a, b) = (CellPlace.letters(span.columns.lowerBound), CellPlace.letters(span.columns.upperBound))
      return "<mergeCell ref=\"\(a)\(span.rows.lowerBound + 1):\(b)\(span.rows.upperBound + 1)\"/>"
    }
    return "<mergeCells count=\"\(each.count)\">\(each.joined())</mergeCells>"
  }
}
