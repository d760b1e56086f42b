/// Every column of the town on one page (站点地图).
package struct SiteMapPage: Page {
  package var frame: PublicFrame
  package var roots: [Node]
  package init(frame: PublicFrame, roots: [Node]) { (self.frame, self.roots) = (frame, roots) }

  /// A column and the columns below it.
  package struct Node: Sendable, Equatable {
    package var name: String
    package var address: Address
    /// How many items; nil for pages that are not lists.
    package var count: Int?
    package var children: [Node]
    package init(_ name: String, _ address: Address, count: Int? = nil, children: [Node] = []) {
      (self.name, self.address, self.count, self.children) = (name, address, count, children)
    }

    var view: HTML {
      """
      <li><a href="\(address)">\(name)</a>\(count.map { " <span class=\"quiet\">\($0) 条</span>" })\
      \(if: !children.isEmpty, "<ul>\(each: children, \.view)</ul>")</li>

      """
    }

    var section: HTML {
      """
      <section>
        <h2><a href="\(address)">\(name)</a></h2>
        \(if: !children.isEmpty, "<ul>\(each: children, \.view)</ul>")
      </section>

      """
    }
  }

  package var view: HTML {
    let trail = [frame.town.map { Crumb($0.name, $0.home) }, Crumb("站点地图")].compactMap { $0 }
    return frame.page(
      PageHead(title: "站点地图", description: "本专栏的全部栏目。", trail: trail),
      """
      <div class="wide page">
        <h1>站点地图</h1>
        <div class="site-map">\(each: roots, \.section)</div>
      </div>
      """)
  }
}
