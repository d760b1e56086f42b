import Foundation
import Manuscript
import Sheets
import Testing

/// Separated text and pages that call themselves XLS.
@Suite struct SeparatedTests {
  private func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }
  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    try Workbook.read(bytes).sheets[0].rows.map { $0.map(\.shown) }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n\"x\ty\"\tz", [["a", "b"], ["x\ty", "z"]]),
    ("sep=;\na;b,c", [["a", "b,c"]]),
    ("标题,正文\n甲,\"他说\"\"好\"\"，\n走了\"\n", [["标题", "正文"], ["甲", "他说\"好\"，\n走了"]]),
    ("编号,名称\n00123,甲\n\n,乙\n", [["编号", "名称"], ["00123", "甲"], [], ["", "乙"]]),
    ("a,b\"c,d", [["a", "b\"c", "d"]]),
    ("a,\"never closed", [["a", "never closed"]]),
  ])
  func `separated text is read as spreadsheets read it`(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `the national encoding and a byte order mark are understood`() throws {
    #expect(try rows([0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xD5, 0xFD, 0xCE, 0xC4]) == [["标题", "正文"]])
    #expect(try rows([0xEF, 0xBB, 0xBF] + Array("标题,正文".utf8)) == [["标题", "正文"]])
  }

  @Test func `what we write is read again, and nothing in it is a formula`() throws {
    let given = [["=1+1", "+86", "-5", "@x", "普通", "有,逗号", "有\"引号\"", "两\n行"]]
    let bytes = CSV.write(given)
    #expect(try rows(bytes) == [["'=1+1", "+86", "-5", "'@x", "普通", "有,逗号", "有\"引号\"", "两\n行"]])
  }

  @Test func `a web page that calls itself XLS is read table by table`() throws {
    let page = """
      <html><head><meta charset="utf-8"></head><body><table border=1>
      <tr><td colspan=2>岗位表</td></tr><tr><td>单位</td><td>人数</td></tr><tr><td rowspan=2>甲</td><td>1</td></tr>
      <tr><td>2</td></tr></table></body></html>
      """
    let sheet = try Workbook.read(Array(page.utf8), name: "岗位.xls").sheets[0]
    #expect(sheet.name == "岗位.xls")
    #expect(sheet.rows.map { $0.map(\.shown) } == [["岗位表"], ["单位", "人数"], ["甲", "1"], ["", "2"]])
    #expect(sheet.merges.count == 2)
  }

  @Test(arguments: [
    ([["全镇名单"], ["姓名", "村"], ["甲", "东村"]], 1, 1, ["姓名", "村"]),
    ([["姓名", "村", "人数"], ["甲", "东村", "3"]], 0, 1, ["姓名", "村", "人数"]),
    ([["1", "2"], ["3", "4"]], 0, 0, ["列 A", "列 B"]),
    ([["名称", "名称", ""], ["甲", "乙", "丙"]], 0, 1, ["名称", "名称（2）", "列 C"]),
  ])
  func `headings are found below title lines`(rows: [[String]], first: Int, count: Int, names: [String]) {
    let sheet = Sheet(name: "", rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    let header = HeaderRows.find(in: sheet)
    #expect(header.first == first && header.count == count && header.names == names, "\(header)")
  }

  @Test func `two rows of headings become one name each`() {
    var sheet = Sheet(
      name: "", rows: [
        [.text("岗位表")], [.text("单位"), .text("人数"), .empty], [.empty, .text("男"), .text("女")],
        [.text("甲"), .number(1), .number(2)],
      ])
    sheet.merges = [
      Sheet.Span(rows: 0...0, columns: 0...2), Sheet.Span(rows: 1...2, columns: 0...0),
      Sheet.Span(rows: 1...1, columns: 1...2),
    ]
    let header = HeaderRows.find(in: sheet)
    #expect(header.first == 1 && header.count == 2 && header.names == ["单位", "人数/男", "人数/女"], "\(header)")
    #expect(header.body(of: sheet) == [3])
  }
}
