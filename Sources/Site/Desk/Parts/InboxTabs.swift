/// The lists of the inbox with how much lies in each (待办分类).
struct InboxTabs: Sendable, Equatable {
  struct Tab: Sendable, Equatable {
    var name: String
    var address: Address
    /// Nil where counting says nothing.
    var count: Int?
    var isUrgent = false
  }

  var tabs: [Tab]
  var current: Address

  var view: HTML {
    guard !tabs.isEmpty else { return HTML() }
    return """
      <nav class="inbox-tabs" aria-label="待办分类"><ul>\(each: tabs, piece)</ul></nav>
      """
  }

  private func piece(_ tab: Tab) -> HTML {
    """
    <li><a href="\(tab.address)"\(if: tab.address == current, " aria-current=\"page\"")>\(tab.name)\
    \(tab.count.map { " <span class=\"tab-count\(if: tab.isUrgent, " tab-urgent")\">\($0)</span>" })</a></li>
    """
  }
}
