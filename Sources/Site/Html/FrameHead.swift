/// What a page says in its `<head>` and in its breadcrumb (当前位置).
package struct PageHead: Sendable {
  /// The page's own name; the frame adds the town and the site.
  package var title: String
  package var description: String
  package var trail: [Crumb]
  package var column: ColumnTags?
  package var article: ArticleTags?
  /// The Atom feed of what is on the page.
  package var feed: Address?
  /// False for pages that search engines should leave alone: searches, errors.
  package var isIndexed: Bool

  package init(
    title: String, description: String = "", trail: [Crumb] = [], column: ColumnTags? = nil,
    article: ArticleTags? = nil, feed: Address? = nil, isIndexed: Bool = true
  ) {
    (self.title, self.description, self.trail) = (title, description, trail)
    (self.column, self.article, self.feed, self.isIndexed) = (column, article, feed, isIndexed)
  }
}

/// One step of the breadcrumb. The page itself has no address there.
package struct Crumb: Sendable, Equatable {
  package var name: String
  package var address: Address?
  package init(_ name: String, _ address: Address? = nil) { (self.name, self.address) = (name, address) }

  var view: HTML {
    guard let address else { return "<li aria-current=\"page\">\(name)</li>" }
    return "<li><a href=\"\(address)\">\(name)</a></li>"
  }
}

/// The column group of the tags a government page carries (栏目标签).
package struct ColumnTags: Sendable, Equatable {
  package var name: String
  package var description: String
  package var keywords: [String]
  package var type: String
  package init(name: String, description: String, keywords: [String], type: String) {
    (self.name, self.description, self.keywords, self.type) = (name, description, keywords, type)
  }

  var view: HTML {
    """
    <meta name="ColumnName" content="\(name)">
    <meta name="ColumnDescription" content="\(description)">
    <meta name="ColumnKeywords" content="\(keywords.joined(separator: ","))">
    <meta name="ColumnType" content="\(type)">

    """
  }
}

/// The content group of the tags a government page carries (内容标签).
package struct ArticleTags: Sendable, Equatable {
  /// Word for word the visible heading.
  package var title: String
  /// Word for word the visible publish time, `YYYY-MM-DD HH:mm`.
  package var published: String
  package var source: String
  package var keywords: [String]
  package var description: String
  package var url: String
  package init(
    title: String, published: String, source: String, keywords: [String], description: String, url: String
  ) {
    (self.title, self.published, self.source) = (title, published, source)
    (self.keywords, self.description, self.url) = (keywords, description, url)
  }

  var view: HTML {
    """
    <meta name="ArticleTitle" content="\(title)">
    <meta name="PubDate" content="\(published)">
    <meta name="ContentSource" content="\(source)">
    \(if: !keywords.isEmpty, "<meta name=\"Keywords\" content=\"\(keywords.joined(separator: ","))\">")
    \(if: !description.isEmpty, "<meta name=\"Description\" content=\"\(description)\">")
    <meta name="Url" content="\(url)">

    """
  }
}
