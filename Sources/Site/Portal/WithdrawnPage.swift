/// What stands where an item was withdrawn (撤下): that it was, when, and the public reason. Status 410.
package struct WithdrawnPage: Page {
  package var frame: PublicFrame
  package var trail: [Crumb]
  /// `YYYY-MM-DD HH:mm`.
  package var withdrawn: String
  package var reason: String
  package var column: NavLink?
  package init(frame: PublicFrame, trail: [Crumb], withdrawn: String, reason: String, column: NavLink? = nil) {
    (self.frame, self.trail, self.withdrawn) = (frame, trail, withdrawn)
    (self.reason, self.column) = (reason, column)
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "该信息已撤下", trail: trail, isIndexed: false),
      """
      <div class="wide page narrow">
        <h1>该信息已撤下</h1>
        <p>您要查看的信息已于 <time datetime="\(withdrawn)">\(withdrawn)</time> 撤下，不再公开。</p>
        <dl class="pairs">\(OfficeCard.pair("撤下原因", reason))</dl>
        <ul class="ways">
          \(column.map { "<li><a href=\"\($0.address)\">回到栏目“\($0.name)”</a></li>" })
          \(frame.town.map { "<li><a href=\"\($0.search)\">搜索其他信息</a></li>" })
          \(frame.town.map { "<li><a href=\"\($0.home)\">回到\($0.name)首页</a></li>" })
        </ul>
      </div>
      """)
  }
}
