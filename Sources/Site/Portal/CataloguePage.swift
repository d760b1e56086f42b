/// The catalogue of government information (政府信息公开目录): 索引、名称、内容概述、生成日期 (条例 第十二条).
package struct CataloguePage: Page {
  package var frame: PublicFrame
  package var trail: [Crumb]
  package var menu: SideMenu
  package var count: Int
  package var rows: [Row]
  package var pager: Pager
  package init(frame: PublicFrame, trail: [Crumb], menu: SideMenu, count: Int, rows: [Row], pager: Pager) {
    (self.frame, self.trail, self.menu) = (frame, trail, menu)
    (self.count, self.rows, self.pager) = (count, rows, pager)
  }

  /// One line of the catalogue.
  package struct Row: Sendable, Equatable {
    package var index: String
    package var title: String
    package var address: Address
    package var summary: String
    /// `YYYY-MM-DD`.
    package var made: String
    package var validity: ValidityMark?
    package init(
      index: String, title: String, address: Address, summary: String, made: String, validity: ValidityMark? = nil
    ) {
      (self.index, self.title, self.address) = (index, title, address)
      (self.summary, self.made, self.validity) = (summary, made, validity)
    }

    var view: HTML {
      """
      <tr>
        <td data-label="索引">\(index)</td>
        <th scope="row" data-label="名称"><a href="\(address)">\(title)</a> \
      \(validity.map { $0.isPast ? $0.badge : HTML() })</th>
        <td data-label="内容概述">\(summary.isEmpty ? "—" : summary)</td>
        <td data-label="生成日期"><time datetime="\(made)">\(made)</time></td>
      </tr>

      """
    }
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "政府信息公开目录", description: "依照条例第十二条编制，按生成日期排列。", trail: trail),
      """
      <div class="wide page split">
        <div class="content">
          <h1>政府信息公开目录</h1>
          \(list)
        </div>
        \(menu.view)
      </div>
      """)
  }

  private var list: HTML {
    if rows.isEmpty { return "<p class=\"empty\">目录里还没有信息。信息公开后会自动列入目录。</p>" }
    return """
      <p class="count">共 \(count) 条</p>
      <table class="catalogue">
        <thead><tr><th scope="col">索引</th><th scope="col">名称</th><th scope="col">内容概述</th>\
      <th scope="col">生成日期</th></tr></thead>
        <tbody>\(each: rows, \.view)</tbody>
      </table>
      \(pager.view)
      """
  }
}
