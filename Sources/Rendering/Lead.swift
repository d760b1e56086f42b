import Manuscript

/// A lead (段首层次标题): the numbered sentence that opens a paragraph and stands in the face of its level, the text going
/// on in the same line: `（二）压实责任。各村……`.
package struct Lead: Sendable, Equatable {
  /// 1 or 2; deeper levels stand in the face of the text.
  package let level: Int
  /// How many characters it takes, its full stop included.
  package let length: Int

  package init?(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(60))
    let isBracketed = scalars.first == "（"
    let number = scalars.dropFirst(isBracketed ? 1 : 0).prefix { "一二三四五六七八九十".unicodeScalars.contains($0) }
    guard (1...3).contains(number.count), number.endIndex < scalars.count,
      scalars[number.endIndex] == (isBracketed ? "）" : "、")
    else { return nil }
    guard let stop = scalars.firstIndex(of: "。"), stop > number.endIndex + 1, stop <= 45,
      stop + 1 < text.unicodeScalars.count, !scalars[..<stop].contains("\n")
    else { return nil }
    (level, length) = (isBracketed ? 2 : 1, stop + 1)
  }

  /// The inlines parted behind the lead; nil where a link or a picture reaches into it.
  package static func part(_ inlines: [Inline]) -> (level: Int, lead: [Inline], rest: [Inline])? {
    guard let lead = Lead(inlines.plainText) else { return nil }
    var (before, rest, left) = ([Inline](), [Inline](), lead.length)
    for inline in inlines {
      guard left > 0 else {
        rest.append(inline)
        continue
      }
      guard case .text(let text, let marks) = inline else { return nil }
      let scalars = text.unicodeScalars
      before.append(.text(String(String.UnicodeScalarView(scalars.prefix(left))), marks: marks))
      if scalars.count > left {
        rest.append(.text(String(String.UnicodeScalarView(scalars.dropFirst(left))), marks: marks))
      }
      left -= scalars.count
    }
    return (lead.level, before, rest)
  }
}
