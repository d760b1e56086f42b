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
  var view: HTML { row(published, validity) }
  /// The line with the day only, for narrow lists. What holds needs no badge there; what does not, keeps it.
  var brief: HTML { row(String(published.prefix(10)), validity == .inForce ? nil : validity) }

  private func row(_ time: String, _ mark: ValidityMark?) -> HTML {
    """
    <li\(if: validity?.isPast == true, " class=\"past\"")>
      <a href="\(address)">\(title)</a>
      <time datetime="\(published)">\(time)</time>
      \(notes(mark))
    </li>

    """
  }

  private func notes(_ mark: ValidityMark?) -> HTML {
    guard column != nil || documentNumber != nil || mark != nil else { return HTML() }
    return """
      <p class="row-notes">\(column.map { "<span class=\"row-column\">\($0)</span>" })\
      \(documentNumber.map { "<span>\($0)</span>" })\(mark.map { $0.badge })</p>
      """
  }
}
