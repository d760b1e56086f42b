import Foundation
import TestKit
import Testing

@testable import Manuscript

/// Replacing words never changes the shape of a tree, and its text is what replacing in the plain text gives.
@Suite struct ReplacingTests {
  @Test(arguments: [
    ("文化站", "文旅服务中心", false, false, "镇文化站和文化站。", "镇文旅服务中心和文旅服务中心。"),
    ("文化站", "中心", true, false, "镇文化站，文化站。文化站 文化站长", "镇文化站，中心。中心 文化站长"),
    ("A1", "B", false, true, "Ａ１与A1和a1", "B与B和a1"),
    ("A1", "B", false, false, "Ａ１与A1", "Ａ１与B"),
    ("aa", "a", false, false, "aaa", "aa"),
    ("e", "x", false, false, "e\u{301}e", "e\u{301}x"),
    ("各村", "", false, false, "各村、各组", "、各组"),
    ("甲", "甲甲", false, false, "甲乙甲", "甲甲乙甲甲"),
  ])
  func `words are taken literally`(
    words: String, by: String, whole: Bool, width: Bool, text: String, expected: String
  ) {
    let substitution = Substitution(words, by, isWhole: whole, ignoresWidth: width)
    #expect(substitution.applied(to: text) == expected)
    let manuscript = Manuscript(blocks: [.paragraph(Paragraph([.text(text)]))])
    #expect(manuscript.replacing(substitution).plainText == expected)
  }

  @Test func `a place that runs across marks is one hit, and what comes instead stands where it began`() {
    let line: [Inline] = [.text("请联系镇"), .text("文化", marks: .bold), .text("站办理。")]
    let made = Manuscript(blocks: [.paragraph(Paragraph(line))]).replacing(Substitution("镇文化站", "镇文旅中心"))
    #expect(made.blocks == [.paragraph(Paragraph([.text("请联系镇文旅中心"), .text("办理。")]))])
  }

  @Test func `a link keeps its address and some text`() {
    let line: [Inline] = [.text("见"), .link(address: "/a", [.text("文化站")]), .text("网页")]
    let manuscript = Manuscript(blocks: [.paragraph(Paragraph(line))])
    let made = manuscript.replacing(Substitution("见文化站", "看中心"))
    #expect(made.blocks == [.paragraph(Paragraph([.link(address: "/a", [.text("看中心")]), .text("网页")]))])
    #expect(manuscript.hits(of: Substitution("文化站", "")).isEmpty)
    #expect(manuscript.hits(of: Substitution("站网", "")).count == 1)
  }

  @Test func `only the chosen hits change, counted through headings, lists, tables and their captions`() {
    let table = Table(caption: [.text("站表")], rows: [[.init([.paragraph(Paragraph([.text("站点")]))])]])
    let manuscript = Manuscript(blocks: [
      .heading(level: 1, [.text("站")]), .list(ordered: true, items: [[.paragraph(Paragraph([.text("站")]))]]),
      .table(table), .signature([.text("某站")]), .date([.text("某站")]),
    ])
    let substitution = Substitution("站", "所")
    #expect(manuscript.hits(of: substitution).map(\.trail) == ["", "", "表", "点", "", ""])
    let made = manuscript.replacing(substitution) { $0 == 2 || $0 == 4 }
    #expect(made.plainText == "站\n站\n所表\n站点\n某所\n某站")
  }

  @Test(arguments: 0..<200)
  func `a random tree keeps its shape, and its text is the replaced text`(seed: Int) {
    var chance = Seeded(seed: UInt64(seed))
    let manuscript = Manuscript(blocks: (0..<4).map { _ in RandomTree.block(depth: 2, &chance) })
    let words = String((0..<Int.random(in: 1...3, using: &chance)).map { _ in RandomTree.letter(&chance) })
    let substitution = Substitution(words, ["甲", "乙丙", "丁乙甲丁"].randomElement(using: &chance) ?? "甲")
    let made = manuscript.replacing(substitution)
    #expect(RandomTree.shape(made) == RandomTree.shape(manuscript))
    // The reference: each line by itself, cut and joined.
    let reference = RandomTree.lines(manuscript).map { $0.components(separatedBy: words).joined(separator: substitution.replacement) }
    #expect(RandomTree.lines(made) == reference)
    #expect(manuscript.hits(of: substitution).count == RandomTree.lines(manuscript).reduce(0) { $0 + $1.components(separatedBy: words).count - 1 })
    #expect(manuscript.replacing(substitution) { _ in false } == manuscript)
  }
}

/// Small random trees of three letters, so that words are found often.
private enum RandomTree {
  static func letter(_ chance: inout Seeded) -> Character { ["甲", "乙", "丙"].randomElement(using: &chance) ?? "甲" }

  static func block(depth: Int, _ chance: inout Seeded) -> Block {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &chance) {
    case 0: return .heading(level: 2, line(&chance))
    case 1: return .signature(line(&chance))
    case 2: return .rule
    case 4: return .list(ordered: false, items: [[block(depth: depth - 1, &chance)], [block(depth: 0, &chance)]])
    case 5:
      let cells = (0..<2).map { _ in Table.Cell([block(depth: depth - 1, &chance)], colSpan: 1) }
      return .table(Table(caption: line(&chance), rows: [cells]))
    default: return .paragraph(Paragraph(line(&chance)))
    }
  }

  /// At most one link in a line: a hit that would swallow two is none.
  static func line(_ chance: inout Seeded) -> [Inline] {
    var line: [Inline] = (0..<Int.random(in: 1...5, using: &chance)).map { _ in piece(&chance) }
    if Bool.random(using: &chance) { line.insert(.link(address: "/x", [piece(&chance)]), at: line.count / 2) }
    if Bool.random(using: &chance) { line.append(.lineBreak) }
    if Bool.random(using: &chance) { line.insert(.image(Image(source: "media:a")), at: 0) }
    return line
  }

  private static func piece(_ chance: inout Seeded) -> Inline {
    let text = String((0..<Int.random(in: 1...4, using: &chance)).map { _ in letter(&chance) })
    return .text(text, marks: Marks(rawValue: Int.random(in: 0...3, using: &chance)))
  }

  static func lines(_ manuscript: Manuscript) -> [String] {
    var (copy, lines) = (manuscript, [String]())
    for index in copy.blocks.indices { copy.blocks[index].eachLine { lines.append($0.plainText) } }
    return lines
  }

  /// Everything but the words: blocks, cells, links, breaks and images in their order.
  static func shape(_ manuscript: Manuscript) -> String { manuscript.blocks.map(shape).joined(separator: "|") }

  private static func shape(_ block: Block) -> String {
    switch block {
    case .heading(let level, let inlines): "h\(level)(\(shape(inlines)))"
    case .paragraph(let paragraph): "p(\(shape(paragraph.inlines)))"
    case .note(let inlines): "n(\(shape(inlines)))"
    case .signature(let inlines): "s(\(shape(inlines)))"
    case .date(let inlines): "d(\(shape(inlines)))"
    case .list(_, let items): "l[\(items.map { $0.map(shape).joined(separator: ",") }.joined(separator: ";"))]"
    case .table(let table):
      "t[\(shape(table.caption ?? []))/\(table.rows.map { $0.map { $0.blocks.map(shape).joined() }.joined(separator: ";") })]"
    case .image: "i"
    case .rule: "-"
    case .pageBreak: "="
    }
  }

  private static func shape(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text: ""
      case .link(let address, let inner): "<\(address):\(shape(inner))>"
      case .lineBreak: "/"
      case .image(let image): "[\(image.source)]"
      }
    }.joined()
  }
}
