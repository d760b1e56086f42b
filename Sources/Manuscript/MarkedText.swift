/// Marked text (标记文本): a manuscript as people type it where there is only a plain text field. Lines are paragraphs,
/// 一、（一） are recognised, `# 标题` heads, `- ` and `+ ` list, `| 甲 | 乙 |` is a table's row, `![说明](media:图.png)`
/// a picture, and the office's own words in 【】 say the rest.
package enum MarkedText {
  /// The text whose reading is this very manuscript; nil where marks cannot say it.
  package static func write(_ manuscript: Manuscript) -> String? {
    var settled: Set<Int> = []
    for _ in 0..<3 {
      guard let text = MarkedWriting.text(of: manuscript.blocks, settled: settled) else { return nil }
      // What is too long to be typed again is not said by marks.
      guard text.utf8.count <= limit else { return nil }
      let again = reading(text, title: other)
      if again.manuscript == manuscript, again.documentNumber == nil { return text }
      settled = more(settled, manuscript.blocks, again)
    }
    return nil
  }
  /// A title that no text has, so that none is lifted.
  private static let other = "（另有）"

  /// The blocks that must say what they are, because recognition takes them for something else.
  private static func more(_ settled: Set<Int>, _ blocks: [Block], _ again: Reading) -> Set<Int> {
    let read = again.manuscript.blocks
    guard read.count == blocks.count else { return Set(blocks.indices) }
    return settled.union(blocks.indices.filter { read[$0] != blocks[$0] })
  }

  /// Reads what was typed. What a line says by a mark is so; the other lines are recognised as in any plain text.
  package static func read(_ text: String, title: String? = nil) throws(Refusal) -> Reading {
    if text.utf8.count > limit { throw Refusal("正文超过 \(limit >> 20) MB，请拆分后再保存。") }
    return reading(text, title: title)
  }

  /// In bytes.
  private static let limit = ReadingLimits().bytes

  private static func reading(_ text: String, title: String?) -> Reading {
    var reader = MarkedReader(title: title)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.take(line) }
    return reader.reading()
  }
}

/// The words in 【】 at the beginning of a line (标记), and the two that stand inside of one.
enum MarkedWord: String, CaseIterable {
  case plain = "正文"
  case indented = "缩进"
  case center = "居中"
  case end = "居右"
  case signature = "落款"
  case date = "日期"
  case note = "注"
  case caption = "表题"
  case pageBreak = "分页"
  case newList = "新列表"
  case newTable = "新表格"
  case lineBreak = "换行"
  case nextParagraph = "另段"

  var text: String { "【\(rawValue)】" }

  /// The word that a text begins with.
  init?(opening text: some StringProtocol) {
    guard text.unicodeScalars.first == "【",
      let word = Self.allCases.first(where: { text.hasPrefix($0.text) })
    else { return nil }
    self = word
  }
}

/// The same by a name that no page uses.
package typealias LightMarks = MarkedText
