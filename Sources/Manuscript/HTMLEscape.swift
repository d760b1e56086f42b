/// Escaping (转义) by byte: `"` followed by a combining mark is still a quote (never by grapheme).
enum HTMLEscape {
  static func text(_ text: String, into output: inout String) {
    guard text.utf8.contains(where: isSpecial) else {
      output += text
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let name = name(of: byte) { bytes += name.utf8 } else { bytes.append(byte) }
    }
    output += String(decoding: bytes, as: UTF8.self)
  }

  static func attribute(_ value: String) -> String {
    var output = ""
    text(value, into: &output)
    return output
  }

  private static func isSpecial(_ byte: UInt8) -> Bool { name(of: byte) != nil }

  private static func name(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
