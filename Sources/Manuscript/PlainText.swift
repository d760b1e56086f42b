/// The text of a manuscript without its form: for search, for counting, for comparing.
extension Manuscript {
  /// One line a block; the cells of a table row are parted by tabs.
  package var plainText: String {
    var lines: [String] = []
    for block in blocks { block.collectLines(into: &lines) }
    return lines.joined(separator: "\n")
  }

  /// How many characters (字数) the text has, white space not counted.
  package var characterCount: Int {
    plainText.reduce(into: 0) { count, character in count += character.isWhitespace ? 0 : 1 }
  }

  /// The headings with the ids that `html()` gives them, for a list of contents (目录).
  package var outline: [(level: Int, text: String, id: String)] {
    var entries: [(level: Int, text: String, id: String)] = []
    for case .heading(let level, let inlines) in blocks {
      entries.append((level, inlines.plainText, "h-\(entries.count + 1)"))
    }
    return entries
  }
}

extension [Inline] {
  /// The text of the inlines; a line break reads as a line feed, an image as nothing.
  package var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let piece, _): text += piece
      case .link(_, let inner): text += inner.plainText
      case .lineBreak: text += "\n"
      case .image: break
      }
    }
    return text
  }
}

extension Block {
  /// The text of the block, one line after the other.
  package var plainText: String {
    var lines: [String] = []
    collectLines(into: &lines)
    return lines.joined(separator: "\n")
  }

  func collectLines(into lines: inout [String]) {
    switch self {
    case .heading(_, let inlines), .note(let inlines), .signature(let inlines), .date(let inlines):
      lines.append(inlines.plainText)
    case .paragraph(let paragraph): lines.append(paragraph.inlines.plainText)
    case .list(_, let items):
      for item in items { for block in item { block.collectLines(into: &lines) } }
    case .table(let table):
      if let caption = table.caption { lines.append(caption.plainText) }
      for row in table.rows { lines.append(row.map(\.plainText).joined(separator: "\t")) }
    case .image, .rule, .pageBreak: break
    }
  }
}

extension Table.Cell {
  /// The text of the cell on one line.
  package var plainText: String {
    blocks.map { $0.plainText.replacing("\n", with: " ") }.joined(separator: " ")
  }
}
