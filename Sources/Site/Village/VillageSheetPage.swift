/// `/TOWN/villages/VILLAGE/sheets/N`: one sheet of a village's board (公开内容), or the stub that stays when its time is over.
package struct VillageSheetPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var title: String
  /// 张贴：2026年11月18日至2026年12月18日.
  var days: String
  var village: NavLink
  /// `Manuscript`'s sanitised output, or a list as its fund lets it be read; nil when its time is over.
  var body: HTML?
  var objection: Address?
  var until: String
  var phone: String
  /// Lists and what is over are left alone by search engines.
  var isIndexed: Bool

  package var view: HTML {
    frame.page(
      PageHead(title: title, trail: trail, isIndexed: isIndexed),
      """
      <div class="wide page narrow">
        <h1>\(title)</h1>
        <p class="count">\(days)</p>
        \(body.map { "<div class=\"manuscript\">\($0)</div>" } ?? Self.over)
        \(objection.map { "<p>\(until)<a class=\"button\" href=\"\($0)\">我有异议</a></p>" })
        <dl class="pairs">\(OfficeCard.pair("监督电话", phone))</dl>
        <ul class="ways"><li><a href="\(village.address)">回到\(village.name)公开栏</a></li></ul>
      </div>
      """)
  }

  private static let over: HTML = "<p class=\"empty\">公示期已满，内容不再公开。原件保存在村和镇的档案里，需要查的请联系下面的电话。</p>"
}

extension VillageSheetPage {
  package static var samples: [(name: String, page: VillageSheetPage)] {
    let page = VillageSheetPage(
      frame: SampleTown.frame(VillageAddress.sheet("chengkan", "lingshan", 7)),
      trail: [Crumb("呈坎镇（演示）", SampleTown.at()), Crumb("灵山村", VillageAddress.village("chengkan", "lingshan")), Crumb("正文")],
      title: "2026年11月涉农补贴发放名单", days: "张贴：2026年11月18日至2026年12月18日",
      village: NavLink("灵山村", VillageAddress.village("chengkan", "lingshan")),
      body: BenefitTableView(
        caption: "2026年11月涉农补贴发放名单", heads: ["序号", "姓名", "面积（亩）", "金额（元）"],
        rows: [["1", "程*", "3.20", "288"], ["2", "罗*", "1.50", "135"]], summary: "共 2 户，合计 423 元。"
      ).view, objection: VillageAddress.objection("chengkan", "lingshan", 3), until: "异议期到 2026年11月27日。",
      phone: "0559-0000000（演示号码）", isIndexed: false)
    var over = page
    (over.body, over.objection) = (nil, nil)
    return [("village-sheet", page), ("village-sheet-over", over)]
  }
}
