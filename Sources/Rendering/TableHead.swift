import Manuscript

extension Table {
  /// How many leading rows are the head (表头) that is set again on each page: those that say so, or, where none does, a
  /// first row of short words above a row with figures, as tables come out of word processors. Names of columns are told
  /// to those who listen, too; how they look is left alone.
  var headRows: Int {
    let said = headerRowCount
    guard said == 0, !rows.joined().contains(where: \.isHeader), let first = rows.first else { return said }
    // With what the first row covers downwards.
    let reach = first.map { max(1, $0.rowSpan) }.max() ?? 1
    guard reach <= 3, rows.count > reach + 1, first.count >= 2 else { return 0 }
    let covered = rows.prefix(reach).enumerated()
    guard covered.allSatisfy({ row in row.element.allSatisfy { row.offset + max(1, $0.rowSpan) <= reach } }) else {
      return 0
    }
    let names = rows.prefix(reach).joined().map { Manuscript(blocks: $0.blocks).plainText.filter { !$0.isWhitespace } }
    let named = names.filter { !$0.isEmpty }
    let areNames = named.allSatisfy { $0.count <= 20 && !Self.isFigure($0) } && named.count * 3 >= names.count * 2
    return areNames && rows[reach].contains { Self.isFigure($0) } ? reach : 0
  }

  private static func isFigure(_ cell: Cell) -> Bool {
    isFigure(Manuscript(blocks: cell.blocks).plainText.filter { !$0.isWhitespace })
  }

  private static func isFigure(_ words: String) -> Bool {
    let digits = words.count { $0.isASCII && $0.isNumber }
    return digits > 0 && digits * 2 >= words.count
  }
}
