/// Links by their places (链接的位置): `line` counts as `textLines` does, `range` in Unicode scalars of it.
extension Manuscript {
  /// A link in a line of text (行内链接).
  package struct TextLink: Sendable, Equatable {
    package let line: Int
    package let range: Range<Int>
    package let address: String
  }

  package var textLinks: [TextLink] {
    var (found, copy, line) = ([TextLink](), self, 0)
    for index in copy.blocks.indices {
      copy.blocks[index].eachLine { inlines in
        var place = 0
        inlines.collectLinks(in: line, &place, &found)
        line += 1
      }
    }
    return found
  }
}

extension [Inline] {
  fileprivate func collectLinks(in line: Int, _ place: inout Int, _ found: inout [Manuscript.TextLink]) {
    for inline in self {
      switch inline {
      case .text(let text, _): place += text.unicodeScalars.count
      case .lineBreak: place += 1
      case .image: break
      case .link(let address, let inner):
        let start = place
        inner.collectLinks(in: line, &place, &found)
        found.append(Manuscript.TextLink(line: line, range: start..<place, address: address))
      }
    }
  }
}
