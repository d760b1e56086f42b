/// A text as the privacy scanners read it (待查文本): its scalars, and beside them what each is in plain ASCII, so that
/// full-width digits and letters are the same as the narrow ones.
struct PrivacyText {
  let scalars: [Unicode.Scalar]
  /// The ASCII byte a scalar is or stands for, otherwise 0.
  let plain: [UInt8]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    plain = scalars.map(Self.plain)
  }

  var count: Int { scalars.count }

  private static func plain(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x20...0x7E: UInt8(scalar.value)
    case 0xFF01...0xFF5E: UInt8(scalar.value - 0xFEE0)
    case 0x3000, 0xA0: 0x20
    case 0x2010...0x2015, 0x2212: 0x2D
    default: 0
    }
  }

  func isDigit(_ place: Int) -> Bool { plain.indices.contains(place) && (48...57).contains(plain[place]) }

  func isLetter(_ place: Int) -> Bool {
    plain.indices.contains(place) && (65...90).contains(plain[place] & 0xDF)
  }

  func isCode(_ place: Int) -> Bool { isDigit(place) || isLetter(place) }

  /// The digits of a range as numbers; letters and separators left out.
  func digits(_ range: Range<Int>) -> [Int] { range.filter(isDigit).map { Int(plain[$0]) - 48 } }

  /// The codes of a range in capitals, separators left out.
  func codes(_ range: Range<Int>) -> [UInt8] {
    range.filter(isCode).map { isLetter($0) ? plain[$0] & 0xDF : plain[$0] }
  }

  /// Whether one of these words stands in the same line before the place, at most so many scalars away.
  func follows(_ words: [[Unicode.Scalar]], _ place: Int, within reach: Int) -> Bool {
    var start = place
    while start > 0, place - start < reach, scalars[start - 1] != "\n" { start -= 1 }
    return words.contains { contains($0, in: start..<place) }
  }

  func contains(_ word: [Unicode.Scalar], in range: Range<Int>) -> Bool {
    guard let first = word.first, range.count >= word.count else { return false }
    return (range.lowerBound...range.upperBound - word.count).contains { place in
      scalars[place] == first && has(word, at: place)
    }
  }

  func has(_ word: [Unicode.Scalar], at place: Int) -> Bool {
    place >= 0 && place + word.count <= count && word.indices.allSatisfy { scalars[place + $0] == word[$0] }
  }
}

/// Words as the scanners compare them.
func words(_ list: String) -> [[Unicode.Scalar]] {
  list.split(separator: " ").map { Array($0.unicodeScalars) }
}
