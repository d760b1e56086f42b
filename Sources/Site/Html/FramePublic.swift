/// The sealed skeleton around every public page: head, skip link, header, navigation, main, footer.
/// A page fills its slots and nothing else.
package struct PublicFrame: Sendable {
  package var settings: SiteSettings
  package var assets: AssetAddresses
  /// Nil on pages above the towns.
  package var town: TownBar?
  /// The page's own address, for the large-text switch and the navigation.
  package var address: Address
  /// 大字版: the variant for older eyes.
  package var large: Bool
  /// The header's search box. Off on pages that bring their own.
  package var hasSearch: Bool
  /// 紧急通知, the gravest first.
  package var notices: [NoticeBar] = []
  /// Shown to be looked at, as in a preview: nothing in it may be clicked.
  package var isInert = false

  package init(
    settings: SiteSettings, assets: AssetAddresses, town: TownBar? = nil, address: Address, large: Bool = false,
    hasSearch: Bool = true
  ) {
    (self.settings, self.assets, self.town) = (settings, assets, town)
    (self.address, self.large, self.hasSearch) = (address, large, hasSearch)
  }

  /// The whole page.
  package func page(_ head: PageHead, _ main: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="zh-CN"\(if: large, " class=\"large\"")>
    \(metadata(head))
    <body\(if: isInert, " inert")>
    <a class="skip" href="#main">跳到正文</a>
    \(each: notices, \.view)
    \(header)
    \(navigation)
    \(breadcrumb(head.trail))
    <main id="main" tabindex="-1">
    \(main)
    </main>
    \(footer)
    </body>
    </html>

    """
  }

  /// The document's head, with the site tags on every page (site, then column, then content).
  private func metadata(_ head: PageHead) -> HTML {
    """
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(fullTitle(head.title))</title>
    \(if: !head.description.isEmpty && head.article == nil, description(head.description))
    \(if: !head.isIndexed, "<meta name=\"robots\" content=\"noindex\">")
    <meta name="SiteName" content="\(settings.siteName)">
    <meta name="SiteDomain" content="\(settings.siteDomain)">
    <meta name="SiteIDCode" content="\(settings.siteIDCode ?? SiteSettings.pending)">
    \(head.column?.view)\(head.article?.view)\(links(head))
    </head>
    """
  }

  private func description(_ text: String) -> HTML { "<meta name=\"description\" content=\"\(text)\">" }

  private func links(_ head: PageHead) -> HTML {
    """
    <link rel="icon" type="image/svg+xml" href="\(assets.icon)">
    <link rel="stylesheet" href="\(assets.css)">
    \(head.feed.map { "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(head.title)\" href=\"\($0)\">" })
    <script src="\(assets.js)" defer></script>
    """
  }

  private func fullTitle(_ title: String) -> String {
    var names = [title]
    if let town, town.name != title { names.append(town.name) }
    if settings.siteName != title { names.append(settings.siteName) }
    return names.joined(separator: " - ")
  }

  private func breadcrumb(_ trail: [Crumb]) -> HTML {
    guard !trail.isEmpty else { return HTML() }
    return """
      <nav class="trail wide" aria-label="当前位置">
        <ol>\(each: trail, \.view)</ol>
      </nav>
      """
  }
}
