/// Headings by their official numbers: a short numbered paragraph that stands alone before what it heads.
enum HeadingRecognition {
  static func apply(to blocks: inout [Block]) {
    let numbers = blocks.map(numbering)
    for index in blocks.indices {
      switch blocks[index] {
      case .heading(let level, let inlines): blocks[index] = .heading(level: level, inlines.without(.bold))
      case .paragraph(let paragraph):
        guard let number = numbers[index], isHeading(paragraph, number, at: index, blocks, numbers) else { continue }
        blocks[index] = .heading(level: number.level, paragraph.inlines.without(.bold))
      default: continue
      }
    }
  }

  /// First rows that are bold throughout are the header (表头).
  static func header(of table: Table) -> Table {
    let count = table.rows.prefix(4).prefix { $0.allSatisfy(\.isBold) }.count
    guard count > 0, count < table.rows.count, !table.rows[0].contains(where: \.isHeader) else { return table }
    var table = table
    for row in 0..<count { table.rows[row] = table.rows[row].map(\.asHeader) }
    return table
  }

  private static func numbering(_ block: Block) -> Numbering? {
    guard case .paragraph(let paragraph) = block, paragraph.alignment != .end else { return nil }
    return Numbering(paragraph.inlines.plainText)
  }

  private static func isHeading(
    _ paragraph: Paragraph, _ number: Numbering, at index: Int, _ blocks: [Block], _ numbers: [Numbering?]
  ) -> Bool {
    let text = paragraph.inlines.plainText
    let length = text.unicodeScalars.count
    guard length > number.length, length <= 60, !text.contains("\n"), !hasInnerStop(text) else { return false }
    let isBold = paragraph.inlines.isBold
    if let last = text.last, "；;，,：:、".contains(last) { return false }
    let endsWithStop = text.last.map { "。.！？".contains($0) } ?? false
    if isBold { return length <= 45 }
    if index > 0, numbers[index - 1]?.level == number.level, case .paragraph = blocks[index - 1] { return false }
    guard number.level <= 2 ? length <= 40 : length <= 25 && !endsWithStop else { return false }
    guard !endsWithStop || number.level == 2 && length <= 30 else { return false }
    return heads(index, number, blocks, numbers)
  }

  /// Something it heads must follow: a paragraph, a table, or a number of a lower level; a list of items is none.
  private static func heads(_ index: Int, _ number: Numbering, _ blocks: [Block], _ numbers: [Numbering?]) -> Bool {
    guard index + 1 < blocks.count else { return false }
    if let next = numbers[index + 1] { return next.level > number.level }
    switch blocks[index + 1] {
    case .paragraph(let next): return next.alignment != .end
    case .list, .table, .image: return true
    case .heading(let level, _): return level > number.level
    case .note, .signature, .date, .rule, .pageBreak: return false
    }
  }

  /// A full stop before the end: a sentence that goes on, not a heading.
  private static func hasInnerStop(_ text: String) -> Bool {
    text.dropLast().contains { "。；！？".contains($0) }
  }
}

extension Table.Cell {
  /// A cell whose text is bold, and is there.
  fileprivate var isBold: Bool {
    !blocks.isEmpty
      && blocks.allSatisfy { block in
        if case .paragraph(let paragraph) = block { paragraph.inlines.isBold } else { false }
      }
  }

  /// The cell as a header, which is bold by itself.
  fileprivate var asHeader: Table.Cell {
    var cell = self
    cell.isHeader = true
    cell.blocks = blocks.map { block in
      guard case .paragraph(var paragraph) = block else { return block }
      paragraph.inlines = paragraph.inlines.without(.bold)
      return .paragraph(paragraph)
    }
    return cell
  }
}
