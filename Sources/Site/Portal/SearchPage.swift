/// `/TOWN/search`: what was found, and how to look closer (站内检索).
package struct SearchPage: Page {
  package var frame: PublicFrame
  package var form: SearchForm
  package var count: Int
  package var results: [Result]
  package var pager: Pager
  /// Newest first or most fitting first, each with its address.
  package var sorts: [Sort]
  /// Other words to try when nothing was found.
  package var suggestions: [NavLink]
  /// How to ask when nothing was found: 依申请公开, 咨询, the telephone.
  package var ways: [NavLink]
  package init(
    frame: PublicFrame, form: SearchForm, count: Int, results: [Result], pager: Pager, sorts: [Sort] = [],
    suggestions: [NavLink] = [], ways: [NavLink] = []
  ) {
    self.frame = frame
    self.frame.hasSearch = false
    (self.form, self.count, self.results, self.pager) = (form, count, results, pager)
    (self.sorts, self.suggestions, self.ways) = (sorts, suggestions, ways)
  }

  /// One hit.
  package struct Result: Sendable, Equatable {
    package var title: MarkedText
    package var address: Address
    package var snippet: MarkedText
    package var published: String
    package var column: String
    package var issuer: String?
    package var documentNumber: String?
    package var validity: ValidityMark?
    package init(
      title: MarkedText, address: Address, snippet: MarkedText, published: String, column: String,
      issuer: String? = nil, documentNumber: String? = nil, validity: ValidityMark? = nil
    ) {
      (self.title, self.address, self.snippet, self.published) = (title, address, snippet, published)
      (self.column, self.issuer, self.documentNumber, self.validity) = (column, issuer, documentNumber, validity)
    }

    var view: HTML {
      """
      <li\(if: validity?.isPast == true, " class=\"past\"")>
        <h2><a href="\(address)">\(title.view)</a></h2>
        <p class="snippet">\(snippet.view)</p>
        <p class="row-notes"><span class="row-column">\(column)</span>\(documentNumber.map { "<span>\($0)</span>" })\
      \(issuer.map { "<span>\($0)</span>" })\(validity.map { $0.badge })\
      <time datetime="\(published)">\(published)</time></p>
      </li>

      """
    }
  }

  /// One way to order the hits.
  package struct Sort: Sendable, Equatable {
    package var name: String
    package var address: Address
    package var isCurrent: Bool
    package init(_ name: String, _ address: Address, isCurrent: Bool) {
      (self.name, self.address, self.isCurrent) = (name, address, isCurrent)
    }
    var view: HTML {
      "<li><a href=\"\(address)\"\(if: isCurrent, " aria-current=\"true\"")>\(name)</a></li>"
    }
  }

  package var view: HTML {
    let title = form.query.isEmpty ? "搜索" : "搜索“\(form.query)”"
    let trail = [frame.town.map { Crumb($0.name, $0.home) }, Crumb("搜索")].compactMap { $0 }
    return frame.page(
      PageHead(title: title, trail: trail, isIndexed: false),
      """
      <div class="wide page searching">
        <h1>搜索</h1>
        \(form.view)
        \(outcome)
      </div>
      """)
  }
}
