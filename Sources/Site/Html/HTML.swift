/// A piece of a page, written as a Swift literal.
///
/// Text between the quotes is markup. Every interpolated value is escaped, byte by byte: going by
/// `Character` would miss a quote that carries a combining mark (`"` + U+0301), which a browser still
/// reads as a quote. Only another `HTML` enters as it is.
///
///     let row: HTML = """
///       <li><a href="\(link)">\(title)</a></li>
///       """
package struct HTML: ExpressibleByStringInterpolation, Sendable, Equatable {
  package private(set) var bytes: [UInt8]

  package init(stringLiteral value: String) { bytes = Array(value.utf8) }
  package init(stringInterpolation interpolation: Interpolation) { bytes = interpolation.bytes }
  /// Nothing at all.
  package init() { bytes = [] }

  /// Markup that was made safe elsewhere. `Manuscript`'s sanitised output is the only caller in the house;
  /// a house-rules test keeps it so.
  package init(sanitised markup: String) { bytes = Array(markup.utf8) }

  package var isEmpty: Bool { bytes.isEmpty }
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum.bytes.append(contentsOf: right.bytes)
    return sum
  }

  package struct Interpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 32 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Text from anywhere: escaped for both element and quoted-attribute places.
    package mutating func appendInterpolation(_ text: some StringProtocol) {
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaping: $0) }
      if isDone == nil { for byte in text.utf8 { append(escaping: byte) } }
    }

    package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
    package mutating func appendInterpolation(_ address: Address) { appendInterpolation(address.text) }

    /// The piece, or nothing when there is none: `\(note.map { "<p>\($0)</p>" })`.
    package mutating func appendInterpolation(_ html: HTML?) {
      if let html { appendInterpolation(html) }
    }

    /// One piece for each element: `\(each: rows, { "<li>\($0.title)</li>" })`.
    package mutating func appendInterpolation<Elements: Sequence>(
      each elements: Elements, _ piece: (Elements.Element) -> HTML
    ) {
      for element in elements { bytes.append(contentsOf: piece(element).bytes) }
    }

    /// The piece when the condition holds: `\(if: isOpen, "<b>开放</b>")`.
    package mutating func appendInterpolation(
      if condition: Bool, _ piece: @autoclosure () -> HTML, else other: @autoclosure () -> HTML = HTML()
    ) {
      bytes.append(contentsOf: condition ? piece().bytes : other().bytes)
    }

    /// What needs no escaping is taken over in one piece: that is nearly all of any text.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
      var rest = text[...]
      while let place = rest.firstIndex(where: Self.isMarkup) {
        bytes.append(contentsOf: rest[..<place])
        append(escaping: rest[place])
        rest = rest[(place + 1)...]
      }
      bytes.append(contentsOf: rest)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "'")
    }

    private mutating func append(escaping byte: UInt8) {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      default: bytes.append(byte)
      }
    }
  }
}
