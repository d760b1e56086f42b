/// An Atom feed (订阅) of a town or of one column, RFC 4287.
package struct AtomFeed: Sendable, Equatable {
  package var title: String
  /// Whole addresses: the feed's own, and the page it mirrors.
  package var selfURL: String
  package var pageURL: String
  package var author: String
  /// RFC 3339, such as `2026-09-01T09:30:00+08:00`.
  package var updated: String
  package var entries: [Entry]
  package init(
    title: String, selfURL: String, pageURL: String, author: String, updated: String, entries: [Entry]
  ) {
    (self.title, self.selfURL, self.pageURL) = (title, selfURL, pageURL)
    (self.author, self.updated, self.entries) = (author, updated, entries)
  }

  /// One item.
  package struct Entry: Sendable, Equatable {
    package var title: String
    package var url: String
    /// RFC 3339.
    package var published: String
    package var updated: String
    package var summary: String
    package var category: String
    package init(
      title: String, url: String, published: String, updated: String, summary: String, category: String
    ) {
      (self.title, self.url, self.published) = (title, url, published)
      (self.updated, self.summary, self.category) = (updated, summary, category)
    }

    var text: String {
      let url = XMLText.escape(url)
      return """
        <entry>
        <title>\(XMLText.escape(title))</title>
        <id>\(url)</id>
        <link href="\(url)"/>
        <published>\(XMLText.escape(published))</published>
        <updated>\(XMLText.escape(updated))</updated>
        <category term="\(XMLText.escape(category))"/>
        <summary>\(XMLText.escape(summary))</summary>
        </entry>

        """
    }
  }

  package static let contentType = "application/atom+xml; charset=utf-8"

  package var bytes: [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
      <title>\(XMLText.escape(title))</title>
      <id>\(XMLText.escape(selfURL))</id>
      <link rel="self" type="application/atom+xml" href="\(XMLText.escape(selfURL))"/>
      <link rel="alternate" type="text/html" href="\(XMLText.escape(pageURL))"/>
      <author><name>\(XMLText.escape(author))</name></author>
      <updated>\(XMLText.escape(updated))</updated>
      \(entries.map(\.text).joined())</feed>

      """.utf8)
  }
}
