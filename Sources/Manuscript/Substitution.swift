/// One wording put in the place of another (查找替换): what is looked for, literally, and what stands there afterwards.
package struct Substitution: Sendable, Equatable, Codable {
  package var words: String
  package var replacement: String
  /// Only where the words stand alone (整词): with no letter, digit or Chinese character directly beside them.
  package var isWhole: Bool
  /// Full-width and half-width forms count as the same (忽略全角半角).
  package var ignoresWidth: Bool

  package init(_ words: String, _ replacement: String, isWhole: Bool = false, ignoresWidth: Bool = false) {
    self.words = words
    self.replacement = replacement
    self.isWhole = isWhole
    self.ignoresWidth = ignoresWidth
  }

  /// One place where the words were found (命中), with what stands around it.
  package struct Hit: Sendable, Equatable {
    package let lead: String
    package let found: String
    package let trail: String
  }

  package func hits(in text: String) -> [Hit] {
    let scalars = Array(text.unicodeScalars)
    return places(in: scalars).map { hit($0, in: scalars) }
  }

  /// The text with the chosen hits replaced; they are counted from 0 in the order of reading.
  package func applied(to text: String, where isChosen: (Int) -> Bool = { _ in true }) -> String {
    let scalars = Array(text.unicodeScalars)
    var (made, end) = (String.UnicodeScalarView(), 0)
    for (index, place) in places(in: scalars).enumerated() where isChosen(index) {
      made.append(contentsOf: scalars[end..<place.lowerBound])
      made.append(contentsOf: replacement.unicodeScalars)
      end = place.upperBound
    }
    made.append(contentsOf: scalars[end...])
    return String(made)
  }

  /// Where the words stand, from left to right, never overlapping.
  func places(in text: [Unicode.Scalar]) -> [Range<Int>] {
    let wanted = words.unicodeScalars.map(folded)
    guard let first = wanted.first, text.count >= wanted.count else { return [] }
    var (places, start) = ([Range<Int>](), 0)
    while start + wanted.count <= text.count {
      let place = start..<start + wanted.count
      if folded(text[start]) == first, matches(wanted, text, place) {
        places.append(place)
        start = place.upperBound
      } else {
        start += 1
      }
    }
    return places
  }

  func hit(_ place: Range<Int>, in text: [Unicode.Scalar]) -> Hit {
    let around = 24
    func piece(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(text[range])) }
    return Hit(
      lead: piece(max(0, place.lowerBound - around)..<place.lowerBound), found: piece(place),
      trail: piece(place.upperBound..<min(text.count, place.upperBound + around)))
  }

  private func matches(_ wanted: [Unicode.Scalar], _ text: [Unicode.Scalar], _ place: Range<Int>) -> Bool {
    for (offset, scalar) in wanted.enumerated() where folded(text[place.lowerBound + offset]) != scalar { return false }
    // Half of a letter with its accent is no hit.
    if place.upperBound < text.count, text[place.upperBound].properties.isGraphemeExtend { return false }
    guard isWhole else { return true }
    let isBound = { (index: Int) in !text.indices.contains(index) || !Self.isWord(text[index]) }
    return isBound(place.lowerBound - 1) && isBound(place.upperBound)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  /// One scalar for one, so that a place in folded text is the same place in the original.
  private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard ignoresWidth else { return scalar }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: return " "
    default: return scalar
    }
  }
}
