/// One item in a list (列表条目): its title, its date, and whether it still holds.
package struct ItemRow: Sendable, Equatable {
  package var title: String
  package var address: Address
  /// `YYYY-MM-DD HH:mm`. An undated line would count as never updated.
  package var published: String
  package var validity: ValidityMark?
  package var documentNumber: String?
  /// The column's name, in lists across columns.
  package var column: String?

  package init(
    title: String, address: Address, published: String, validity: ValidityMark? = nil,
    documentNumber: String? = nil, column: String? = nil
  ) {
    (self.title, self.address, self.published) = (title, address, published)
    (self.validity, self.documentNumber, self.column) = (validity, documentNumber, column)
  }

  /// The line with its full publish time.
  var view: HTML { row(published) }
  /// The line with the day only, for narrow lists on the home page.
  var brief: HTML { row(String(published.prefix(10))) }

  private func row(_ time: String) -> HTML {
    """
    <li\(if: validity?.isPast == true, " class=\"past\"")>
      <a href="\(address)">\(title)</a>
      <p class="row-notes">\(column.map { "<span class=\"row-column\">\($0)</span>" })\
    \(documentNumber.map { "<span>\($0)</span>" })\
    \(validity.map { $0.badge })<time datetime="\(published)">\(time)</time></p>
    </li>

    """
  }
}
