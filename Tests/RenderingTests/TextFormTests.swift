/// Plain text, Markdown and the single file of HTML say what the tree says.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite struct TextFormTests {
  @Test func `plain text opens in old editors and keeps a line for each paragraph`() {
    let bytes = PlainTextForm.bytes(Sample.notice)
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(!lines.contains { $0.contains("\n") || $0.contains("\r") })
    #expect(lines.contains("各村民委员会，镇直各单位："))
    #expect(lines.contains("\u{3000}\u{3000}一、总体要求"))
    #expect(lines.contains("\u{3000}\u{3000}面积约1200m²，详见区政府网站（https://www.example.gov.cn/a?b=1&c=2）。"))
    #expect(lines.contains("\u{3000}\u{3000}［图片：灵山水库位置图］"))
    #expect(lines.contains("抄送：区应急管理局，各村民委员会。"))
    #expect(lines.contains("网址：https://www.example.gov.cn/chengkan/items/1"))
  }

  @Test func `a narrow table stands in columns, a wide one is read row by row with its headings`() {
    func table(_ duty: String) -> String {
      let head = ["村", "职责"].map { Table.Cell([.paragraph(Paragraph([.text($0)]))], isHeader: true) }
      let row = ["灵山村", duty].map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }
      return PlainTextForm.text(
        Document(title: "表", manuscript: Manuscript(blocks: [.table(Table(rows: [head, row]))])))
    }
    #expect(table("巡查").contains("村      职责\n------------\n灵山村  巡查\n"))
    let long = String(repeating: "巡查水库", count: 10)
    #expect(table(long).contains("1. 村：灵山村；职责：\(long)\n"))
  }

  @Test func `Markdown guards what would be a mark and keeps pictures at its end`() {
    var document = Sample.notice
    document.manuscript.blocks.append(.paragraph(Paragraph([.text("1. 数*星*[括] <b>")])))
    let text = MarkdownForm.text(document)
    #expect(text.contains("\n1\\. 数\\*星\\*\\[括\\] \\<b\\>\n"))
    #expect(text.contains("![灵山水库位置图][图1]"))
    #expect(text.contains("\n[图1]: data:image/png;base64,iVBOR"))
    #expect(text.contains("<td rowspan=\"2\">灵山村</td>"))
  }

  @Test(.enabled(if: Outside.hasModule("markdown_it"), "no markdown-it-py in .venv: run bin/setup --tests"))
  func `a reader of others finds in Markdown the words of the tree, in their order`() throws {
    let folder = try TemporaryFolder()
    var arguments: [String] = []
    for seed in 0..<40 {
      var random = RandomDocument(seed: UInt64(seed))
      var document = random.document()
      if seed == 0 { document = Sample.notice }
      // Cells and captions are told apart by our HTML test; here it is the words outside tables.
      document.manuscript.blocks.removeAll { block in
        if case .table = block { true } else { !Manuscript(blocks: [block]).images.isEmpty }
      }
      let path = "\(folder.path)/\(seed)"
      try MarkdownForm.text(document).write(toFile: path + ".md", atomically: true, encoding: .utf8)
      try words(of: document).write(toFile: path + ".txt", atomically: true, encoding: .utf8)
      arguments.append(path)
    }
    let said = try Outside.judge("markdown.py", arguments)
    #expect(said == "", "\(said)")
  }

  private func words(of document: Document) -> String {
    ([document.title, document.number ?? ""] + document.manuscript.blocks.flatMap(paragraphs)).joined(separator: "\n")
  }

  /// The words of paragraphs and headings, lists and pictures left out.
  private func paragraphs(_ block: Block) -> [String] {
    switch block {
    case .heading(_, let inlines), .note(let inlines), .signature(let inlines), .date(let inlines): [inlines.plainText]
    case .paragraph(let paragraph): [paragraph.inlines.plainText]
    case .list, .table, .image, .rule, .pageBreak: []
    }
  }

  @Test func `the single file fetches nothing, runs nothing and holds its picture`() throws {
    let html = WebForm.text(Sample.notice)
    #expect(html.contains("src=\"data:image/png;base64,iVBOR"))
    #expect(!html.contains("<script") && !html.contains("http-equiv=\"refresh\""))
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("<html lang=\"zh-CN\">"))
    #expect(html.contains("<h1>\(Sample.notice.title)</h1>"))
    let reading = try HTMLReader.read(html, title: Sample.notice.title)
    #expect(bare(reading.manuscript.plainText).contains("（一）压实责任。"))
  }

  @Test func `what a picture claims to be is not believed`() {
    let evil = Document(
      title: "图", manuscript: Manuscript(blocks: [.image(Image(source: "media:x", alt: "图"))]),
      media: ["x": Array("<svg onload=alert(1)>".utf8)])
    #expect(WebForm.text(evil).contains("［图片：图］"))
    let address = Manuscript(blocks: [.image(Image(source: "data:image/svg+xml;base64,PHN2Zz4="))])
    #expect(!address.html().contains("data:"))
    let broken = Manuscript(blocks: [.image(Image(source: "data:image/png;base64,\"><script>"))])
    #expect(!broken.html().contains("script"))
  }

  @Test(arguments: 0..<40)
  func `no text, whatever it holds, breaks a form, and each comes out the same twice`(_ seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let document = random.document()
    #expect(PlainTextForm.bytes(document) == PlainTextForm.bytes(document))
    #expect(MarkdownForm.bytes(document) == MarkdownForm.bytes(document))
    let html = WebForm.text(document)
    #expect(html == WebForm.text(document))
    #expect(!html.contains("<script"))
  }
}
