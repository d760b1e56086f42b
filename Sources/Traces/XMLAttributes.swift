/// Attributes of a start tag, read and changed in its own bytes (属性).
extension XMLTree {
  /// The value of the attribute with this local name.
  func attribute(_ node: Int, _ name: String) -> String? {
    let tag = tag(of: node)
    return XMLText.attributes(of: tag).first { $0.name == name }.map { XMLText.decoded(tag[$0.value]) }
  }

  /// Whether a flag such as `hidden="1"` is set.
  func isSet(_ node: Int, _ name: String) -> Bool { attribute(node, name).map { $0 == "1" || $0 == "true" } ?? false }

  /// Whether a switch element such as `<w:vanish/>` is on.
  func isOn(_ node: Int) -> Bool { attribute(node, "val").map { !["0", "false", "off", "none"].contains($0) } ?? true }

  /// Takes the attributes with these local names away.
  mutating func drop(attributes names: Set<String>, of node: Int) {
    var tag = tag(of: node)
    for found in XMLText.attributes(of: tag).reversed() where names.contains(found.name) {
      tag.removeSubrange(found.whole)
    }
    setTag(tag, of: node)
  }

  /// Gives an attribute that is there another value.
  mutating func change(_ name: String, to value: String, of node: Int) {
    var tag = tag(of: node)
    guard let found = XMLText.attributes(of: tag).first(where: { $0.name == name }) else { return }
    tag.replaceSubrange(found.value, with: XMLText.escaped(value).utf8)
    setTag(tag, of: node)
  }
}

/// The letter of XML: attributes and entities (转义).
enum XMLText {
  struct Attribute {
    var name: String
    /// With the white space before it.
    var whole: Range<Int>
    var value: Range<Int>
  }

  static func attributes(of tag: [UInt8]) -> [Attribute] {
    var found: [Attribute] = []
    var index = tag.firstIndex { $0 <= 0x20 } ?? tag.count
    while index < tag.count {
      let space = index
      while index < tag.count, tag[index] <= 0x20 { index += 1 }
      var first = index
      let start = index
      while index < tag.count, tag[index] > 0x20, tag[index] != UInt8(ascii: "="), tag[index] != UInt8(ascii: ">") {
        if tag[index] == UInt8(ascii: ":") { first = index + 1 }
        index += 1
      }
      let name = first..<index
      guard index > start, let quote = tag[index...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = tag[(quote + 1)...].firstIndex(of: tag[quote])
      else { return found }
      found.append(
        Attribute(
          name: String(decoding: tag[name], as: UTF8.self), whole: space..<(close + 1), value: (quote + 1)..<close))
      index = close + 1
    }
    return found
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }

  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      out += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";") else {
        out.append("&")
        rest = rest.dropFirst()
        continue
      }
      out += entity(rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  private static func entity(_ name: Substring) -> String {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return "" }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init).map(String.init) ?? ""
    }
  }
}
