import Foundation
import Kernel
import Manuscript
import Sheets

/// A list of orders as it came (工单清单): headings and rows of plain cells, whatever file they stood in.
package struct TicketTable: Codable, Equatable, Sendable {
  package var heads: [String]
  package var rows: [Row]

  /// One order's cells, with the row that people find it by.
  package struct Row: Codable, Equatable, Sendable {
    package var number: Int
    package var cells: [String]

    package init(number: Int, cells: [String]) { (self.number, self.cells) = (number, cells) }
  }

  package init(heads: [String], rows: [Row]) { (self.heads, self.rows) = (heads, rows) }

  /// Reads XLSX, CSV, a web page that calls itself XLS, or JSON lines. Throws one sentence for people.
  package static func read(_ bytes: [UInt8], name: String) throws -> TicketTable {
    if name.lowercased().hasSuffix(".jsonl") { return try readLines(bytes) }
    let book: Workbook
    do { book = try Workbook.read(bytes, name: name) } catch { throw Fault.invalid("file", error.sentence) }
    let sheets = book.sheets.filter { !$0.isHidden && !$0.rows.isEmpty }
    guard let sheet = sheets.max(by: { $0.rows.count < $1.rows.count }) else {
      throw Fault.invalid("file", "这个表格里没有内容，请打开看一看是不是传错了文件。")
    }
    let header = HeaderRows.find(in: sheet)
    let rows = header.body(of: sheet).compactMap { index -> Row? in
      // A cell of blanks says nothing either, and exports are full of them.
      guard sheet.rows[index].contains(where: { !$0.shown.allSatisfy(\.isWhitespace) }) else { return nil }
      return Row(number: index + 1, cells: (0..<header.names.count).map { sheet[index, $0].shown })
    }
    guard !rows.isEmpty else { throw Fault.invalid("file", "表格只有表头，没有工单，请核对文件。") }
    return TicketTable(heads: header.names, rows: rows)
  }

  /// Each line one object; the headings are the names of all its fields, in the order in which they first come.
  private static func readLines(_ bytes: [UInt8]) throws -> TicketTable {
    var heads: [String] = []
    var places: [String: Int] = [:]
    var rows: [Row] = []
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      let fields: [String: Scalar]
      do { fields = try JSONDecoder().decode([String: Scalar].self, from: Data(line)) } catch {
        throw Fault.invalid("file", "第 \(number + 1) 行不是完整的 JSON 记录，请检查文件是否被截断。")
      }
      for name in fields.keys.sorted() where places[name] == nil {
        places[name] = heads.count
        heads.append(name)
      }
      var cells = Array(repeating: "", count: heads.count)
      for (name, value) in fields { if let place = places[name] { cells[place] = value.text } }
      rows.append(Row(number: number + 1, cells: cells))
    }
    guard !rows.isEmpty else { throw Fault.invalid("file", "文件里没有记录，请核对。") }
    return TicketTable(heads: heads, rows: rows)
  }

  /// A value of a field, as text.
  private struct Scalar: Decodable {
    let text: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        text = ""
      } else if let word = try? container.decode(String.self) {
        text = word
      } else if let flag = try? container.decode(Bool.self) {
        text = flag ? "是" : "否"
      } else {
        let number = try container.decode(Double.self)
        text = number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
      }
    }
  }
}
