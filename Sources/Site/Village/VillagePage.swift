import Kernel

/// `/TOWN/villages/VILLAGE`: a village's board as its villagers read it (本村公开栏): what hangs now, what can still be objected
/// to, one's own record, the archive by month, whom to call.
package struct VillagePage: Page {
  var frame: PublicFrame
  var trail: [Crumb]
  var name: String
  var committee: String
  var merged: String?
  var places: [String]
  var sections: [Section]
  var notices: [Notice]
  var months: [NavLink]
  var phone: String
  var lookup: Address
  /// What came of looking up one's own record; nil before one asked.
  var found: Found?
  var typedName = ""
  var issues: [Issue] = []

  /// A part of the board with its sheets (分区).
  struct Section: Sendable, Equatable {
    var name: String
    var sheets: [Sheet]
  }

  struct Sheet: Sendable, Equatable {
    var title: String
    var address: Address
    /// 11月18日起，至 12月19日.
    var days: String
  }

  /// A list one can still object to (公示).
  struct Notice: Sendable, Equatable {
    var title: String
    var address: Address
    var until: String
  }

  /// One's own record (本人记录).
  struct Found: Sendable, Equatable {
    var records: [Record]

    struct Record: Sendable, Equatable {
      var fund: String
      var lines: [(name: String, value: String)]
      static func == (a: Record, b: Record) -> Bool {
        a.fund == b.fund && a.lines.map(\.name) == b.lines.map(\.name) && a.lines.map(\.value) == b.lines.map(\.value)
      }
    }
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "\(name)公开栏", description: "\(name)公开栏上正在公布的内容", trail: trail, isIndexed: found == nil),
      """
      <div class="wide page">
        <h1>\(name)公开栏</h1>
        <p class="lead">\(committee)\(if: !places.isEmpty, "。公开栏在：\(places.joined(separator: "；"))")</p>
        \(merged.map { "<p class=\"notice-line\">\($0)</p>" })
        \(if: !notices.isEmpty, noticeList)
        \(each: sections, section)
        \(if: sections.isEmpty, "<p class=\"empty\">现在没有正在公布的内容。往期见下面的按月查看。</p>")
        \(record)
        \(if: !months.isEmpty, archive)
        \(ways)
      </div>
      """)
  }

  private func section(_ section: Section) -> HTML {
    """
    <section class="group"><h2>\(section.name)</h2><ul class="rows">
    \(each: section.sheets, { "<li><a href=\"\($0.address)\">\($0.title)</a><span class=\"count\">\($0.days)</span></li>" })
    </ul></section>
    """
  }

  private var noticeList: HTML {
    """
    <section class="group"><h2>正在公示，可以提出异议</h2><ul class="rows">
    \(each: notices, { "<li><a href=\"\($0.address)\">\($0.title)</a><span class=\"count\">\($0.until)</span></li>" })
    </ul></section>
    """
  }

  private var archive: HTML {
    """
    <section class="group"><h2>按月查看</h2><ul class="ways">
    \(each: months, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>
    <p class="count">公示期满的只留标题，内容不再公开。</p></section>
    """
  }

  private var ways: HTML {
    """
    <section class="group"><h2>有疑问找谁</h2>
    <p>对公布的内容有疑问，可以向\(committee)查询；村里不公布或者公布的不真实，可以向镇人民政府反映\
    （村民委员会组织法第三十六条）。</p>
    <dl class="pairs">\(OfficeCard.pair("监督电话", phone))</dl></section>
    """
  }

  private var record: HTML {
    """
    <section class="group" id="record"><h2>查本人的记录</h2>
    \(found.map(answer))
    <form class="record-form" method="post" action="\(lookup)">
      \(FormIssues(issues, for: Self.fields(typedName)).view)
      \(Self.fields(typedName).marked(issues).view)
      <p class="buttons"><button type="submit">查询</button></p>
    </form></section>
    """
  }

  static func fields(_ name: String) -> [FormField] {
    [
      FormField(name: "name", label: "本人姓名", value: name, isRequired: true, limit: 40),
      FormField(name: "tail", label: "本人身份证号后四位", hint: "只用来核对，不保存。最后一位是 X 的也照填。", isRequired: true, limit: 4),
    ]
  }

  private func answer(_ found: Found) -> HTML {
    guard !found.records.isEmpty else {
      return """
        <p class="notice-line" role="status">没有查到。可能现在没有您的记录，也可能填的和登记的不一样；请核对后再查，或者打监督电话问。</p>
        """
    }
    return """
      <div role="status">\(each: found.records, one)</div>
      """
  }

  private func one(_ record: Found.Record) -> HTML {
    """
    <h3>\(record.fund)</h3><dl class="pairs">\(each: record.lines, { OfficeCard.pair($0.name, $0.value) })</dl>
    """
  }
}

extension VillagePage {
  package static var samples: [(name: String, page: VillagePage)] {
    let here = VillageAddress.village("chengkan", "lingshan")
    let page = VillagePage(
      frame: SampleTown.frame(here),
      trail: [Crumb("呈坎镇（演示）", SampleTown.at()), Crumb("村级公开", VillageAddress.all("chengkan")), Crumb("灵山村")],
      name: "灵山村", committee: "灵山村村民委员会", places: ["村委会门口东墙"],
      sections: [
        Section(
          name: "资金发放",
          sheets: [
            Sheet(
              title: "2026年11月最低生活保障发放名单", address: VillageAddress.sheet("chengkan", "lingshan", 7),
              days: "11月18日至12月18日")
          ])
      ],
      notices: [
        Notice(
          title: "最低生活保障拟确认对象公示", address: VillageAddress.objection("chengkan", "lingshan", 3), until: "异议期到 11月27日")
      ],
      months: [NavLink("2026年11月（9 份）", VillageAddress.month("chengkan", "lingshan", "2026-11"))],
      phone: "0559-0000000（演示号码）", lookup: VillageAddress.ownRecord("chengkan", "lingshan"))
    var own = page
    own.found = Found(records: [.init(fund: "高龄津贴", lines: [("金额（元）", "60"), ("年龄段", "80—89岁")])])
    var none = page
    (none.found, none.sections, none.notices) = (Found(records: []), [], [])
    return [("village", page), ("village-record", own), ("village-none", none)]
  }
}
