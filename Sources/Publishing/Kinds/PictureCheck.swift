import Kernel
import Manuscript

/// Pictures without words for who cannot see them (图片说明): which, and where they stand.
enum PictureCheck {
  static func issues(_ manuscript: Manuscript) -> [Issue] {
    var walk = Walk()
    walk.pass(manuscript.blocks)
    guard !walk.bare.isEmpty else { return [] }
    let which = walk.bare.prefix(5).map(\.words).joined(separator: "、")
    let more = walk.bare.count > 5 ? "等 \(walk.bare.count) 幅" : ""
    return [Issue("body", "\(which)\(more)没有图片说明，看不见图的人不知道画的是什么，请给每幅图写一句说明。")]
  }

  private struct Bare {
    let number: Int
    let heading: String
    var words: String { heading.isEmpty ? "第 \(number) 幅图" : "“\(heading)”下面的第 \(number) 幅图" }
  }

  private struct Walk {
    var bare: [Bare] = []
    private var heading = ""
    private var count = 0

    mutating func pass(_ blocks: [Block]) {
      for block in blocks { pass(block) }
    }

    private mutating func pass(_ block: Block) {
      switch block {
      case .heading(_, let inlines):
        heading = String(inlines.plainText.trimmed.prefix(20))
        pass(inlines)
      case .paragraph(let paragraph): pass(paragraph.inlines)
      case .list(_, let items): for item in items { pass(item) }
      case .table(let table): for row in table.rows { for cell in row { pass(cell.blocks) } }
      case .image(let image): see(image)
      case .note(let inlines), .signature(let inlines), .date(let inlines): pass(inlines)
      case .rule, .pageBreak: break
      }
    }

    private mutating func pass(_ inlines: [Inline]) {
      for inline in inlines {
        switch inline {
        case .image(let image): see(image)
        case .link(_, let inner): pass(inner)
        case .text, .lineBreak: break
        }
      }
    }

    private mutating func see(_ image: Image) {
      count += 1
      if image.alt.trimmed.isEmpty { bare.append(Bare(number: count, heading: heading)) }
    }
  }
}
