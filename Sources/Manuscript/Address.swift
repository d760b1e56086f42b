/// Addresses (链接地址) that may leave the reader: four schemes and relative paths, nothing else.
enum Address {
  /// A link's address, resolved against the page it stood on; nil if it is unsafe or means nothing.
  static func link(_ raw: String, base: String? = nil) -> String? {
    checked(raw, base: base, schemes: ["http", "https", "mailto", "tel"])
  }

  /// An image's address.
  static func image(_ raw: String, base: String? = nil) -> String? {
    checked(raw, base: base, schemes: ["http", "https"])
  }

  /// A picture's own bytes as its address: pixels only, never a drawing that could hold more.
  static func embedded(_ raw: String) -> String? {
    let kinds = ["png", "jpeg", "gif", "webp", "bmp"]
    guard let head = kinds.map({ "data:image/\($0);base64," }).first(where: raw.hasPrefix) else { return nil }
    let isData = raw.utf8.dropFirst(head.utf8.count).allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
      default: false
      }
    }
    return isData ? raw : nil
  }

  private static func checked(_ raw: String, base: String?, schemes: Set<String>) -> String? {
    // Browsers skip white space and controls inside a scheme (`java\nscript:`), so they go before anything is judged.
    let kept = raw.unicodeScalars.filter { !ignored($0) }
    let address = trimmed(String(String.UnicodeScalarView(kept)))
    guard !address.isEmpty, address.utf8.count <= 4096, !address.contains("\\"), !address.hasPrefix("#") else {
      return nil
    }
    if address.hasPrefix("//") { return host(of: "https:" + address).map { _ in escaped("https:" + address) } }
    if let scheme = scheme(of: address) {
      guard schemes.contains(scheme.lowercased()) else { return nil }
      if scheme.lowercased().hasPrefix("http"), host(of: address) == nil { return nil }
      return escaped(address)
    }
    return escaped(resolve(address, against: base))
  }

  private static func ignored(_ scalar: Unicode.Scalar) -> Bool {
    switch ScalarKind(scalar) {
    case .newline, .control, .invisible, .unreadable: true
    case .space: scalar == "\t"
    case .plain, .wide: false
    }
  }

  private static func trimmed(_ text: String) -> String {
    let front = text.drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What stands before the first colon, unless a path, a query or a fragment begins earlier.
  private static func scheme(of address: String) -> String? {
    guard let colon = address.unicodeScalars.firstIndex(of: ":") else { return nil }
    let head = address.unicodeScalars[..<colon]
    return head.contains { "/?#".unicodeScalars.contains($0) } ? nil : String(head)
  }

  private static func host(of address: String) -> Substring? {
    guard let slashes = address.firstRange(of: "://") else { return nil }
    let host = address[slashes.upperBound...].prefix { !"/?#".contains($0) }
    return host.isEmpty || host.contains(where: { $0.isWhitespace || "\"'<>`@".contains($0) }) ? nil : host
  }

  private static func resolve(_ path: String, against base: String?) -> String {
    guard let base, scheme(of: base)?.hasPrefix("http") == true, let host = host(of: base) else { return path }
    let root = String(base[..<host.endIndex])
    if path.hasPrefix("/") { return root + path }
    let folder = base[host.endIndex...].prefix { !"?#".contains($0) }
    if path.hasPrefix("?") { return root + folder + path }
    let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? "/"
    return root + normalised(parent + path)
  }

  private static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
      if part == ".." { if parts.count > 1 { parts.removeLast() } } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// Percent-encodes what may not stand in an address; everything else, Chinese included, stays readable.
  private static func escaped(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      if " \"<>`{}|^\u{3000}\u{A0}".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace {
        for byte in String(scalar).utf8 { result += "%" + hex(byte) }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
