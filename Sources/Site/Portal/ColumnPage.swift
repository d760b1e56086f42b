/// `/TOWN/COLUMN/`: a column's list (栏目列表) with its sub-columns and pages.
package struct ColumnPage: Page {
  package var frame: PublicFrame
  package var tags: ColumnTags
  package var trail: [Crumb]
  package var menu: SideMenu
  package var children: [HomePage.Category]
  package var rows: [ItemRow]
  package var count: Int
  package var pager: Pager
  package var feed: Address?
  /// The article that orders this to be public, in words; or nothing.
  package var basis: String?
  package init(
    frame: PublicFrame, tags: ColumnTags, trail: [Crumb], menu: SideMenu, children: [HomePage.Category] = [],
    rows: [ItemRow], count: Int, pager: Pager, feed: Address? = nil, basis: String? = nil
  ) {
    (self.frame, self.tags, self.trail, self.menu, self.children) = (frame, tags, trail, menu, children)
    (self.rows, self.count, self.pager, self.feed, self.basis) = (rows, count, pager, feed, basis)
  }

  package var view: HTML {
    let page = pager.current > 1 ? "（第 \(pager.current) 页）" : ""
    return frame.page(
      PageHead(title: tags.name + page, description: tags.description, trail: trail, column: tags, feed: feed),
      """
      <div class="wide page split">
        <div class="content">
          <div class="title-row"><h1>\(tags.name)</h1>\(feed.map { "<a href=\"\($0)\">订阅本栏目</a>" })</div>
          <p class="lead">\(tags.description)\(basis.map { "<span class=\"basis\">公开依据：\($0)</span>" })</p>
          \(if: !children.isEmpty, "<ul class=\"tiles tiles-small\">\(each: children, \.view)</ul>")
          \(list)
        </div>
        \(menu.view)
      </div>
      """)
  }

  private var list: HTML {
    if rows.isEmpty && !children.isEmpty { return HTML() }
    guard !rows.isEmpty else { return Self.empty(frame) }
    return """
      <p class="count">共 \(count) 条，按发布时间由新到旧排列</p>
      <ul class="rows">\(each: rows, \.view)</ul>
      \(pager.view)
      """
  }

  /// An empty list says what to do next.
  private static func empty(_ frame: PublicFrame) -> HTML {
    """
    <div class="empty">
      <p>这个栏目还没有公开的信息。</p>
      <p>可以换个词\(frame.town.map { "<a href=\"\($0.search)\">搜索全部信息</a>" })，看看是不是放在别的栏目；\
    如果您需要的信息没有公开，可以通过“依申请公开”向我们提出申请。</p>
    </div>
    """
  }
}
