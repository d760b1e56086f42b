/// A tree written as HTML and read again is the same tree, whatever it holds.
import Manuscript
import TestKit
import Testing

@Suite struct RoundTripTests {
  /// Makes trees that are already in normal form, as readers make them.
  private struct Maker {
    var random: Seeded
    private static let words = ["通知", "公开", "呈坎镇", "a<b", "\"\u{301}", "&amp;", "'x'", "2026年", "（一）", "１", "😀", ">"]

    mutating func words(_ count: Int = 3) -> String {
      let length = Int.random(in: 1...count, using: &random)
      return (0..<length).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined()
    }

    mutating func inlines() -> [Inline] {
      var inlines: [Inline] = []
      var last = -1
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let kind = Int.random(in: 0..<6, using: &random)
        guard kind != last else { continue }
        last = kind
        switch kind {
        case 0: inlines.append(.text(words()))
        case 1: inlines.append(.text(words(), marks: .bold))
        case 2: inlines.append(.text(words(), marks: [.superscript, .underline]))
        case 3: inlines.append(.link(address: "https://example.gov.cn/?a=1&b=2", [.text(words())]))
        case 4: inlines.append(.link(address: "/chengkan/1", [.text(words()), .text(words(), marks: .italic)]))
        default: if !inlines.isEmpty { inlines.append(.lineBreak) }
        }
      }
      if case .lineBreak? = inlines.last { inlines.append(.text(words())) }
      return inlines.isEmpty ? [.text(words())] : inlines
    }

    mutating func block(_ depth: Int = 0) -> Block {
      switch Int.random(in: 0..<(depth > 1 ? 3 : 12), using: &random) {
      case 0: .paragraph(Paragraph(inlines()))
      case 1: .paragraph(Paragraph(inlines(), indented: depth == 0))
      case 2: .image(Image(source: "/files/1.png", alt: words(), width: 10, height: 20))
      case 3: .paragraph(Paragraph(inlines(), alignment: depth == 0 ? .center : .start))
      case 4 where depth == 0: .heading(level: Int.random(in: 1...4, using: &random), inlines())
      case 5: .note(inlines())
      case 6: .signature(inlines())
      case 7: .date(inlines())
      case 8: .rule
      case 9 where depth == 0: .pageBreak
      case 10 where depth == 0: table()
      default: .list(ordered: Bool.random(using: &random), items: (0..<2).map { _ in [block(depth + 1)] })
      }
    }

    mutating func table() -> Block {
      let columns = Int.random(in: 2...4, using: &random)
      var rows = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        (0..<columns).map { _ in
          let alignment = Alignment.allCases.randomElement(using: &random) ?? .start
          return Table.Cell([.paragraph(Paragraph(inlines()))], alignment: alignment)
        }
      }
      if Bool.random(using: &random) { for column in 0..<columns { rows[0][column].isHeader = true } }
      if columns > 2 {
        rows[1][0].colSpan = 2
        rows[1].remove(at: 1)
      }
      return .table(Table(caption: Bool.random(using: &random) ? [.text(words())] : nil, rows: rows))
    }
  }

  @Test(arguments: 0..<8)
  func `html and back gives the same tree`(_ seed: UInt64) throws {
    var maker = Maker(random: Seeded(seed: seed))
    for _ in 0..<60 {
      let tree = Manuscript(blocks: (0..<5).map { _ in maker.block() })
      let html = tree.html()
      #expect(SafeFragment(html).complaints == [])
      let again = try HTMLReader.read(html, recognising: false).manuscript
      #expect(again == tree, "\(html)")
      #expect(try Manuscript(json: tree.json()) == tree)
    }
  }
}
