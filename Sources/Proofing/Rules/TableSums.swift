import Foundation

/// Rows of a table that say 合计 and do not add up (表格合计不符). Only a table with one such row, and columns that hold nothing
/// but figures, are reckoned.
struct TableSums: Rule {
  let name = "sums.table"
  let title = "表格合计不符"
  let level = Level.strict
  let examples = [
    RuleExample("村\n户数\n呈坎村\n12\n灵山村\n8\n合计\n21", "村\n户数\n呈坎村\n12\n灵山村\n8\n合计\n20") { $0.tables = [Self.sample] },
    RuleExample("村\n户数\n呈坎村\n12\n灵山村\n8\n合计\n20", "村\n户数\n呈坎村\n12\n灵山村\n8\n合计\n20") { $0.tables = [Self.sample] },
  ]

  /// The table of the example: each line is a cell, two to a row.
  private static let sample = ProofTable(
    rows: [[0..<1, 2..<4], [5..<8, 9..<11], [12..<15, 16..<17], [18..<20, 21..<23]].map { row in
      row.enumerated().map { ProofTable.Cell(columns: $0..<$0 + 1, range: $1) }
    })

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    context.facts.tables.flatMap { table -> [Finding] in
      let heads = table.rows.indices.filter { isTotal(table.rows[$0].first, text) }
      guard heads.count == 1, table.rows.count >= 4 else { return [] }
      let total = heads[0]
      return table.rows[total].dropFirst().compactMap { column($0, total, table, text) }
    }
  }

  private func column(_ sum: ProofTable.Cell, _ total: Int, _ table: ProofTable, _ text: ProofText) -> Finding? {
    guard let said = number(sum, text), sum.columns.count == 1 else { return nil }
    let others = table.rows.indices.filter { $0 != total }
    let cells = others.map { row in table.rows[row].first { $0.columns == sum.columns } }
    // Heads may be merged over several columns; below them every row has its cell.
    let rows = cells.drop { cell in cell.map { number($0, text) == nil } ?? true }
    let body = rows.compactMap(\.self)
    let heads = cells.prefix(cells.count - rows.count).compactMap { $0.map { text.string($0.range) } }
    guard !heads.contains(where: { head in Self.skipped.contains { head.contains($0) } }) else { return nil }
    let parts = body.map { ($0, number($0, text)) }
    let blanks = parts.filter { $0.1 == nil && !isBlank($0.0, text) }
    let values = parts.compactMap(\.1)
    guard blanks.isEmpty, values.count >= 2, body.count == rows.count else { return nil }
    let real = values.map(\.value).reduce(0, +)
    let decimals = (values + [said]).map(\.decimals).max() ?? 0
    let slack = decimals == 0 ? 0.001 : pow(10, -Double(decimals)) * Double(values.count) / 2 + 0.001
    guard abs(real - said.value) > slack else { return nil }
    let words = String(format: "%.\(decimals)f", real)
    return Finding(
      range: sum.range, rule: name, severity: .warn, message: "这一列各行相加是\(words)，与合计“\(text.string(sum.range))”不符，请核对。",
      evidence: "同一张表的各行", fixes: [words])
  }

  private func isTotal(_ cell: ProofTable.Cell?, _ text: ProofText) -> Bool {
    guard let cell else { return false }
    return ["合计", "总计", "共计", "小计", "总合计"].contains(text.string(cell.range).filter { !$0.isWhitespace })
  }

  private func isBlank(_ cell: ProofTable.Cell, _ text: ProofText) -> Bool {
    ["", "-", "—", "——", "/", "无"].contains(text.string(cell.range).filter { !$0.isWhitespace })
  }

  private func number(_ cell: ProofTable.Cell, _ text: ProofText) -> (value: Double, decimals: Int)? {
    let words = text.string(cell.range).filter { !$0.isWhitespace && $0 != "," && $0 != "，" }
    guard !words.isEmpty, words.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let value = Double(words)
    else { return nil }
    return (value, words.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0)
  }

  /// What is not added up.
  private static let skipped = ["序号", "编号", "年", "率", "比", "均", "%", "电话", "指数", "标准", "单价", "排名"]
}
