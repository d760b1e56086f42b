/// The closing (落款): signature and date on the right, and the notes around them.
enum ClosingRecognition {
  static func apply(to blocks: inout [Block]) {
    for index in blocks.indices {
      guard case .paragraph(let paragraph) = blocks[index] else { continue }
      if isNote(paragraph.inlines.plainText) { blocks[index] = .note(paragraph.inlines) }
    }
    let last = blocks.lastIndex { if case .note = $0 { false } else { true } }
    for index in blocks.indices {
      guard let inlines = date(blocks[index], mayStandLeft: index == last) else { continue }
      let isRight = alignment(blocks[index]) == .end
      guard isRight || index > 0 && isSigner(blocks[index - 1], mayStandLeft: true) else { continue }
      blocks[index] = .date(inlines)
      sign(before: index, in: &blocks, mayStandLeft: !isRight)
      if index + 1 < blocks.count, let note = bracketed(blocks[index + 1]) { blocks[index + 1] = .note(note) }
    }
  }

  /// Up to four names sign together (联合行文).
  private static func sign(before date: Int, in blocks: inout [Block], mayStandLeft: Bool) {
    var index = date - 1
    while index >= 0, date - index <= 4, isSigner(blocks[index], mayStandLeft: mayStandLeft && index == date - 1) {
      guard case .paragraph(let paragraph) = blocks[index] else { return }
      blocks[index] = .signature(paragraph.inlines)
      index -= 1
    }
  }

  private static func alignment(_ block: Block) -> Alignment? {
    if case .paragraph(let paragraph) = block { paragraph.alignment } else { nil }
  }

  private static func date(_ block: Block, mayStandLeft: Bool) -> [Inline]? {
    guard case .paragraph(let paragraph) = block, mayStandLeft || paragraph.alignment == .end else { return nil }
    let text = paragraph.inlines.plainText
    return !text.hasPrefix("（") && ChineseDate.parse(text) != nil ? paragraph.inlines : nil
  }

  /// A short line without a sentence's marks; on the left, only what ends like the name of an authority.
  private static func isSigner(_ block: Block, mayStandLeft: Bool) -> Bool {
    guard case .paragraph(let paragraph) = block, paragraph.alignment != .center else { return false }
    let text = paragraph.inlines.plainText
    guard (2...40).contains(text.count), !text.contains(where: { "。；：，！？:;".contains($0) }) else { return false }
    if paragraph.alignment == .end { return true }
    let endings = ["政府", "办公室", "委员会", "局", "厅", "部", "院", "镇", "中心", "办", "村民委员会", "所", "站", "队"]
    return mayStandLeft && Numbering(text) == nil && endings.contains(where: text.hasSuffix)
  }

  private static func isNote(_ text: String) -> Bool {
    ["注：", "注:", "备注：", "备注:", "附注：", "附注:"].contains(where: text.hasPrefix)
  }

  /// （此件公开发布）: the note in brackets under the date (附注, GB/T 9704 第7.3.6).
  private static func bracketed(_ block: Block) -> [Inline]? {
    guard case .paragraph(let paragraph) = block else { return nil }
    let text = paragraph.inlines.plainText
    let isBracketed = text.hasPrefix("（") && text.hasSuffix("）") || text.hasPrefix("(") && text.hasSuffix(")")
    return isBracketed && text.count <= 60 ? paragraph.inlines : nil
  }
}
