/// Letters that people take for the same (全角半角、大小写), made the same, one scalar for one, so that a place in
/// folded text is the same place in the original.
enum Folding {
  /// Full-width to half-width, capital to small. Simplified and traditional characters stay apart: a proclamation
  /// on a stele is not found by accident.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(value + 32) ?? scalar
    case 0...0x7F, 0x3400...0x9FFF: return scalar
    case 0xFF01...0xFF5E: return fold(Unicode.Scalar(value - 0xFEE0) ?? scalar)
    case 0x3000: return " "
    default:
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      return small.count == 1 ? small[small.startIndex] : scalar
    }
  }

  /// What part a scalar plays in a text.
  enum Kind: Equatable { case han, word, space, mark, ignored }

  static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: return .word
    case 0x20, 0x09...0x0D, 0x3000: return .space
    case 0...0x7F: return .mark
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3005, 0x3007: return .han
    case 0x3040...0x30FF, 0x3105...0x312F, 0xAC00...0xD7A3: return .han
    case 0xE000...0xF8FF: return .mark
    default: return other(scalar)
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.properties.generalCategory {
    // Invisible things inside a word do not break it: a zero-width space, a combining accent.
    case .format, .nonspacingMark, .enclosingMark, .spacingMark: .ignored
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber: .word
    default: .mark
    }
  }
}
