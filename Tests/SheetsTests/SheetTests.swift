import Foundation
import Kernel
import Manuscript
import Sheets
import TestKit
import Testing

/// What is written is read again, cell by cell.
@Suite struct SheetTests {
  @Test(arguments: 0..<40) func `what is written is read again the same`(seed: Int) throws {
    var chance = Seeded(seed: UInt64(seed))
    let sheets = (0..<Int.random(in: 1...3, using: &chance)).map { index in
      Sheet(name: "表\(index)", rows: (0..<Int.random(in: 0...12, using: &chance)).map { _ in
        (0..<Int.random(in: 0...8, using: &chance)).map { _ in Self.cell(&chance) }
      }).trimmed()
    }
    let book = Workbook(sheets: sheets)
    let bytes = book.xlsx()
    #expect(bytes == book.xlsx())
    let read = try Workbook.read(bytes)
    #expect(read.sheets.map(\.name) == sheets.map(\.name))
    for (a, b) in zip(read.sheets, sheets) { #expect(a.rows == b.rows) }
  }

  private static func cell(_ chance: inout Seeded) -> Sheet.Cell {
    let texts = ["公开", "=1+1", "+86", "@sum", "-", " 前后 ", "两\n行", "<&\">'", "_x0041_", "\u{7}铃", "00123", "𠮷野"]
    switch Int.random(in: 0...7, using: &chance) {
    case 0: return .empty
    case 1, 2: return .text(texts.randomElement(using: &chance) ?? "")
    case 3: return .number(Double(Int.random(in: -1_000_000...1_000_000, using: &chance)) / 64)
    case 4: return .date(Day(ordinal: Int.random(in: -20_000...40_000, using: &chance)))
    case 5:
      let day = Day(ordinal: Int.random(in: -20_000...40_000, using: &chance))
      return .moment(day, second: Int.random(in: 1..<86_400, using: &chance))
    case 6: return .boolean(.random(using: &chance))
    default: return .error("#DIV/0!")
    }
  }

  @Test func `hidden sheets, rows and columns and merged cells are told`() throws {
    var sheet = Sheet(name: "名单", rows: [[.text("甲"), .text("乙")], [.number(1), .number(2)], [.number(3), .number(4)]])
    (sheet.hiddenRows, sheet.hiddenColumns) = ([1], [0])
    sheet.merges = [Sheet.Span(rows: 1...2, columns: 1...1)]
    let read = try Workbook.read(Workbook(sheets: [sheet, Sheet(name: "底稿", rows: [], isHidden: true)]).xlsx())
    #expect(read.sheets[0].hiddenRows == [1] && read.sheets[0].hiddenColumns == [0])
    #expect(read.sheets[0].merges == sheet.merges)
    #expect(read.sheets.map(\.isHidden) == [false, true])
  }

  @Test func `names of sheets fit what spreadsheets allow`() throws {
    let long = String(repeating: "长", count: 40)
    let sheets = ["a/b:c", long, long, "", "'引号'"].map { Sheet(name: $0, rows: [[.number(1)]]) }
    let names = try Workbook.read(Workbook(sheets: sheets).xlsx()).sheets.map(\.name)
    #expect(names == ["a_b_c", String(repeating: "长", count: 31), String(repeating: "长", count: 28) + "(2)", "工作表", "引号"])
  }

  @Test func `numbers lose the noise of binary fractions`() {
    #expect(Sheet.Cell.number(113.30000000000001).shown == "113.3")
    #expect(Sheet.Cell.number(2020).shown == "2020")
    #expect(Sheet.Cell.number(0.1 + 0.2).shown == "0.3")
  }
}
