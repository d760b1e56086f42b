/// A town's part of the frame (乡镇): its name and where its fixed places are.
package struct TownBar: Sendable, Equatable {
  package var name: String
  package var home: Address
  package var search: Address
  package var siteMap: Address
  package var feed: Address
  /// 首页, the four fixed parts and 依申请公开, in the order of 国办公开办函〔2019〕61号.
  package var links: [NavLink]

  package init(
    name: String, home: Address, search: Address, siteMap: Address, feed: Address, links: [NavLink]
  ) {
    (self.name, self.home, self.search) = (name, home, search)
    (self.siteMap, self.feed, self.links) = (siteMap, feed, links)
  }

  /// The frame's search box. `query` is what was asked last.
  func searchBox(_ query: String = "") -> HTML {
    """
    <form class="searchbox" role="search" action="\(search)" method="get" aria-label="站内搜索">
      <label class="unseen" for="frame-q">搜索本镇公开的信息</label>
      <input id="frame-q" type="search" name="q" value="\(query)" maxlength="100" \
    placeholder="标题、文号或关键词" autocomplete="off">
      <button type="submit">搜索</button>
    </form>
    """
  }
}

/// One link of the navigation.
package struct NavLink: Sendable, Equatable {
  package var name: String
  package var address: Address
  package init(_ name: String, _ address: Address) { (self.name, self.address) = (name, address) }

  /// Marked when one is on this very page (`page`) or below it (`true`).
  func view(on here: Address) -> HTML {
    let isHere = here == address
    let isBelow = !isHere && address.text.filter { $0 == "/" }.count > 2 && here.text.hasPrefix(address.text)
    return """
      <li><a href="\(address)"\(if: isHere, " aria-current=\"page\"")\
      \(if: isBelow, " aria-current=\"true\"")>\(name)</a></li>
      """
  }
}
