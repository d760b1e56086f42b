import Foundation
import Manuscript
import TestKit
import Testing

@testable import Traces

@Suite struct TraceTests {
  @Test func `one trace counts once unless it says otherwise`() {
    #expect(Trace(.author, "作者：演示").count == 1)
  }

  @Test func `a file that says nothing more than it shows is left byte for byte`() {
    #expect(Sifter.sift(Array("公开的文字".utf8)) == Sifted())
    #expect(Sifter.sift([]) == Sifted())
  }

  @Test(arguments: ["%PDF-1.7\n1 0 obj", "BM\0\0\0picture"])
  func `what cannot be looked through says so`(text: String) {
    #expect(Sifter.sift(Array(text.utf8)).traces.map(\.kind) == [.unreadable])
  }

  @Test func `what is not edited in XML is written back as it stood`() throws {
    let text = "<?xml version='1.0'?>\n<a:b  x = '1'><!-- c --><c/>文 &amp; 字<![CDATA[<]]></a:b>\n"
    let tree = try XMLTree(Array(text.utf8))
    #expect(String(decoding: tree.written(), as: UTF8.self) == text)
    #expect(tree.attribute(tree.top, "x") == "1")
  }

  @Test(arguments: ["<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "<a b='></a>", "", "text", "<", "<a"])
  func `broken XML and document types are refused`(text: String) {
    #expect(throws: Refusal.self) { try XMLTree(Array(text.utf8)) }
  }

  @Test func `the hidden sheet goes only when every formula has its value`() throws {
    let clean = Sifter.sift(try workbook(formula: "<f>密!A1</f><v>7</v>"))
    let kept = try #require(try clean.clean.map { try ZipReader.open($0) })
    #expect(!kept.names.contains("xl/worksheets/sheet2.xml"))
    let sheet = String(decoding: try #require(try kept.contents(of: "xl/worksheets/sheet1.xml")), as: UTF8.self)
    #expect(sheet.contains("<v>7</v>") && !sheet.contains("<f>"))
    let left = Sifter.sift(try workbook(formula: "<f>密!A1</f><v/>"))
    #expect(left.clean == nil)
    #expect(left.traces.contains { $0.kind == .hidden && !$0.isRemoved && $0.detail.contains("保存一次再上传") })
  }

  @Test func `empty hidden rows harm nobody up to the threshold`() throws {
    let rows = (2...9).map { "<row r=\"\($0)\" hidden=\"1\"/>" }.joined()
    var thresholds = TraceThresholds()
    let bytes = try workbook(formula: "<v>1</v>", rows: rows, second: false)
    #expect(Sifter.sift(bytes, thresholds: thresholds).traces.map(\.weight) == [.harmless])
    thresholds.hiddenEmpty = 5
    let found = Sifter.sift(bytes, thresholds: thresholds)
    #expect(found.traces.map(\.weight) == [.notable])
    #expect(found.traces.first?.detail == "工作表“公示”第 2–9 行隐藏，都是空的。")
  }

  /// A workbook packed by hand: one sheet that is shown, one that is hidden.
  private func workbook(formula: String, rows: String = "", second: Bool = true) throws -> [UInt8] {
    var zip = ZipWriter()
    let relation = { (id: String, type: String, target: String) in
      "<Relationship Id=\"\(id)\" Type=\"http://x/\(type)\" Target=\"\(target)\"/>"
    }
    let sheets = "<sheet name=\"公示\" r:id=\"a\"/>" + (second ? "<sheet name=\"密\" state=\"hidden\" r:id=\"b\"/>" : "")
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add("_rels/.rels", Array("<R>\(relation("m", "officeDocument", "xl/workbook.xml"))</R>".utf8))
    zip.add("xl/workbook.xml", Array("<workbook xmlns:r=\"r\"><sheets>\(sheets)</sheets></workbook>".utf8))
    let both = relation("a", "worksheet", "worksheets/sheet1.xml")
      + (second ? relation("b", "worksheet", "worksheets/sheet2.xml") : "")
    zip.add("xl/_rels/workbook.xml.rels", Array("<R>\(both)</R>".utf8))
    let body = "<row r=\"1\"><c r=\"A1\">\(formula)</c></row>\(rows)"
    zip.add("xl/worksheets/sheet1.xml", Array("<worksheet><sheetData>\(body)</sheetData></worksheet>".utf8))
    zip.add(
      "xl/worksheets/sheet2.xml",
      Array("<worksheet><sheetData><row><c r=\"A1\"><v>9</v></c></row></sheetData></worksheet>".utf8))
    return zip.finished()
  }
}
