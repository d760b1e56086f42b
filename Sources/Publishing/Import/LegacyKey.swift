import Foundation

/// An old address in one spelling (旧地址): small letters, its query in one order and without marks of campaigns.
package struct LegacyKey: Equatable, Sendable {
  package let host: String
  /// Path and query.
  package let address: String

  /// Reads `http://host/path?query` or `/path?query`; nil for anything else.
  package init?(_ text: String) {
    let text = text.trimmed
    guard text.utf8.count <= 2000, !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0 == "\\" }) else { return nil }
    if text.hasPrefix("/"), !text.hasPrefix("//") {
      self.init(path: text)
      return
    }
    let lower = text.lowercased()
    guard let scheme = ["http://", "https://", "//"].first(where: lower.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { !"/?#".contains($0) }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let path = rest.dropFirst(host.count)
    let plain = LegacyKey(path: path.hasPrefix("/") ? String(path) : "/" + path)
    self.init(host: Self.bare(String(host)), address: plain.address)
  }

  private init(host: String, address: String) { (self.host, self.address) = (host, address) }

  init(path: String) {
    let asked = path.prefix { $0 != "#" }.lowercased()
    var parts = asked.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var base = String(parts.removeFirst())
    while base.count > 1, base.hasSuffix("/") { base.removeLast() }
    let query = (parts.first ?? "").split(separator: "&").filter { !Self.isCampaign($0) }.sorted()
    let address = base + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    self.init(host: "", address: address)
  }

  /// What to look for, in turn: the whole, and the path alone.
  var candidates: [String] {
    let path = String(address.prefix { $0 != "?" })
    return path == address || path == "/" ? [address] : [address, path]
  }

  /// The customary port says nothing.
  private static func bare(_ host: String) -> String {
    let host = host.lowercased()
    return host.hasSuffix(":80") ? String(host.dropLast(3)) : host.hasSuffix(":443") ? String(host.dropLast(4)) : host
  }

  private static func isCampaign(_ pair: Substring) -> Bool {
    ["utm_", "spm=", "isappinstalled=", "from=", "fbclid="].contains(where: pair.hasPrefix)
  }
}
