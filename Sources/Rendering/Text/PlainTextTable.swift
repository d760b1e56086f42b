import Manuscript

/// A table in plain text (表格): columns side by side where they fit a line, otherwise row by row with the heading of
/// each value, which is also how a voice should read it.
struct PlainTextTable {
  private let frame: TableFrame
  private let headers: Int
  private let texts: [[String]]
  /// Half-width places to a line.
  private static let measure = 76

  init(_ table: Table, words: (Block) -> [String]) {
    frame = TableFrame(table)
    headers = table.headerRowCount
    texts = frame.rows.map { row in
      row.map { $0.cell.blocks.flatMap(words).joined(separator: " ").replacing("\n", with: " ") }
    }
  }

  var lines: [String] {
    let widths = widths
    return widths.reduce(0, +) + 2 * widths.count <= Self.measure ? aligned(widths) : listed
  }

  private var widths: [Int] {
    var widths = Array(repeating: 2, count: frame.columnCount)
    for (row, pieces) in frame.rows.enumerated() {
      for (index, piece) in pieces.enumerated() where piece.width == 1 && !piece.continues {
        widths[piece.column] = max(widths[piece.column], Self.width(texts[row][index]))
      }
    }
    for (row, pieces) in frame.rows.enumerated() {
      for (index, piece) in pieces.enumerated() where piece.width > 1 && !piece.continues {
        let columns = piece.column..<piece.column + piece.width
        let lacking = Self.width(texts[row][index]) - widths[columns].reduce(0, +) - 2 * (piece.width - 1)
        if lacking > 0 { widths[columns.upperBound - 1] += lacking }
      }
    }
    return widths
  }

  private func aligned(_ widths: [Int]) -> [String] {
    var lines: [String] = []
    for (row, pieces) in frame.rows.enumerated() {
      var line = ""
      for (index, piece) in pieces.enumerated() {
        let text = piece.continues ? "" : texts[row][index]
        let room = widths[piece.column..<piece.column + piece.width].reduce(0, +) + 2 * piece.width
        line += text + String(repeating: " ", count: max(0, room - Self.width(text)))
      }
      lines.append(Self.trimmed(line))
      if row + 1 == headers { lines.append(String(repeating: "-", count: widths.reduce(0, +) + 2 * widths.count - 2)) }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// `1. 项目：道路养护；金额：12万元`.
  private var listed: [String] {
    let names = columnNames
    return texts.indices.dropFirst(headers).map { row in
      let parts = frame.rows[row].enumerated().compactMap { index, piece -> String? in
        let text = texts[row][index]
        guard !text.isEmpty else { return nil }
        let name = names[piece.column]
        return name.isEmpty || name == text ? text : "\(name)：\(text)"
      }
      return "\(row - headers + 1). " + parts.joined(separator: "；")
    }
  }

  /// The headings over each column, from the top down.
  private var columnNames: [String] {
    var names = Array(repeating: "", count: frame.columnCount)
    for row in 0..<headers {
      for (index, piece) in frame.rows[row].enumerated() where !piece.continues {
        for column in piece.column..<piece.column + piece.width {
          names[column] += (names[column].isEmpty ? "" : "·") + texts[row][index]
        }
      }
    }
    return names
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop(while: \.isWhitespace).reversed())
  }
}
