/// A table of finished words (表格) whose rows become cards on a phone.
///
/// The roles are written out because a table that is shown as blocks loses them in some browsers.
struct DeskTable: Sendable, Equatable {
  var caption: String
  var heads: [String]
  /// The first cell heads its row.
  var rows: [[HTML]]
  /// Columns of figures, by position.
  var figures: Set<Int> = []

  var view: HTML {
    """
    <table class="cards" role="table">
      <caption class="unseen">\(caption)</caption>
      <thead role="rowgroup"><tr role="row">\(each: heads.indices, head)</tr></thead>
      <tbody role="rowgroup">\(each: rows, row)</tbody>
    </table>
    """
  }

  private func head(_ index: Int) -> HTML {
    """
    <th scope="col" role="columnheader"\(if: figures.contains(index), " class=\"figure\"")>\(heads[index])</th>
    """
  }

  private func row(_ cells: [HTML]) -> HTML {
    "<tr role=\"row\">\(each: cells.indices, { cell(cells[$0], $0) })</tr>\n"
  }

  private func cell(_ content: HTML, _ index: Int) -> HTML {
    if index == 0 { return "<th scope=\"row\" role=\"rowheader\">\(content)</th>" }
    let head = index < heads.count ? heads[index] : ""
    return """
      <td role="cell" data-label="\(head)"\(if: figures.contains(index), " class=\"figure\"")><div>\(content)</div></td>
      """
  }
}
