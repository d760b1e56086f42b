import Kernel
import Manuscript

/// What every form says in the same words (用语): lines about the document, words for a picture, addresses in full.
extension Document {
  /// Where the document comes from, line by line, for forms without a page around them.
  var particulars: [(name: String, value: String)] {
    [
      ("索引号", indexNumber), ("发布机构", publisher), ("发布日期", published?.chinese),
      ("网址", address), ("联系电话", phone),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  /// A link that still leads somewhere when the file lies on somebody's disk; nil for one that would not.
  func absolute(_ link: String) -> String? {
    let lower = link.lowercased()
    if ["http://", "https://", "mailto:", "tel:"].contains(where: lower.hasPrefix) { return link }
    guard link.hasPrefix("/"), !link.hasPrefix("//"), let address, let scheme = address.firstRange(of: "://") else {
      return nil
    }
    return address[..<scheme.upperBound] + address[scheme.upperBound...].prefix { $0 != "/" } + link
  }
}

extension Document.Imprint {
  /// 第7.4.2条: 抄送机关之间用逗号隔开，最后一个抄送机关后标句号。
  package var copiesLine: String? { copies.isEmpty ? nil : "抄送：\(copies.joined(separator: "，"))。" }

  /// 第7.4.3条: the day is followed by 印发.
  package var printedLine: String? { printed.map { $0.chinese + "印发" } }

  /// The lines of the imprint, for forms that have no right edge to set the day to.
  var lines: [String] {
    let printing = [printer, printedLine].compactMap(\.self).joined(separator: "\u{3000}")
    return [copiesLine, printing.isEmpty ? nil : printing].compactMap(\.self)
  }
}

extension Image {
  /// What stands where the picture itself cannot.
  package var words: String { alt.isEmpty ? "［图片］" : "［图片：\(alt)］" }
}

extension [Block] {
  /// Whether the paragraph at this place names those to whom the text goes (主送机关, GB/T 9704 第7.3.2条：“居左顶格”).
  package func isAddressee(at index: Int) -> Bool {
    guard case .paragraph(let paragraph) = self[index], paragraph.alignment == .start, !paragraph.indented else {
      return false
    }
    let isFirst = !self[..<index].contains { block in if case .paragraph = block { true } else { false } }
    return isFirst && paragraph.inlines.plainText.hasSuffix("：")
  }
}
