/// Typesetting over trees of every shape: once is enough, and nothing that was said is lost.
import Foundation
import Manuscript
import TestKit
import Testing

@Suite struct TypesettingTreeTests {
  @Test func `whatever the tree, doing it twice changes nothing more and no letter is lost`() {
    var generator = Seeded(seed: 20_260_309)
    var (changing, losing) = ([String](), [String]())
    for _ in 0..<4000 {
      let tree = TreeMaker.tree(&generator)
      let once = Typesetting.apply(tree).manuscript
      let twice = Typesetting.apply(once).manuscript
      if twice != once { changing.append(difference(once, twice)) }
      if letters(once) != letters(tree) { losing.append("\(letters(tree)) → \(letters(once))") }
    }
    #expect(changing.count == 0, "\(changing.prefix(3))")
    #expect(losing.count == 0, "\(losing.prefix(3))")
  }

  private func difference(_ once: Manuscript, _ twice: Manuscript) -> String {
    let pairs = zip(once.blocks, twice.blocks).filter { $0 != $1 }
    return pairs.map { "\($0) → \($1)" }.first ?? "\(once.blocks.count) → \(twice.blocks.count) blocks"
  }

  private func letters(_ manuscript: Manuscript) -> String {
    let folded = manuscript.plainText.precomposedStringWithCompatibilityMapping
    return String(
      String.UnicodeScalarView(
        folded.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      )).replacing("年", with: "").replacing("月", with: "").replacing("日", with: "")
  }
}

/// Makes small documents out of what typesetting has rules for.
private enum TreeMaker {
  static func tree(_ generator: inout Seeded) -> Manuscript {
    Manuscript(blocks: (0..<Int.random(in: 1...8, using: &generator)).map { _ in block(&generator, depth: 0) })
  }

  private static func block(_ generator: inout Seeded, depth: Int) -> Block {
    switch Int.random(in: 0..<(depth < 2 ? 16 : 8), using: &generator) {
    case 0..<7:
      var paragraph = Paragraph(inlines(&generator), alignment: pick([.start, .start, .center, .end], &generator))
      paragraph.indented = Bool.random(using: &generator)
      return .paragraph(paragraph)
    case 7: return .note(inlines(&generator))
    case 8, 9: return .heading(level: Int.random(in: 1...4, using: &generator), inlines(&generator))
    case 10: return .signature(inlines(&generator))
    case 11: return .date(inlines(&generator))
    case 12:
      let items = (0..<2).map { _ in [block(&generator, depth: depth + 1)] }
      return .list(ordered: Bool.random(using: &generator), items: items)
    case 13:
      let cells = (0..<2).map { _ in Table.Cell([block(&generator, depth: depth + 1)]) }
      return .table(Table(caption: inlines(&generator), rows: [cells]))
    case 14: return .rule
    default: return .pageBreak
    }
  }

  private static func inlines(_ generator: inout Seeded) -> [Inline] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: .lineBreak
      case 1: .link(address: "https://www.example.gov.cn/", [.text(text(&generator), marks: [])])
      case 2, 3: .text(text(&generator), marks: .bold)
      default: .text(text(&generator), marks: [])
      }
    }
  }

  private static func text(_ generator: inout Seeded) -> String {
    (0..<Int.random(in: 1...6, using: &generator)).map { _ in pick(pieces, &generator) }.joined()
  }

  private static let pieces = [
    "一、", "（二）", "(三)", "3.", "4．", "（5）", "(6)", "第一章", "十", "、", "，", ",", ".", "。", ";", ":", "：", "!", "?", " ", "  ", "\u{3000}",
    "\"", "\"", "'", "“", "”", "(", ")", "（", "）", "[2026]", "〔2026〕", "(2026)5号", "…", "...", "。。。", "人民政府", "呈坎镇", "办公室",
    "2026年3月9日", "2026.3.9", "2026-3-9", "二〇二六年三月九日", "注：", "附件：", "100", "12", "３", "Ａ", "PM2.5", "http://a.cn/b,c", "x@y.cn",
    "年", "月", "日", "号", "第", "的通知", "请于", "共", "人", "\t", "\u{A0}", "％", "-", "—",
  ]

  private static func pick<Element>(_ choices: [Element], _ generator: inout Seeded) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }
}
