/// A text under proof (送校文本): decoded once to Unicode scalars, with the bounds of its lines. All positions of
/// the proofreader are scalars of this text.
package struct ProofText: Sendable {
  package typealias Scalar = Unicode.Scalar

  package let scalars: [Scalar]
  /// The lines without their breaks, the empty ones too.
  package let lines: [Range<Int>]

  package init(_ text: String) {
    var text = text
    scalars = text.withUTF8(Self.decoded)
    lines = Self.lines(of: scalars)
  }

  package var count: Int { scalars.count }

  package func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The scalar at a position, nothing outside the text.
  package func at(_ position: Int) -> Scalar? {
    position >= 0 && position < scalars.count ? scalars[position] : nil
  }

  /// Whether exactly these scalars stand at a position.
  package func has(_ pattern: [Scalar], at position: Int) -> Bool {
    guard position >= 0, position + pattern.count <= scalars.count else { return false }
    for offset in pattern.indices where scalars[position + offset] != pattern[offset] { return false }
    return true
  }

  package func has(_ pattern: String, at position: Int) -> Bool { has(Array(pattern.unicodeScalars), at: position) }

  /// Where a phrase stands, without overlaps.
  package func places(of phrase: String, in range: Range<Int>? = nil) -> [Range<Int>] {
    let pattern = Array(phrase.unicodeScalars)
    let whole = range ?? 0..<count
    guard let first = pattern.first, whole.count >= pattern.count else { return [] }
    var found: [Range<Int>] = []
    var position = whole.lowerBound
    while position + pattern.count <= whole.upperBound {
      if scalars[position] == first, has(pattern, at: position) {
        found.append(position..<position + pattern.count)
        position += pattern.count
      } else {
        position += 1
      }
    }
    return found
  }

  /// A line without the blanks at its ends.
  package func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, scalars[start].isBlank { start += 1 }
    while end > start, scalars[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// What stands in a string is sound UTF-8, so the first byte of a scalar says how many follow.
  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    let count = bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return [Unicode.Scalar](unsafeUninitializedCapacity: count) { scalars, filled in
      var place = 0
      while place < bytes.count {
        let first = UInt32(bytes[place])
        let size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = size == 1 ? first : first & (0x7F &>> UInt32(size))
        for next in place + 1..<place + size { value = value &<< 6 | UInt32(bytes[next]) & 0x3F }
        scalars.initializeElement(at: filled, to: Unicode.Scalar(value) ?? "\u{FFFD}")
        filled += 1
        place += size
      }
    }
  }

  private static func lines(of scalars: [Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for position in scalars.indices where scalars[position] == "\n" {
      let end = position > start && scalars[position - 1] == "\r" ? position - 1 : position
      lines.append(start..<end)
      start = position + 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    return lines
  }
}
