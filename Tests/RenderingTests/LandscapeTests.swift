/// Tables that are too wide for an upright page lie on their side, and only they.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct LandscapeTests {
  private func document(columns: Int, rows: Int = 30) -> Document {
    let lines = (0..<rows).map { row in
      (0..<columns).map { column in
        let words = row == 0 ? "第\(column + 1)季度补助" : "\(row * 1000 + column).50元"
        return Table.Cell([.paragraph(Paragraph([.text(words)]))])
      }
    }
    let sentence = Block.paragraph(Paragraph([.text("各村要认真核对，发现差错及时上报。")], indented: true))
    return Document(
      title: "关于公布补助资金的通知", manuscript: Manuscript(blocks: [sentence, .table(Table(rows: lines)), sentence]))
  }

  private func pages(_ columns: Int, rows: Int = 30) throws -> Pages {
    Layout.pages(document(columns: columns, rows: rows), style: .official, shelf: try #require(Fonts.shelf))
  }

  private func runs(_ page: PlacedPage) -> [PlacedRun] {
    page.items.compactMap { if case .run(let run) = $0.drawing { run } else { nil } }
  }

  @Test func `a wide table lies on pages of its own, and the text after it stands upright again`() throws {
    let pages = try pages(14).pages
    #expect(pages.map(\.isTurned).first == false && pages.map(\.isTurned).last == false)
    let turned = pages.filter(\.isTurned)
    #expect(!turned.isEmpty)
    for page in turned {
      let text = runs(page).filter { !$0.isTurned }
      #expect(text.allSatisfy { $0.size >= 8 })
      for run in text {
        #expect(run.glyphs.allSatisfy { $0.x > 0 && $0.x + run.size <= page.width + 1 } && run.baseline <= page.height)
      }
    }
    let words = runs(try #require(pages.last)).count { $0.text.contains("各村") }
    #expect(words == 1)
  }

  @Test func `a table that fits stays upright`() throws {
    #expect(try pages(5).pages.allSatisfy { !$0.isTurned })
  }

  @Test func `the letters of a narrow cell stay together, and none is alone in its last line`() throws {
    let page = try #require(try pages(14).pages.first { $0.isTurned })
    for run in runs(page) where !run.isTurned {
      for (one, next) in zip(run.glyphs, run.glyphs.dropFirst()) { #expect(next.x - one.x < run.size * 1.1, "\(run.text)") }
    }
    let lines = Set(runs(page).map(\.text))
    #expect(!lines.contains("助"), "第14季度补助 would leave its last letter alone")
  }

  /// GB/T 9704: the number of a page on its side stands where those of the others stand when the sheet is held upright.
  @Test func `the number stands at the foot of the sheet held upright, in all three forms of pages`() throws {
    let pages = try pages(14)
    let index = try #require(pages.pages.firstIndex { $0.isTurned })
    let page = pages.pages[index]
    let number = runs(page).filter(\.isTurned)
    #expect(number.map(\.text).joined() == "— \(index + 1) —")
    let millimetre = 72 / 25.4
    for run in number { #expect(run.baseline > 20 * millimetre && run.baseline < 35 * millimetre, "\(run)") }
    let text = String(decoding: PDFForm.bytes(pages), as: UTF8.self)
    #expect(text.contains("/MediaBox[0 0 841.89 595.276]"))
    let picture = try PNGForm.bytes(pages, page: index)
    let width = picture[16..<20].reduce(0) { $0 << 8 | Int($1) }
    let height = picture[20..<24].reduce(0) { $0 << 8 | Int($1) }
    #expect(width > height)
  }

  @Test(.enabled(if: Outside.hasPython && Outside.hasModule("pdfua"), "run bin/setup --tests"))
  func `judges of PDF and OFD find no fault in it`() throws {
    let (pages, folder) = (try pages(14, rows: 60), try TemporaryFolder())
    let (pdf, ofd) = (folder.path + "/a.pdf", folder.path + "/a.ofd")
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: pdf))
    try Data(OFDForm.bytes(pages)).write(to: URL(filePath: ofd))
    #expect(try Outside.judge("pdf.py", [pdf]) == "")
    #expect(try Outside.judge("ofd.py", [ofd]) == "")
  }

  /// The reader of OFD knows no turned text, so the numbers of the pages are left out.
  @Test(.enabled(if: Outside.hasPython && Outside.hasModule("easyofd"), "run bin/setup --tests"))
  func `each word of the table begins in the OFD where it begins in the PDF`() throws {
    let (pages, folder) = (try pages(14, rows: 60), try TemporaryFolder())
    let (pdf, ofd) = (folder.path + "/a.pdf", folder.path + "/a.ofd")
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: pdf))
    try Data(OFDForm.bytes(pages)).write(to: URL(filePath: ofd))
    let said = try Outside.judge("geometry.py", [ofd, pdf]).split(separator: "\n").filter { line in
      let word = line.split(separator: "“").last?.prefix { $0 != "”" } ?? ""
      return word != "—" && Int(word) == nil
    }
    #expect(said.isEmpty, "\(said.prefix(3))")
  }
}
