import Foundation
import Kernel
import Manuscript

/// What was packed together with a page (随页文件), found by the addresses that stand in the page.
package struct ArchiveFiles: Sendable, Equatable {
  let archive: ZipArchive
  /// The archive's names by their small letters: old sites ran where those are the same.
  let names: [String: String]
  /// The page's own name in the archive.
  let page: String

  /// A host that no site has: below it the page is read, so that its neighbours are told from what lies outside.
  private static let root = "http://page.invalid/"

  /// The address of the page while it is read.
  var base: String { Self.root + page }

  static func names(of archive: ZipArchive) -> [String: String] {
    Dictionary(archive.names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether an address leads to a neighbour of the page, be it there or not.
  func isInside(_ address: String) -> Bool { address.hasPrefix(Self.root) }

  /// The name in the archive of what an address leads to; nil when it was not packed. `host` is the old site's.
  func name(of address: String, host: String) -> String? {
    guard let path = path(of: address, host: host) else { return nil }
    let top = page.split(separator: "/").dropLast().first.map { $0 + "/" } ?? ""
    for candidate in [path, top + path, host + "/" + path] where !candidate.isEmpty {
      if let name = names[candidate.lowercased()] { return name }
      if let plain = candidate.removingPercentEncoding, let name = names[plain.lowercased()] { return name }
    }
    return nil
  }

  private func path(of address: String, host: String) -> String? {
    let bare = address.prefix { $0 != "?" && $0 != "#" }
    for root in [Self.root, "http://\(host)/", "https://\(host)/"] where bare.hasPrefix(root) && root.count > 9 {
      return String(bare.dropFirst(root.count))
    }
    return nil
  }

  /// The address that a neighbour had on the old site; nil when nobody said where the page was.
  func restored(_ address: String, url: String) -> String? {
    guard isInside(address) else { return address }
    guard let host = URL(string: url)?.host, let scheme = URL(string: url)?.scheme else { return nil }
    var path = String(address.dropFirst(Self.root.count))
    let own = url.prefix { $0 != "?" && $0 != "#" }.dropFirst(scheme.count + 3 + host.count).drop { $0 == "/" }
    // The folder into which the site was packed, which its addresses do not have.
    if !own.isEmpty, page.hasSuffix(own), path.hasPrefix(page.dropLast(own.count)) {
      path.removeFirst(page.count - own.count)
    }
    return "\(scheme)://\(host)/\(path)"
  }

  package static func == (a: Self, b: Self) -> Bool { a.page == b.page && a.names == b.names }
}
