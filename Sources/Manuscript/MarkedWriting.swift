/// Writes blocks as marked text, each on its own lines; nil for what marks cannot say.
enum MarkedWriting {
  /// `settled` blocks say what they are even where a reader would see it by himself.
  static func text(of blocks: [Block], settled: Set<Int>) -> String? {
    var parts: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, let parting = parting(blocks[index - 1], block) { parts.append(parting) }
      guard let part = part(block, isSettled: settled.contains(index)) else { return nil }
      parts.append(part)
    }
    return parts.joined(separator: "\n\n")
  }

  /// Two lists or tables in a row would be read as one.
  private static func parting(_ before: Block, _ block: Block) -> String? {
    switch (before, block) {
    case (.list(let left, _), .list(let right, _)) where left == right: MarkedWord.newList.text
    case (.table, .table(let table)) where table.caption == nil: MarkedWord.newTable.text
    default: nil
    }
  }

  private static func part(_ block: Block, isSettled: Bool) -> String? {
    switch block {
    case .heading(let level, let inlines):
      let text = MarkedInline.write(inlines)
      guard !isSettled, Numbering(inlines.plainText) != nil else {
        return String(repeating: "#", count: min(max(level, 1), 4)) + " " + text
      }
      return guarded(text)
    case .paragraph(let paragraph): return paragraphText(paragraph, isSettled: isSettled)
    case .note(let inlines): return line(.note, inlines, isSettled: isSettled)
    case .signature(let inlines): return line(.signature, inlines, isSettled: isSettled)
    case .date(let inlines): return line(.date, inlines, isSettled: isSettled)
    case .list(let ordered, let items): return list(ordered, items, depth: 0)?.joined(separator: "\n")
    case .table(let table): return MarkedTable.write(table)
    case .image(let image): return MarkedInline.write([.image(image)])
    case .rule: return "---"
    case .pageBreak: return MarkedWord.pageBreak.text
    }
  }

  private static func paragraphText(_ paragraph: Paragraph, isSettled: Bool) -> String {
    let text = MarkedInline.write(paragraph.inlines)
    if paragraph.indented { return MarkedWord.indented.text + text }
    switch paragraph.alignment {
    case .center: return MarkedWord.center.text + text
    case .end: return MarkedWord.end.text + text
    case .start: return isSettled ? MarkedWord.plain.text + text : guarded(text)
    }
  }

  private static func line(_ word: MarkedWord, _ inlines: [Inline], isSettled: Bool) -> String {
    let text = MarkedInline.write(inlines)
    return isSettled ? word.text + text : guarded(text)
  }

  /// A line that begins like a mark and is none.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return MarkedWord.plain.text }
    let isLikeMark =
      "#|".unicodeScalars.contains(first) || text.hasPrefix("- ") || text.hasPrefix("+ ") || text.hasPrefix("---")
    return isLikeMark ? "\\" + text : text
  }

  private static func list(_ ordered: Bool, _ items: [[Block]], depth: Int) -> [String]? {
    var lines: [String] = []
    let blanks = String(repeating: "  ", count: depth)
    for item in items {
      for (index, block) in item.enumerated() {
        switch block {
        case .list(let inner, let items) where index > 0:
          guard let nested = list(inner, items, depth: depth + 1) else { return nil }
          lines += nested
        case .paragraph(let paragraph):
          let text = paragraphText(paragraph, isSettled: index > 0)
          lines.append(blanks + (index > 0 ? "  " : ordered ? "+ " : "- ") + text)
        case .image(let image):
          lines.append(blanks + (index > 0 ? "  " : ordered ? "+ " : "- ") + MarkedInline.write([.image(image)]))
        default: return nil
        }
      }
    }
    return lines
  }
}
