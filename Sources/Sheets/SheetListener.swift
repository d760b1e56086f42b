import Foundation
import Kernel
import Manuscript

/// Hears one sheet cell by cell, and keeps only what says something.
struct SheetListener: XMLListener {
  var refusal: Refusal?
  private(set) var budget: Budget
  private var result = Sheet(name: "", rows: [])
  private let strings: [String]
  private let formats: DateFormats
  private let base: SerialDate.Base
  private let limits: Workbook.Limits

  private var row = -1
  private var column = -1
  private var cell = Pending()
  private var inCell = false
  private var listens = false
  private var phonetic = 0

  /// The cell that is being heard.
  private struct Pending {
    var type = ""
    var style = 0
    var text = ""
  }

  init(
    _ strings: [String], _ formats: DateFormats, _ base: SerialDate.Base, _ limits: Workbook.Limits, _ budget: Budget
  ) {
    (self.strings, self.formats, self.base) = (strings, formats, base)
    (self.limits, self.budget) = (limits, budget)
  }

  func sheet(named name: String, isHidden: Bool) -> Sheet {
    var sheet = result.trimmed()
    (sheet.name, sheet.isHidden) = (name, isHidden)
    sheet.hiddenRows = sheet.hiddenRows.filter { $0 < sheet.rows.count }
    return sheet
  }

  mutating func begin(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "v", "t": listens = inCell && phonetic == 0
    case "rPh": phonetic += 1
    case "f": if inCell { result.formulas += 1 }
    case "col": hideColumns(attributes)
    case "mergeCell": merge(attributes)
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "c":
      inCell = false
      keep()
    case "v", "t": listens = false
    case "rPh": phonetic -= 1
    default: break
    }
  }

  mutating func text(_ text: String) {
    if listens { cell.text += text }
  }

  private mutating func beginRow(_ attributes: XMLAttributes) {
    row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
    column = -1
    if attributes["hidden"].map(CellPlace.isTrue) == true, row < limits.rows { result.hiddenRows.insert(row) }
  }

  private mutating func beginCell(_ attributes: XMLAttributes) {
    let place = attributes["r"].flatMap(CellPlace.read)
    column = place?.column ?? column + 1
    if let place { row = place.row }
    inCell = true
    cell = Pending(type: attributes["t"] ?? "", style: attributes["s"].flatMap { Int($0) } ?? 0)
  }

  private mutating func keep() {
    let value = value()
    guard !value.isEmpty else { return }
    guard (0..<limits.rows).contains(row) else {
      refusal = Refusal("表格超过 \(limits.rows / 10_000) 万行，请拆分后再上传。")
      return
    }
    guard (0..<limits.columns).contains(column) else {
      refusal = Refusal("表格超过 \(limits.columns) 列，请删去不用的列后再上传。")
      return
    }
    budget.cells -= 1
    if case .text(let text) = value { budget.text -= text.utf8.count }
    guard budget.cells >= 0, budget.text >= 0 else {
      refusal = Refusal("表格内容过多，请拆分后再上传。")
      return
    }
    while result.rows.count <= row { result.rows.append([]) }
    if result.rows[row].count <= column {
      result.rows[row].append(contentsOf: repeatElement(.empty, count: column + 1 - result.rows[row].count))
    }
    result.rows[row][column] = value
  }

  private func value() -> Sheet.Cell {
    switch cell.type {
    case "s":
      let index = Int(cell.text.trimmingCharacters(in: .whitespaces)) ?? -1
      return text(strings.indices.contains(index) ? strings[index] : "")
    case "str", "inlineStr": return text(EscapedText.read(cell.text))
    case "b": return cell.text.isEmpty ? .empty : .boolean(CellPlace.isTrue(cell.text))
    case "e": return cell.text.isEmpty ? .empty : .error(cell.text)
    case "d": return CellPlace.moment(cell.text) ?? text(cell.text)
    default: return number()
    }
  }

  private func text(_ text: String) -> Sheet.Cell { text.isEmpty ? .empty : .text(text) }

  private func number() -> Sheet.Cell {
    guard !cell.text.isEmpty else { return .empty }
    guard let number = Double(cell.text.trimmingCharacters(in: .whitespaces)), number.isFinite else {
      return text(cell.text)
    }
    let kind = formats.kind(ofStyle: cell.style)
    guard kind != .number, let (day, second) = SerialDate.read(number, base) else { return .number(number) }
    if number < 1 { return kind == .time ? .text(Clock.text(second)) : .number(number) }
    return second == 0 && kind == .date ? .date(day) : .moment(day, second: second)
  }

  private mutating func hideColumns(_ attributes: XMLAttributes) {
    guard attributes["hidden"].map(CellPlace.isTrue) == true, let first = attributes["min"].flatMap({ Int($0) }),
      first >= 1
    else { return }
    let last = min(attributes["max"].flatMap { Int($0) } ?? first, limits.columns)
    if first <= last { result.hiddenColumns.formUnion((first - 1)...(last - 1)) }
  }

  private mutating func merge(_ attributes: XMLAttributes) {
    guard let ends = attributes["ref"]?.split(separator: ":"), ends.count == 2, result.merges.count < 100_000,
      let a = CellPlace.read(String(ends[0])), let b = CellPlace.read(String(ends[1])), a.row <= b.row,
      a.column <= b.column
    else { return }
    result.merges.append(Sheet.Span(rows: a.row...b.row, columns: a.column...b.column))
  }
}
