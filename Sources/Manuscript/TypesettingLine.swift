/// A line while it is typeset: all its characters in one row, each knowing the piece it came from, so that a rule sees
/// what stands beside it whatever its format.
struct TypesettingLine {
  struct Letter: Equatable {
    var scalar: Unicode.Scalar
    /// Which text of the line it belongs to; -1 for a break or a picture.
    var piece: Int
  }

  var letters: [Letter] = []
  private let source: [Inline]

  /// Stands for what is no text.
  static let object: Unicode.Scalar = "\u{FFFC}"

  init(_ inlines: [Inline]) {
    source = inlines
    var piece = 0
    gather(inlines, &piece)
  }

  private mutating func gather(_ inlines: [Inline], _ piece: inout Int) {
    for inline in inlines {
      switch inline {
      case .text(let text, _):
        letters += text.unicodeScalars.map { Letter(scalar: $0, piece: piece) }
        piece += 1
      case .link(_, let inner): gather(inner, &piece)
      case .lineBreak, .image: letters.append(Letter(scalar: Self.object, piece: -1))
      }
    }
  }

  /// Neither text nor picture.
  var isBlank: Bool {
    letters.allSatisfy { $0.scalar.properties.isWhitespace } && !source.contains { $0.isPicture }
  }

  var scalars: [Unicode.Scalar] { letters.map(\.scalar) }

  /// The line as it was built, with the texts as they now are.
  var inlines: [Inline] {
    var texts: [Int: String.UnicodeScalarView] = [:]
    for letter in letters where letter.piece >= 0 { texts[letter.piece, default: .init()].append(letter.scalar) }
    var piece = 0
    return rebuilt(source, texts, &piece)
  }

  private func rebuilt(
    _ inlines: [Inline], _ texts: [Int: String.UnicodeScalarView], _ piece: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      switch inline {
      case .text(_, let marks):
        if let text = texts[piece] { result.append(.text(String(text), marks: marks)) }
        piece += 1
      case .link(let address, let inner):
        let rebuilt = rebuilt(inner, texts, &piece)
        if !rebuilt.isEmpty { result.append(.link(address: address, rebuilt)) }
      case .lineBreak: if !result.isEmpty { result.append(.lineBreak) }
      case .image: result.append(inline)
      }
    }
    while case .lineBreak = result.last { result.removeLast() }
    return result
  }

  subscript(_ index: Int) -> Unicode.Scalar? { letters.indices.contains(index) ? letters[index].scalar : nil }

  /// Puts other characters in the place of some; they belong to the piece of the first that goes.
  mutating func replace(_ range: Range<Int>, with scalars: some Sequence<Unicode.Scalar>) {
    let piece = letters[range.lowerBound].piece
    letters.replaceSubrange(range, with: scalars.map { Letter(scalar: $0, piece: piece) })
  }
}

extension Inline {
  fileprivate var isPicture: Bool {
    switch self {
    case .image: true
    case .link(_, let inner): inner.contains { $0.isPicture }
    case .text, .lineBreak: false
    }
  }
}

extension Unicode.Scalar {
  /// A Han character, not a mark.
  var isHan: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
    default: false
    }
  }

  /// A full-width mark of the Chinese sentence.
  var isHanMark: Bool { "，。；：？！、（）《》〈〉“”‘’…—〔〕【】「」".unicodeScalars.contains(self) }

  var isChinese: Bool { isHan || isHanMark }
  var isDigit: Bool { (0x30...0x39).contains(value) }
  var isLatin: Bool { isASCII && properties.isAlphabetic }
  /// A blank inside a line, wide or narrow.
  var isBlank: Bool { self == " " || self == "\u{3000}" || self == "\u{A0}" || self == "\t" }
}
