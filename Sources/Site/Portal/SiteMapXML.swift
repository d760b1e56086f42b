/// `/sitemap.xml` for search engines (站点地图文件). One file holds at most 50,000 addresses, so a large site
/// is an index of several files.
package struct SiteMapXML: Sendable, Equatable {
  /// An address with the day its page last changed, `YYYY-MM-DD`.
  package struct Entry: Sendable, Equatable {
    package var url: String
    package var changed: String?
    package init(_ url: String, changed: String? = nil) { (self.url, self.changed) = (url, changed) }

    func text(_ tag: String) -> String {
      let changed = changed.map { "<lastmod>\(XMLText.escape($0))</lastmod>" } ?? ""
      return "<\(tag)><loc>\(XMLText.escape(url))</loc>\(changed)</\(tag)>\n"
    }
  }

  package static let limit = 50_000
  package static let contentType = "application/xml; charset=utf-8"

  package var entries: [Entry]
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The addresses of pages. What is beyond the limit is left to further files.
  package var bytes: [UInt8] { document("urlset", "url") }

  /// The addresses of further files like this one.
  package var index: [UInt8] { document("sitemapindex", "sitemap") }

  private func document(_ root: String, _ tag: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <\(root) xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries.prefix(Self.limit).map { $0.text(tag) }.joined())</\(root)>

      """.utf8)
  }
}
