import Villages

/// A list as the public sees it (公开表): the same markup in the preview, on the sheet's page and in the archive.
struct BenefitTableView: Sendable, Equatable {
  var caption: String
  var heads: [String]
  var rows: [[String]]
  var summary: String

  init(caption: String, heads: [String], rows: [[String]], summary: String) {
    (self.caption, self.heads, self.rows, self.summary) = (caption, heads, rows, summary)
  }

  init(_ table: BenefitTable, caption: String) {
    self.init(caption: caption, heads: table.heads, rows: table.rows, summary: table.summary)
  }

  var view: HTML {
    """
    \(if: !rows.isEmpty, grid)\(if: !summary.isEmpty, "<p>\(summary)</p>")\
    \(if: rows.isEmpty && summary.isEmpty, "<p>这项资金的名单只在本村公开栏张贴，网上不公布。</p>")
    """
  }

  private var grid: HTML {
    """
    <div class="sheet-scroll" role="region" aria-label="\(caption)" tabindex="0"><table class="sheet-table">
    <caption class="unseen">\(caption)</caption>
    <thead><tr>\(each: heads, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
    <tbody>\(each: rows, { row in "<tr>\(each: row, { "<td>\($0)</td>" })</tr>\n" })</tbody>
    </table></div>
    """
  }
}
