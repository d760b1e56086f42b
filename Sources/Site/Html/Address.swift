/// Where a link leads. Made only from parts that cannot run anything: a path of our own, or a foreign
/// address with a harmless scheme.
package struct Address: Sendable, Hashable, CustomStringConvertible {
  package private(set) var text: String

  /// A path on this site, such as `/chengkan/search`. Each part is percent-encoded and must not be empty.
  package init(_ parts: String..., slash: Bool = false, query: [(String, String)] = []) {
    var text = parts.map { "/" + Address.encode($0) }.joined()
    if slash || text.isEmpty { text += "/" }
    if !query.isEmpty {
      text += "?" + query.map { Address.encode($0.0) + "=" + Address.encode($0.1) }.joined(separator: "&")
    }
    self.text = text
  }

  /// A place on the page one is on. `fragment` is an element's id.
  package init(fragment: String) { text = "#" + Address.encode(fragment) }

  /// A place on the page of this address, by an element's id.
  package func at(_ fragment: String) -> Address {
    var place = self
    place.text += "#" + Address.encode(fragment)
    return place
  }

  /// An address outside. Nil unless it is plain `http`, `https`, `mailto` or `tel`.
  package init?(foreign text: String) {
    let trimmed = text.drop { $0 == " " }
    let scheme = trimmed.prefix { $0 != ":" }.lowercased()
    guard ["http", "https", "mailto", "tel"].contains(scheme), trimmed.count < 2000,
      !trimmed.unicodeScalars.contains(where: { $0.value <= 0x20 || $0 == "\"" || $0 == "<" || $0 == ">" || $0 == "\\" })
    else { return nil }
    self.text = String(trimmed)
  }

  /// A page of the desk whose address was kept as text, such as `/desk/tickets/5`. Nil for anything else.
  package init?(kept text: String) {
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'<>\\#".utf8.contains($0) }
    guard text.hasPrefix("/desk/"), text.count < 500, isPlain, !text.contains("//"), !text.contains("..") else { return nil }
    self.text = text
  }

  package var description: String { text }

  /// Percent-encodes all but RFC 3986's unreserved characters.
  package static func encode(_ part: String) -> String {
    // Slugs and numbers, the parts of nearly all of our addresses, have nothing to encode.
    if part.utf8.allSatisfy(isUnreserved) { return part }
    let hex = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in part.utf8 {
      if isUnreserved(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
