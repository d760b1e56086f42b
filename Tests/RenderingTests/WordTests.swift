/// Word files: valid, faithful, the same every time.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite struct WordTests {
  private func written(_ document: Document, _ style: Style = .official) throws -> URL {
    let url = URL(filePath: NSTemporaryDirectory() + "yudeng-word-\(UUID().uuidString).docx")
    try Data(WordForm.bytes(document, style: style)).write(to: url)
    return url
  }

  @Test func `our own reader finds the notice again, with its headings, its table and its closing`() throws {
    let reading = try DOCXReader.read(WordForm.bytes(Sample.notice))
    #expect(reading.title == Sample.notice.title)
    #expect(reading.documentNumber == "呈政〔2026〕3号")
    let blocks = reading.manuscript.blocks
    let outline = blocks.compactMap { block in if case .heading(let level, let text) = block { "\(level) \(text.plainText)" } else { nil } }
    #expect(outline == ["1 一、总体要求", "1 二、重点任务", "2 （一）巡查"])
    #expect(blocks.contains(.signature([.text("呈坎镇人民政府")])))
    #expect(blocks.contains(.date([.text("2026年3月9日")])))
    let table = blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }.first
    #expect(table?.headerRowCount == 1)
    #expect(table?.rows[1][0].rowSpan == 2)
    #expect(table?.rows[3][0].colSpan == 2)
    #expect(reading.manuscript.images.map(\.alt) == ["灵山水库位置图"])
    #expect(reading.media.values.contains(Pixel.png))
    #expect(reading.omissions.isEmpty, "\(reading.omissions)")
  }

  @Test func `the same document gives the same bytes`() {
    #expect(WordForm.bytes(Sample.notice) == WordForm.bytes(Sample.notice))
  }

  @Test(arguments: 0..<40)
  func `whatever a text holds is written and can be read again`(_ seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let document = random.document()
    for style in Style.allCases {
      let reading = try DOCXReader.read(WordForm.bytes(document, style: style), title: document.title)
      let said = bare(reading.manuscript.plainText)
      for block in document.manuscript.blocks {
        guard case .paragraph(let paragraph) = block else { continue }
        let words = paragraph.inlines.compactMap { if case .text(let text, _) = $0 { bare(text) } else { nil } }
        for word in words { #expect(said.utf8.firstRange(of: word.utf8) != nil, "\(seed): lacks \(word) of \(paragraph)") }
      }
    }
  }

  @Test(.enabled(if: Outside.hasModule("openxml_audit"), "no openxml-audit in .venv: run bin/setup --tests"))
  func `the rules of the Open XML SDK find nothing to complain of`() throws {
    var files: [URL] = []
    for style in Style.allCases { files.append(try written(Sample.notice, style)) }
    for seed in 100..<112 {
      var random = RandomDocument(seed: UInt64(seed))
      files.append(try written(random.document(), Style.allCases[seed % 3]))
    }
    defer { for file in files { remove(file) } }
    let said = try Outside.judge("word.py", ["audit"] + files.map(\.path))
    #expect(said == "", "\(said)")
  }

  @Test(.enabled(if: Outside.hasModule("docx"), "no python-docx in .venv: run bin/setup --tests"))
  func `python-docx sees the styles by their names`() throws {
    let file = try written(Sample.notice, .redHead)
    defer { remove(file) }
    let said = try Outside.judge("word.py", ["styles", file.path])
    for line in [
      "发文机关标志|呈坎镇人民政府文件", "Title|\(Sample.notice.title)", "主送机关|各村民委员会，镇直各单位：", "Heading 1|一、总体要求",
      "Heading 2|（一）巡查", "List Paragraph|白天巡查一次；", "Caption|防汛责任人一览", "发文机关署名|呈坎镇人民政府",
      "成文日期|2026年3月9日", "附注|（此件公开发布）", "table|4x3|heading 1", "picture|灵山水库位置图",
      "version|抄送：区应急管理局，各村民委员会。".replacing("version", with: "版记"),
    ] { #expect(said.split(separator: "\n").contains(Substring(line)), "\(line) is not in\n\(said)") }
  }

  @Test func `copy, urgency, number and every signer stand on the head of a Word file`() throws {
    var document = Sample.notice
    document.head = Document.Head(
      issuer: "呈坎镇人民政府文件", signers: ["王小满", "李大雪", "方立秋"], copy: "000007", urgency: "特急")
    let zip = try ZipReader.open(WordForm.bytes(document, style: .redHead))
    let xml = String(decoding: try #require(try zip.contents(of: "word/document.xml")), as: UTF8.self)
    let text = xml.replacing(#/<[^>]+>/#, with: "")
    let order = ["000007", "特急", "呈坎镇人民政府文件", "签发人：", "王小满", "李大雪", "呈政〔2026〕3号", "方立秋", "关于印发"]
    let places = order.map { text.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil }, "\(text.prefix(200))")
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  private func remove(_ file: URL) {
    do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(error)") }
  }
}
