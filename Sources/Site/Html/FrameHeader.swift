/// The top of every public page: who speaks, the search box, the navigation, the large-text switch (大字版).
extension PublicFrame {
  var header: HTML {
    """
    <header class="masthead">
      \(if: settings.isDemonstration, Self.demonstration)
      <div class="wide masthead-row">
        \(brand)
        \(if: hasSearch, town?.searchBox() ?? HTML())
        \(tools)
      </div>
    </header>
    """
  }

  private static let demonstration: HTML = """
    <p class="demonstration">演示站点：内容仅供演示，不是政府机关发布的信息。</p>
    """

  /// The logo beside the site's name in words.
  private var brand: HTML {
    """
    <a class="brand" href="\(town?.home ?? Address())">
      <img src="\(assets.logo)" alt="" width="56" height="56">
      <span><strong>\(town?.name ?? settings.siteName)</strong> \
    <small>\(town == nil ? "各乡镇政务公开" : "政府信息公开")</small></span>
    </a>
    """
  }

  /// Links that work without a script: a cookie keeps the choice, the address stays the same.
  private var tools: HTML {
    """
    <ul class="tools">
      <li><a href="\(viewSwitch)">\(large ? "标准字号" : "大字版")</a></li>
      \(if: town != nil, "<li><a href=\"\(Address())\">切换乡镇</a></li>")
    </ul>
    """
  }

  private var viewSwitch: Address {
    Address("view", large ? "normal" : "large", query: [("to", address.text)])
  }

  var navigation: HTML {
    guard let town else { return "<div class=\"band\"></div>" }
    return """
      <nav class="band" aria-label="主导航">
        <ul class="wide">\(each: town.links, { $0.view(on: address) })</ul>
      </nav>
      """
  }
}
