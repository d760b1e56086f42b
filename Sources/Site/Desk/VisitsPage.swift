/// `/desk/visits`: how often pages were read (浏览统计), by item, by column or by day.
struct VisitsPage: Page {
  var frame: DeskFrame
  var by: Grouping
  var from: String
  var to: String
  var total: String
  var rows: [Row]
  /// What one 人次 is.
  var definition: String

  enum Grouping: String, Sendable, CaseIterable {
    case item, column, day
    var name: String {
      switch self {
      case .item: "按信息"
      case .column: "按栏目"
      case .day: "按日期"
      }
    }
    var head: String {
      switch self {
      case .item: "信息"
      case .column: "栏目"
      case .day: "日期"
      }
    }
  }

  struct Row: Sendable, Equatable {
    var name: String
    var address: Address?
    var count: String
    /// 0…100 of the largest, for the bar.
    var share: Int
  }

  var view: HTML {
    frame.page(
      "浏览统计", trail: [Crumb("浏览统计")],
      """
      <h1>浏览统计</h1>
      <form class="narrowing" method="get" action="\(DeskAddress.visits())" role="search" aria-label="统计范围">
        \(grouping.view)
        \(FormField(name: "from", label: "从", control: .day, value: from).view)
        \(FormField(name: "to", label: "到", control: .day, value: to).view)
        <p class="buttons"><button class="plain">统计</button></p>
      </form>
      <p role="status">共 <strong>\(total)</strong> 人次。<span class="quiet">\(definition)</span></p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>这段时间还没有人浏览。请换一段时间。</p></div>", else: table.view)
      """)
  }

  private var grouping: FormField {
    let choices = Grouping.allCases.map { FormChoice($0.rawValue, $0.name) }
    return FormField(name: "by", label: "怎样统计", control: .select(choices), value: by.rawValue)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "浏览人次（\(by.name)）", heads: [by.head, "人次", "占最高的比例"],
      rows: rows.map { row in
        [
          row.address.map { "<a href=\"\($0)\">\(row.name)</a>" } ?? "\(row.name)", "\(row.count)",
          "<meter min=\"0\" max=\"100\" value=\"\(row.share)\" aria-label=\"\(row.name)\">\(row.share)%</meter>",
        ]
      }, figures: [1])
  }
}
