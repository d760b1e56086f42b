/// Where a sheet's headings stand (表头): below title lines, in one row or in two with merged cells above.
package struct HeaderRows: Equatable, Sendable {
  /// The first row of headings and how many there are.
  package let first: Int
  package let count: Int
  /// One name per column, none of them empty or twice.
  package let names: [String]

  /// The rows below, by their positions; rows that say nothing are passed over.
  package func body(of sheet: Sheet) -> [Int] {
    sheet.rows.indices.dropFirst(first + count).filter { sheet.rows[$0].contains { !$0.isEmpty } }
  }

  /// The row of headings among the first ones: of those that are wide enough and hold words alone, the topmost.
  /// A sheet without any gets 列 A, 列 B….
  package static func find(in sheet: Sheet) -> HeaderRows {
    let start = sheet.rows.prefix(30)
    let widest = start.map(filled).max() ?? 0
    for (index, row) in start.enumerated() where filled(row) >= max(min(2, widest), (widest * 3 + 4) / 5) {
      guard isWords(row) else { break }
      let isDouble = reachesDown(index, sheet)
      return HeaderRows(first: index, count: isDouble ? 2 : 1, names: names(index, isDouble, sheet))
    }
    // A narrow row of group names above a full one.
    return HeaderRows(first: 0, count: 0, names: unique((0..<sheet.width).map { "列 " + CellPlace.letters($0) }))
  }

  private static func filled(_ row: [Sheet.Cell]) -> Int { row.count { !$0.isEmpty } }

  /// Headings are words, short and different; numbers and dates are contents.
  private static func isWords(_ row: [Sheet.Cell]) -> Bool {
    var seen: Set<String> = []
    var repeated = 0
    for cell in row where !cell.isEmpty {
      guard case .text(let text) = cell, text.count <= 40, Double(text) == nil else { return false }
      if !seen.insert(text).inserted { repeated += 1 }
    }
    return repeated * 2 <= row.count
  }

  /// Whether headings are divided in a row below: a merged area that is wide and not high, with words under it.
  private static func reachesDown(_ row: Int, _ sheet: Sheet) -> Bool {
    guard sheet.rows.indices.contains(row + 1), isWords(sheet.rows[row + 1]), filled(sheet.rows[row + 1]) > 0 else {
      return false
    }
    let wide = sheet.merges.filter { $0.rows == row...row && $0.columns.count > 1 }
    return wide.contains { span in span.columns.contains { !sheet[row + 1, $0].isEmpty } }
  }

  private static func names(_ row: Int, _ isDouble: Bool, _ sheet: Sheet) -> [String] {
    let names = (0..<sheet.width).map { column -> String in
      let above = own(row, column, sheet)
      guard isDouble else { return above }
      let below = sheet[row + 1, column].shown.folded
      return above.isEmpty || below.isEmpty || above == below
        ? above + (above == below ? "" : below) : "\(above)/\(below)"
    }
    return unique(names.enumerated().map { $1.isEmpty ? "列 " + CellPlace.letters($0) : $1 })
  }

  /// What stands there, or in the merged area over it.
  private static func own(_ row: Int, _ column: Int, _ sheet: Sheet) -> String {
    let span = sheet.merges.first { $0.rows.contains(row) && $0.columns.contains(column) }
    return sheet[span?.rows.lowerBound ?? row, span?.columns.lowerBound ?? column].shown.folded
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: [String: Int] = [:]
    return names.map { name in
      seen[name, default: 0] += 1
      let count = seen[name] ?? 1
      return count == 1 ? name : "\(name)（\(count)）"
    }
  }
}

extension String {
  /// On one line, without white space at the ends.
  fileprivate var folded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
