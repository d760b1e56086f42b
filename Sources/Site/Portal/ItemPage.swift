/// `/TOWN/COLUMN/NUMBER`: one item (信息): its metadata, text, attachments and relations.
package struct ItemPage: Page {
  package var frame: PublicFrame
  package var trail: [Crumb]
  package var column: ColumnTags
  package var title: String
  package var facts: [Fact]
  package var documentNumber: String?
  package var source: String
  /// `YYYY-MM-DD HH:mm`.
  package var published: String
  /// 浏览人次.
  package var visits: Int
  package var keywords: [String]
  package var summary: String
  /// What has become of the document, when it no longer holds or has changed.
  package var notice: Notice?
  /// `Manuscript`'s sanitised output.
  package var body: HTML
  package var contents: [Heading]
  package var attachments: [Attachment]
  package var related: [Related]
  package var previous: NavLink?
  package var next: NavLink?
  package var updates: [Update]
  /// The same text in other forms.
  package var forms: [Attachment]
  /// 主动公开: ends with “（此件公开发布）”.
  package var isOpen: Bool
  package init(
    frame: PublicFrame, trail: [Crumb], column: ColumnTags, title: String, facts: [Fact],
    documentNumber: String? = nil, source: String, published: String, visits: Int, keywords: [String] = [],
    summary: String = "", notice: Notice? = nil, body: HTML, contents: [Heading] = [],
    attachments: [Attachment] = [], related: [Related] = [], previous: NavLink? = nil, next: NavLink? = nil,
    isOpen: Bool = false, updates: [Update] = [], forms: [Attachment] = []
  ) {
    (self.frame, self.trail, self.column, self.title, self.facts) = (frame, trail, column, title, facts)
    (self.documentNumber, self.source, self.published, self.visits) = (documentNumber, source, published, visits)
    (self.keywords, self.summary, self.notice, self.body) = (keywords, summary, notice, body)
    (self.contents, self.attachments, self.related) = (contents, attachments, related)
    (self.previous, self.next, self.isOpen) = (previous, next, isOpen)
    (self.updates, self.forms) = (updates, forms)
  }

  package var view: HTML {
    frame.page(
      PageHead(
        title: title, description: summary, trail: trail, column: column,
        article: ArticleTags(
          title: title, published: published, source: source, keywords: keywords, description: summary, url: url)),
      """
      <div class="wide page reading\(if: !contents.isEmpty, " has-contents")">
        \(contentsList)
        <article class="item">
          \(factsTable)
          \(notice?.view)
          \(heading)
          <div class="manuscript">\(body)</div>
          \(if: isOpen, "<p class=\"released\">（此件公开发布）</p>")
          \(attachmentsList)
          \(formsList)
          \(updatesList)
          \(each: related, \.view)
          \(neighbours)
          \(printed)
        </article>
      </div>
      """)
  }

  var url: String { frame.settings.absolute(frame.address) }
}
