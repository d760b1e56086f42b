/// The made-up town that the samples of public pages stand in (示例乡镇).
enum SampleTown {
  static let settings = SiteSettings(
    siteName: "徽州区乡镇政务公开（演示）", siteDomain: "www.example.gov.cn", origin: "https://www.example.gov.cn",
    sponsor: "徽州区呈坎镇人民政府（演示）", phone: "0559-0000000", isDemonstration: true)

  static let assets = AssetAddresses(hash: "sample")

  static let town = TownBar(
    name: "呈坎镇（演示）", home: at(), search: Address("chengkan", "search"), siteMap: at("map"),
    feed: Address("chengkan", "feed.atom"),
    links: [
      NavLink("首页", at()), NavLink("公开指南", at("guide")), NavLink("公开制度", at("rules")),
      NavLink("法定主动公开内容", at("statutory")), NavLink("公开年报", at("reports")), NavLink("依申请公开", at("apply")),
    ])

  static let office = OfficeCard(
    name: "呈坎镇党政办公室（演示）", address: "徽州区呈坎镇某某路 1 号", hours: "工作日 8:00—12:00，14:30—17:30",
    phone: "0559-0000000", fax: "0559-0000001", internet: "zwgk@example.gov.cn")

  static func at(_ column: String? = nil) -> Address {
    guard let column else { return Address("chengkan", slash: true) }
    return Address("chengkan", column, slash: true)
  }

  static func item(_ column: String, _ number: Int) -> Address { Address("chengkan", column, String(number)) }

  static func frame(_ address: Address, large: Bool = false) -> PublicFrame {
    PublicFrame(settings: settings, assets: assets, town: town, address: address, large: large)
  }

  static func menu(current: String) -> SideMenu {
    let entries: [(String, String, Int)] = [
      ("政府信息公开指南", "guide", 0), ("政府信息公开制度", "rules", 0), ("法定主动公开内容", "statutory", 0),
      ("政策文件", "policy", 1), ("政策解读", "reading", 1), ("财政预决算", "budget", 1), ("社会救助", "aid", 1),
      ("政府信息公开年报", "reports", 0), ("依申请公开", "apply", 0),
    ]
    return SideMenu(entries.map { .init($0.0, at($0.1), depth: $0.2, isCurrent: $0.1 == current) })
  }

  static func trail(_ names: String...) -> [Crumb] {
    [Crumb("呈坎镇（演示）", at())] + names.dropLast().map { Crumb($0, at("statutory")) } + [Crumb(names.last ?? "")]
  }

  static let policyTags = ColumnTags(
    name: "政策文件", description: "本镇制发和执行的政策文件、规范性文件。", keywords: ["政策文件", "规范性文件", "呈坎镇"], type: "政策文件")
  static let guideTags = ColumnTags(
    name: "政府信息公开指南", description: "怎样查阅和获取本镇的政府信息。", keywords: ["公开指南"], type: "政府信息公开指南")
  static let applyTags = ColumnTags(
    name: "依申请公开", description: "怎样申请公开没有主动公开的政府信息。", keywords: ["依申请公开"], type: "依申请公开")

  /// A title with everything in it that must not act as markup.
  static let hostile = "\"\u{301} autofocus onfocus=alert(1) x=\" <script>alert('x')</script> & 结尾"
}
