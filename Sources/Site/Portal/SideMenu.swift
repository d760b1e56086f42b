/// The menu at the left of inner pages (左侧栏目): the four fixed parts and the columns below them.
package struct SideMenu: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package var name: String
    package var address: Address
    /// 0 for the fixed parts, 1 and 2 below.
    package var depth: Int
    package var isCurrent: Bool
    package init(_ name: String, _ address: Address, depth: Int = 0, isCurrent: Bool = false) {
      (self.name, self.address, self.depth, self.isCurrent) = (name, address, depth, isCurrent)
    }

    var view: HTML {
      """
      <li class="depth-\(min(max(depth, 0), 2))"><a href="\(address)"\
      \(if: isCurrent, " aria-current=\"page\"")>\(name)</a></li>
      """
    }
  }

  package var entries: [Entry]
  package init(_ entries: [Entry]) { self.entries = entries }

  var view: HTML {
    guard !entries.isEmpty else { return HTML() }
    return """
      <nav class="side" aria-label="栏目">
        <p class="side-head">政府信息公开</p>
        <ul>\(each: entries, \.view)</ul>
      </nav>
      """
  }
}
