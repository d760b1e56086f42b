/// Samples of a search: hits, none, a hostile word, nothing asked yet (示例检索).
extension SearchPage {
  package static var samples: [(name: String, page: SearchPage)] {
    [
      ("search", found), ("search-none", none("水库移民补贴")), ("search-hostile", none(SampleTown.hostile)),
      ("search-start", start),
    ]
  }

  private static let action = Address("chengkan", "search")
  private static let single = Pager(current: 1, total: 1) { _ in action }

  private static func form(_ query: String, narrowed: Bool = false) -> SearchForm {
    SearchForm(
      action: action, query: query,
      columns: [.init("policy", "政策文件", isChosen: narrowed), .init("notice", "通知公告")],
      issuers: [.init("1", "呈坎镇人民政府（演示）"), .init("2", "呈坎镇财政所（演示）")],
      validities: ValidityMark.allCases.map { .init($0.rawValue, $0.rawValue) }, from: narrowed ? "2026-01-01" : "")
  }

  private static var found: SearchPage {
    SearchPage(
      frame: SampleTown.frame(action), form: form("消防", narrowed: true), count: 23, results: results,
      pager: Pager(current: 1, total: 3) { Address("chengkan", "search", query: [("q", "消防"), ("page", String($0))]) },
      sorts: [
        Sort("按相关度", Address("chengkan", "search", query: [("q", "消防")]), isCurrent: true),
        Sort("按发布时间", Address("chengkan", "search", query: [("q", "消防"), ("sort", "newest")]), isCurrent: false),
      ])
  }

  private static let results = [
    Result(
      title: MarkedText([
        .init("呈坎镇人民政府关于印发《呈坎镇传统村落"), .init("消防", isHit: true), .init("安全管理办法》的通知"),
      ]), address: SampleTown.item("policy", 41),
      snippet: MarkedText([
        .init("……为了加强传统村落的"), .init("消防", isHit: true), .init("安全，保护历史建筑和群众生命财产，经镇政府研究，现将《呈坎镇传统村落"),
        .init("消防", isHit: true), .init("安全管理办法》印发给你们，请认真执行……"),
      ]), published: "2026-10-28 09:30", column: "政策文件", issuer: "呈坎镇人民政府（演示）",
      documentNumber: "呈政〔2026〕41号", validity: .inForce),
    Result(
      title: MarkedText([.init("呈坎镇 2019 年"), .init("消防", isHit: true), .init("工作方案")]),
      address: SampleTown.item("policy", 3),
      snippet: MarkedText([.init("……开展"), .init("消防", isHit: true), .init("隐患排查，重点检查木结构房屋……")]),
      published: "2019-03-11 10:00", column: "政策文件", issuer: "呈坎镇人民政府（演示）", validity: .lapsed),
  ]

  private static func none(_ query: String) -> SearchPage {
    SearchPage(
      frame: SampleTown.frame(action), form: form(query), count: 0, results: [], pager: single,
      suggestions: ["移民", "补贴", "水库"].map { NavLink($0, Address("chengkan", "search", query: [("q", $0)])) },
      ways: [
        NavLink("申请公开您需要的信息（依申请公开）", SampleTown.at("apply")), NavLink("查看公开指南里的咨询电话", SampleTown.at("guide")),
      ])
  }

  private static var start: SearchPage {
    SearchPage(frame: SampleTown.frame(action), form: form(""), count: 0, results: [], pager: single)
  }
}
