/// Cleaning of running text: white space as a browser would show it, and characters that nobody can see or read.

/// A piece of a line while it is gathered: text with its marks and link, a break, or an image.
enum Piece: Sendable, Equatable {
  case text(String, Marks, link: String?)
  case lineBreak
  case image(Image, link: String?)
}

/// Cleans the pieces of one paragraph from its first character to its last.
struct Cleaner {
  /// How wide the white space before the first character was, in half characters.
  private(set) var leadingWidth = 0
  private var space = Space()
  private var atLineStart = true
  private var seenText = false
  private var lastScalar: Unicode.Scalar = " "
  private var ledger: Ledger

  /// White space seen and not yet written.
  private struct Space {
    var narrow = 0
    var wide = 0
    var newline = false
    var isEmpty: Bool { narrow == 0 && wide == 0 }
    var width: Int { narrow + 2 * wide }
  }

  static func clean(_ pieces: [Piece], into ledger: inout Ledger) -> (pieces: [Piece], leadingWidth: Int) {
    var cleaner = Cleaner(ledger: ledger)
    var result: [Piece] = []
    result.reserveCapacity(pieces.count)
    for piece in pieces { cleaner.take(piece, into: &result) }
    while case .lineBreak = result.last { result.removeLast() }
    ledger = cleaner.ledger
    return (result, cleaner.leadingWidth)
  }

  private init(ledger: Ledger) {
    self.ledger = ledger
  }

  private mutating func take(_ piece: Piece, into result: inout [Piece]) {
    switch piece {
    case .lineBreak:
      space = Space()
      if !result.isEmpty { result.append(.lineBreak) }
      atLineStart = true
    case .image:
      space = Space()
      atLineStart = false
      result.append(piece)
    case .text(let text, let marks, let link):
      let cleaned = clean(text)
      guard !cleaned.isEmpty else { return }
      if case .text(let before, marks, link) = result.last {
        result[result.count - 1] = .text(before + cleaned, marks, link: link)
      } else {
        result.append(.text(cleaned, marks, link: link))
      }
    }
  }

  private mutating func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch ScalarKind(scalar) {
      case .plain: write(scalar, into: &result)
      case .space: space.narrow += 1
      case .newline:
        space.narrow += 1
        space.newline = true
      case .wide: space.wide += 1
      case .invisible: ledger.repair(.invisible)
      case .control: ledger.repair(.control)
      case .unreadable:
        write(scalar, into: &result)
        ledger.omit(.unreadable, String(text.unicodeScalars.prefix(60)))
      }
    }
    return String(result)
  }

  private mutating func write(_ scalar: Unicode.Scalar, into result: inout String.UnicodeScalarView) {
    if !space.isEmpty {
      if atLineStart {
        if !seenText { leadingWidth = space.width }
      } else if space.wide > 0 {
        for _ in 0..<min(space.wide, 4) { result.append("\u{3000}") }
      } else if !(space.newline && lastScalar.isIdeographic && scalar.isIdeographic) {
        result.append(" ")
      }
      space = Space()
    }
    result.append(scalar)
    lastScalar = scalar
    atLineStart = false
    seenText = true
  }
}
