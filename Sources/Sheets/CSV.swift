import Manuscript

/// Separated text (CSV): comma, semicolon or tab, quotes, UTF-8 or GB18030. Cells stay text, so that 00123 keeps its
/// zeros.
package enum CSV {
  static func read(_ bytes: [UInt8], _ limits: Workbook.Limits) throws(Refusal) -> Sheet {
    guard bytes.count <= 64 << 20 else { throw Refusal("表格文件超过 64 MB，请拆分后再上传。") }
    var text = Array(TextBytes.decode(bytes).utf8)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    guard !text.contains(0) else { throw Refusal("这不是表格文件，请用 Excel 或 WPS 另存为 XLSX 或 CSV 后再上传。") }
    let separator = separator(of: &text)
    var reader = CSVReader(text, separator, limits)
    let rows = try reader.rows()
    return Sheet(name: "", rows: rows).trimmed()
  }

  /// Rows as a file that Excel opens in the right encoding. A cell that a spreadsheet would take for a formula is
  /// led by an apostrophe.
  package static func write(_ rows: [[String]]) -> [UInt8] {
    var text = "\u{FEFF}"
    for row in rows { text += row.map(cell).joined(separator: ",") + "\r\n" }
    return Array(text.utf8)
  }

  private static func cell(_ value: String) -> String {
    var value = value
    if let first = value.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first), Double(value) == nil {
      value = "'" + value
    }
    let needsQuotes = value.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    return needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }

  /// `sep=;` in the first line says it; else the one that splits the first lines most evenly.
  private static func separator(of text: inout [UInt8]) -> UInt8 {
    if text.count > 4, text.starts(with: Array("sep=".utf8)) {
      let separator = text[4]
      text.removeFirst(min(text.count, (text.firstIndex(of: 0x0A) ?? 4) + 1))
      return separator
    }
    let counts = Self.counts(text.prefix(100_000))
    let candidates: [UInt8] = [0x2C, 0x09, 0x3B]
    let scores = candidates.map { candidate -> Double in
      let each = counts.map { $0[candidate] ?? 0 }.filter { $0 > 0 }
      guard
        let most = Dictionary(grouping: each, by: { $0 }).max(by: {
          ($0.value.count, $0.key) < ($1.value.count, $1.key)
        })
      else { return 0 }
      return Double(most.value.count) + Double(min(most.key, 50)) / 100
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return scores[best] > 0 ? candidates[best] : 0x2C
  }

  /// How often each byte stands outside of quotes, line by line.
  private static func counts(_ text: ArraySlice<UInt8>) -> [[UInt8: Int]] {
    var lines: [[UInt8: Int]] = [[:]]
    var quoted = false
    for byte in text {
      if byte == 0x22 { quoted.toggle() }
      guard !quoted else { continue }
      if byte == 0x0A {
        if lines.count == 30 { break }
        lines.append([:])
      } else if byte == 0x2C || byte == 0x09 || byte == 0x3B {
        lines[lines.count - 1][byte, default: 0] += 1
      }
    }
    return lines
  }
}

/// Walks over separated text byte by byte (逐字读取).
private struct CSVReader {
  private let text: [UInt8]
  private let separator: UInt8
  private let limits: Workbook.Limits
  private var place = 0

  init(_ text: [UInt8], _ separator: UInt8, _ limits: Workbook.Limits) {
    (self.text, self.separator, self.limits) = (text, separator, limits)
  }

  mutating func rows() throws(Refusal) -> [[Sheet.Cell]] {
    var rows: [[Sheet.Cell]] = []
    var cells = 0
    while place < text.count {
      let row = try row()
      cells += row.count { !$0.isEmpty }
      guard rows.count < limits.rows, cells <= limits.cells else { throw Refusal("表格内容过多，请拆分后再上传。") }
      rows.append(row)
    }
    return rows
  }

  private mutating func row() throws(Refusal) -> [Sheet.Cell] {
    var row: [Sheet.Cell] = []
    while true {
      let value = cell()
      guard row.count < limits.columns else { throw Refusal("表格超过 \(limits.columns) 列，请检查分隔符后再上传。") }
      row.append(value.isEmpty ? .empty : .text(value))
      guard place < text.count else { return row }
      let byte = text[place]
      place += 1
      if byte == separator { continue }
      if byte == 0x0D, place < text.count, text[place] == 0x0A { place += 1 }
      return row
    }
  }

  /// A quote inside a cell that does not begin with one is a plain character.
  private mutating func cell() -> String {
    guard place < text.count, text[place] == 0x22 else {
      let end = text[place...].firstIndex { $0 == separator || $0 == 0x0A || $0 == 0x0D } ?? text.count
      defer { place = end }
      return String(decoding: text[place..<end], as: UTF8.self)
    }
    place += 1
    var bytes: [UInt8] = []
    while place < text.count {
      if text[place] == 0x22 {
        place += 1
        guard place < text.count, text[place] == 0x22 else { break }
      }
      bytes.append(text[place])
      place += 1
    }
    let end = text[place...].firstIndex { $0 == separator || $0 == 0x0A || $0 == 0x0D } ?? text.count
    bytes += text[place..<end]
    place = end
    return String(decoding: bytes, as: UTF8.self)
  }
}
