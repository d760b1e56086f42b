/// An item as the public will read it, inside the desk (公开样式).
struct Reading: Sendable, Equatable {
  var title: String
  var documentNumber: String?
  var facts: DeskFacts
  /// `Manuscript`'s sanitised output.
  var body: HTML
  var attachments: [NavLink]

  var view: HTML {
    """
    <article class="item" aria-label="信息正文">
      \(facts.view)
      <div class="item-head"><h2>\(title)</h2>\(documentNumber.map { "<p class=\"document-number\">\($0)</p>" })</div>
      <div class="manuscript">\(body)</div>
      \(if: !attachments.isEmpty, files)
    </article>
    """
  }

  private var files: HTML {
    """
    <div class="attachments"><h3>附件</h3><ul>
    \(each: attachments, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></div>
    """
  }
}
