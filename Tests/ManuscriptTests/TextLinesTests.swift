import Manuscript
import TestKit
import Testing

/// Places in the lines of text of a manuscript are places in its tree.
@Suite struct TextLinesTests {
  private let manuscript = Manuscript(blocks: [
    .heading(level: 1, [.text("一、总体要求")]),
    .paragraph(Paragraph([.text("请于"), .text("三月", marks: .bold), .link(address: "https://a.gov.cn/", [.text("查看")])])),
    .list(ordered: false, items: [[.paragraph(Paragraph([.text("甲村")]))], [.paragraph(Paragraph([.text("乙村")]))]]),
    .table(
      Table(
        caption: [.text("表1")],
        rows: [[Table.Cell([.paragraph(Paragraph([.text("户数")]))])]])),
    .signature([.text("某镇人民政府")]),
  ])

  @Test func `every line of text is there once, with what it is, in the order of reading`() {
    #expect(manuscript.textLines.map(\.text) == ["一、总体要求", "请于三月查看", "甲村", "乙村", "表1", "户数", "某镇人民政府"])
    #expect(manuscript.textLines.map(\.role) == [.heading, .text, .text, .text, .caption, .cell, .closing])
  }

  @Test func `an edit changes its place and nothing else, in bold text, links, cells and between two characters`() {
    let edits: [Manuscript.LineEdit] = [
      .init(line: 1, range: 2..<4, replacement: "四月"), .init(line: 1, range: 6..<6, replacement: "。"),
      .init(line: 5, range: 0..<1, replacement: "人"), .init(line: 6, range: 0..<0, replacement: "甲"),
    ]
    let made = manuscript.applying(edits)
    #expect(made.textLines.map(\.text) == ["一、总体要求", "请于四月查看。", "甲村", "乙村", "表1", "人数", "甲某镇人民政府"])
    guard case .paragraph(let paragraph) = made.blocks[1] else { return }
    #expect(paragraph.inlines[1] == .text("四月", marks: .bold))
  }

  @Test func `edits that overlap or reach out of their line are left out, never half done`() {
    let edits: [Manuscript.LineEdit] = [
      .init(line: 0, range: 0..<2, replacement: ""), .init(line: 0, range: 1..<3, replacement: "坏"),
      .init(line: 2, range: 1..<9, replacement: "坏"), .init(line: 99, range: 0..<1, replacement: "坏"),
    ]
    #expect(manuscript.applying(edits).textLines.map(\.text)[0...2] == ["总体要求", "请于三月查看", "甲村"])
  }

  @Test func `random edits do to a line what they do to its text`() {
    var seeded = Seeded(seed: 7)
    for _ in 0..<300 {
      let line = Int.random(in: 0..<7, using: &seeded)
      var scalars = Array(manuscript.textLines[line].text.unicodeScalars)
      let start = Int.random(in: 0..<scalars.count, using: &seeded)
      let end = Int.random(in: start...scalars.count, using: &seeded)
      // A link that lost all its text would be a link that nobody can press: such words stay where they are.
      if line == 1, end - start > 1 { continue }
      let edit = Manuscript.LineEdit(line: line, range: start..<end, replacement: "新")
      scalars.replaceSubrange(start..<end, with: ["新"])
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      #expect(manuscript.applying([edit]).textLines[line].text == String(text))
    }
  }
}
