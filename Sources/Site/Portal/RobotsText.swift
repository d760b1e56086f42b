/// `/robots.txt`: what search engines may read. The desk and the searches are no pages for them.
package struct RobotsText: Sendable, Equatable {
  /// The whole address of the site map.
  package var siteMapURL: String
  package init(siteMapURL: String) { self.siteMapURL = siteMapURL }

  package static let contentType = "text/plain; charset=utf-8"

  package var bytes: [UInt8] {
    Array(
      """
      User-agent: *
      Disallow: /desk/
      Disallow: /view/
      Disallow: /*/search
      Sitemap: \(siteMapURL.filter { !$0.isNewline })

      """.utf8)
  }
}
