/// `/TOWN/villages/VILLAGE/months/2026-11`: what a village put up in a month (按月归档); of what is over only the title.
package struct VillageMonthPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var title: String
  var rows: [Row]
  var village: NavLink

  /// A sheet of the month (一份).
  struct Row: Sendable, Equatable {
    var title: String
    /// Nil when its time is over.
    var address: Address?
    var days: String
  }

  package var view: HTML {
    frame.page(
      PageHead(title: title, trail: trail),
      """
      <div class="wide page narrow">
        <h1>\(title)</h1>
        \(if: rows.isEmpty, "<p class=\"empty\">这个月没有张贴。</p>", else: list)
        <ul class="ways"><li><a href="\(village.address)">回到\(village.name)公开栏</a></li></ul>
      </div>
      """)
  }

  private var list: HTML { "<ul class=\"rows\">\(each: rows, row)</ul>" }

  private func row(_ row: Row) -> HTML {
    guard let address = row.address else {
      return "<li class=\"past\"><span>\(row.title)</span><span class=\"count\">\(row.days)，公示期已满</span></li>"
    }
    return "<li><a href=\"\(address)\">\(row.title)</a><span class=\"count\">\(row.days)</span></li>"
  }
}

extension VillageMonthPage {
  package static var samples: [(name: String, page: VillageMonthPage)] {
    let page = VillageMonthPage(
      frame: SampleTown.frame(VillageAddress.month("chengkan", "lingshan", "2026-11")),
      trail: [Crumb("呈坎镇（演示）", SampleTown.at()), Crumb("灵山村", VillageAddress.village("chengkan", "lingshan")), Crumb("2026年11月")],
      title: "灵山村 2026年11月张贴的内容",
      rows: [
        Row(title: "2026年10月财务收支明细", address: VillageAddress.sheet("chengkan", "lingshan", 6), days: "11月15日张贴"),
        Row(title: "2026年10月最低生活保障发放名单", address: nil, days: "11月1日张贴"),
      ], village: NavLink("灵山村", VillageAddress.village("chengkan", "lingshan")))
    return [("village-month", page)]
  }
}
