/// Where unpredictable bytes come from. The program hands in the system's; a test hands in a seeded one.
package struct Entropy: Sendable {
  private let source: @Sendable (Int) -> [UInt8]

  /// `source` returns exactly as many bytes as it is asked for.
  package init(_ source: @escaping @Sendable (Int) -> [UInt8]) { self.source = source }

  package func bytes(_ count: Int) -> [UInt8] { source(count) }

  /// A token of `bytes` × 8 bits, in lower-case hexadecimal.
  package func token(bytes count: Int = 32) -> String { Hex.encode(bytes(count)) }
}

/// Lower-case hexadecimal.
package enum Hex {
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for byte in bytes { out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: out, as: UTF8.self)
  }

  /// Nil for anything but pairs of hexadecimal digits.
  package static func decode(_ text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
