/// Whether a text is a whole paper (成文) that somebody must sign: it has a title of a kind that is signed, and a body.
package enum Paper {
  package static func isWhole(_ text: ProofText) -> Bool {
    let lines = text.lines.map(text.trimmed).filter { !$0.isEmpty }
    guard lines.count >= 4, let title = lines.first.map(text.string), title.count <= 60 else { return false }
    return kinds.contains { title.hasSuffix($0) }
  }

  private static let kinds = ["总结", "通知", "通报", "公告", "通告", "请示", "函", "报告", "意见", "方案", "公示", "决定", "纪要"]
}
