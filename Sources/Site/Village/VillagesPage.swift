/// `/TOWN/villages/`: the villages of a town, each with its board (村级公开).
package struct VillagesPage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var villages: [Row]

  /// A village (村).
  struct Row: Sendable, Equatable {
    var name: String
    var address: Address
    var note: String
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "村级公开", description: "各村公开栏上正在公布的内容", trail: trail),
      """
      <div class="wide page">
        <h1>村级公开</h1>
        <p class="lead">各村公开栏上正在公布的内容。名单类内容按规定只在本村范围内公布，网上只有合计或者打码的内容。</p>
        \(if: villages.isEmpty, "<p class=\"empty\">还没有登记村。</p>", else: tiles)
      </div>
      """)
  }

  private var tiles: HTML {
    """
    <ul class="tiles">\(each: villages, {
      "<li><a class=\"tile\" href=\"\($0.address)\"><strong>\($0.name)</strong><span>\($0.note)</span></a></li>"
    })</ul>
    """
  }
}

extension VillagesPage {
  package static var samples: [(name: String, page: VillagesPage)] {
    let page = VillagesPage(
      frame: SampleTown.frame(SampleTown.at("villages")), trail: [Crumb("呈坎镇（演示）", SampleTown.at()), Crumb("村级公开")],
      villages: [
        Row(name: "灵山村", address: VillageAddress.village("chengkan", "lingshan"), note: "正在公布 9 份"),
        Row(name: "容溪村", address: VillageAddress.village("chengkan", "rongxi"), note: "正在公布 7 份"),
      ])
    return [("villages", page)]
  }
}
