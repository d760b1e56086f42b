/// Samples of lists: a column, the catalogue, the site map (示例列表).
extension ColumnPage {
  package static var samples: [(name: String, page: ColumnPage)] {
    [
      ("column", sample(current: 3, rows: SampleTown.policies, children: [])),
      ("column-parent", sample(current: 1, rows: SampleTown.policies, children: children)),
      ("column-empty", sample(current: 1, rows: [], children: [])),
    ]
  }

  private static let children = [
    HomePage.Category("规范性文件", SampleTown.at("norms"), count: 14, newest: "2026-10-28"),
    HomePage.Category("其他文件", SampleTown.at("papers"), count: 64, newest: "2026-10-12"),
    HomePage.Category("已废止和失效", SampleTown.at("past"), count: 9, newest: "2026-08-03"),
  ]

  private static func sample(current: Int, rows: [ItemRow], children: [HomePage.Category]) -> ColumnPage {
    let place = SampleTown.at("policy")
    let pages = rows.isEmpty ? 1 : 12
    return ColumnPage(
      frame: SampleTown.frame(place), tags: SampleTown.policyTags, trail: SampleTown.trail("法定主动公开内容", "政策文件"),
      menu: SampleTown.menu(current: "policy"), children: children, rows: rows + rows, count: rows.isEmpty ? 0 : 236,
      pager: Pager(current: current, total: pages) {
        Address("chengkan", "policy", slash: true, query: $0 == 1 ? [] : [("page", String($0))])
      },
      feed: Address("chengkan", "policy", "feed.atom"), basis: "《政府信息公开条例》第二十条第（一）项")
  }
}

extension CataloguePage {
  package static var samples: [(name: String, page: CataloguePage)] {
    let frame = SampleTown.frame(SampleTown.at("catalogue"))
    let trail = SampleTown.trail("政府信息公开目录")
    let pager = Pager(current: 2, total: 14) { Address("chengkan", "catalogue", query: [("page", String($0))]) }
    let menu = SampleTown.menu(current: "catalogue")
    let none = CataloguePage(
      frame: frame, trail: trail, menu: menu, count: 0, rows: [], pager: Pager(current: 1, total: 1) { _ in Address() })
    return [
      ("catalogue", CataloguePage(frame: frame, trail: trail, menu: menu, count: 668, rows: rows, pager: pager)),
      ("catalogue-none", none),
    ]
  }

  private static let rows = SampleTown.policies.enumerated().map { place, row in
    Row(
      index: "113410040000000000/202610-0004\(place)", title: row.title, address: row.address,
      summary: place == 1 ? "" : "规定适用范围、各方职责、检查办法和奖惩措施。", made: String(row.published.prefix(10)),
      validity: row.validity)
  }
}

extension SiteMapPage {
  package static var samples: [(name: String, page: SiteMapPage)] {
    let at = SampleTown.at
    let statutory = Node(
      "法定主动公开内容", at("statutory"),
      children: [
        Node("政策文件", at("policy"), count: 236, children: [Node("规范性文件", at("norms"), count: 14)]),
        Node("财政预决算", at("budget"), count: 18), Node("社会救助", at("aid"), count: 41),
      ])
    let roots = [
      Node("政府信息公开指南", at("guide")), Node("政府信息公开制度", at("rules"), count: 5), statutory,
      Node("政府信息公开年报", at("reports"), count: 6), Node("依申请公开", at("apply")),
      Node("新闻动态", at("news"), count: 310, children: [Node("通知公告", at("notice"), count: 88)]),
    ]
    return [("map", SiteMapPage(frame: SampleTown.frame(at("map")), roots: roots))]
  }
}
