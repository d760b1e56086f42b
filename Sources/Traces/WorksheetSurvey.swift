/// What one sheet hides (隐藏的行列): which rows and columns, and which of their cells say something.
struct WorksheetSurvey {
  private(set) var rows: [ClosedRange<Int>] = []
  private(set) var columns: [ClosedRange<Int>] = []
  /// Cells with content in hidden rows, and in hidden columns of rows that are shown.
  private(set) var cellsInRows = 0
  private(set) var cellsInColumns = 0
  /// The first formula without a value.
  private(set) var uncounted: String?
  private(set) var formulas = 0
  /// Cells whose content shows although they are hidden: the first of a merged block that reaches into sight.
  private let anchors: Set<String>

  var hiddenContent: Int { cellsInRows + cellsInColumns }

  init(_ tree: XMLTree) {
    columns = tree.all("col").filter { tree.isSet($0, "hidden") || tree.attribute($0, "width") == "0" }.compactMap { node in
      guard let first = tree.attribute(node, "min").flatMap({ Int($0) }),
        let last = tree.attribute(node, "max").flatMap({ Int($0) }), first <= last
      else { return nil }
      return first...last
    }
    anchors = Set(
      tree.all("mergeCell").compactMap { tree.attribute($0, "ref")?.split(separator: ":").first.map(String.init) })
    var row = 0
    for node in tree.all("row") {
      row = tree.attribute(node, "r").flatMap { Int($0) } ?? row + 1
      look(at: node, row, tree)
    }
  }

  private mutating func look(at node: Int, _ row: Int, _ tree: XMLTree) {
    let isHidden = Self.isHidden(node, tree)
    if isHidden {
      if let last = rows.last, last.upperBound + 1 == row {
        rows[rows.count - 1] = last.lowerBound...row
      } else {
        rows.append(row...row)
      }
    }
    var column = 0
    for cell in tree.children(of: node) where tree.name(cell) == "c" {
      let name = tree.attribute(cell, "r")
      column = name.flatMap(Self.column) ?? column + 1
      let parts = tree.children(of: cell)
      let hasValue = parts.contains { ["v", "is"].contains(tree.name($0)) }
      if parts.contains(where: { tree.name($0) == "f" }) {
        formulas += 1
        if !isCounted(cell, parts, tree), uncounted == nil { uncounted = name ?? "第 \(row) 行" }
      }
      guard hasValue, !isKept(name) else { continue }
      if isHidden { cellsInRows += 1 } else if isInHiddenColumn(column) { cellsInColumns += 1 }
    }
  }

  /// Whether the formula's value stands beside it; an empty text is a value.
  private func isCounted(_ cell: Int, _ parts: [Int], _ tree: XMLTree) -> Bool {
    guard let value = parts.first(where: { tree.name($0) == "v" }) else { return false }
    return tree.attribute(cell, "t") == "str" || !tree.text(of: value, limit: 1).isEmpty
  }

  static func isHidden(_ row: Int, _ tree: XMLTree) -> Bool {
    tree.isSet(row, "hidden") || tree.attribute(row, "ht") == "0"
  }

  func isInHiddenColumn(_ column: Int) -> Bool { columns.contains { $0.contains(column) } }
  func isKept(_ cell: String?) -> Bool { cell.map(anchors.contains) ?? false }

  /// The column of `AB12`: 28.
  static func column(_ cell: String) -> Int? {
    let letters = cell.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 64 }
  }

  /// `AB` for 28.
  static func letters(_ column: Int) -> String {
    var (rest, text) = (column, "")
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }

  /// What is to be told, in words with the places.
  func sentences(
    _ sheet: String, _ thresholds: TraceThresholds
  ) -> [(sentence: String, count: Int, weight: Trace.Weight, hasContent: Bool)] {
    [
      said(sheet, rows, cellsInRows, thresholds) { "第 \($0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)") 行" },
      said(sheet, columns, cellsInColumns, thresholds) {
        let (first, last) = (Self.letters($0.lowerBound), Self.letters($0.upperBound))
        return first == last ? "\(first) 列" : "\(first)–\(last) 列"
      },
    ].compactMap { $0 }
  }

  private func said(
    _ sheet: String, _ ranges: [ClosedRange<Int>], _ cells: Int, _ thresholds: TraceThresholds,
    _ name: (ClosedRange<Int>) -> String
  ) -> (sentence: String, count: Int, weight: Trace.Weight, hasContent: Bool)? {
    let count = ranges.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    let places = ranges.prefix(5).map(name).joined(separator: "、") + (ranges.count > 5 ? "等 \(count) 处" : "")
    let weight: Trace.Weight =
      if cells > thresholds.hiddenCells {
        .grave
      } else if cells > 0 || count > thresholds.hiddenEmpty {
        .notable
      } else {
        .harmless
      }
    let content = cells > 0 ? "，有 \(cells) 个单元格有内容" : "，都是空的"
    return ("工作表“\(sheet)”\(places)隐藏\(content)。", count, weight, cells > 0)
  }
}
