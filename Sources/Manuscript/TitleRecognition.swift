/// The title (标题) and the 文号 that open a text: lifted out, because the page shows them on its own.
enum TitleRecognition {
  /// Takes the opening away if it is the title; `expected` is the title that the record already has.
  static func lift(from blocks: inout [Block], expected: String?) -> (title: String?, documentNumber: String?) {
    let numberBefore = liftNumber(from: &blocks)
    let count = titleCount(in: blocks, expected: expected.map(bare))
    guard count > 0 else { return (nil, numberBefore) }
    let title = blocks.prefix(count).map { $0.plainText.replacing("\n", with: "") }.joined()
    blocks.removeFirst(count)
    return (title, numberBefore ?? liftNumber(from: &blocks))
  }

  private static func liftNumber(from blocks: inout [Block]) -> String? {
    guard case .paragraph(let paragraph) = blocks.first else { return nil }
    let text = paragraph.inlines.plainText
    guard text.count <= 40, DocumentNumber.parse(text) != nil else { return nil }
    blocks.removeFirst()
    return text
  }

  /// How many leading blocks make up the title: old pages break it into several lines.
  private static func titleCount(in blocks: [Block], expected: String?) -> Int {
    var gathered = ""
    for (index, block) in blocks.prefix(6).enumerated() {
      guard let text = openingText(block, expected: expected) else { break }
      gathered += text
      let bareText = bare(gathered)
      if let expected, !expected.isEmpty {
        if bareText == expected || isSame(bareText, expected) { return index + 1 }
      } else if looksLikeTitle(bareText, block) {
        return index + 1
      }
    }
    return 0
  }

  /// A centred line or a heading may open a title; a line that is the title itself may stand anywhere.
  private static func openingText(_ block: Block, expected: String?) -> String? {
    let text = block.plainText
    guard text.count <= 150 else { return nil }
    switch block {
    case .heading: return text
    case .paragraph(let paragraph):
      let isWhole = expected.map { !$0.isEmpty && bare(text) == $0 } ?? false
      return paragraph.alignment == .center || isWhole ? text : nil
    default: return nil
    }
  }

  /// The record's title often lacks the authority's name, or the page's lacks 关于.
  private static func isSame(_ text: String, _ expected: String) -> Bool {
    guard min(text.count, expected.count) >= 8, abs(text.count - expected.count) <= 20 else { return false }
    return text.hasSuffix(expected) || expected.hasSuffix(text)
  }

  private static func looksLikeTitle(_ text: String, _ block: Block) -> Bool {
    guard (5...120).contains(text.count) else { return false }
    if case .heading(1, _) = block, Numbering(text) == nil { return true }
    return endings.contains(where: text.hasSuffix)
  }

  private static let endings = [
    "通知", "意见", "办法", "决定", "公告", "函", "批复", "报告", "方案", "规定", "条例", "通报", "公报", "答复", "纲要", "规划",
    "令", "通告", "细则", "预案", "指南", "清单", "决议", "纪要", "请示", "议案", "简报", "公示", "总结", "计划", "目录", "名单", "大纲",
  ]

  /// A title without what differs from page to page: white space, quotation marks, brackets.
  private static func bare(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"“”\"‘’'《》〈〉<>·（）()".contains($0) }
  }
}
