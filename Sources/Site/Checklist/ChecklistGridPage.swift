import Kernel

/// `/desk/checklists/2026/grid`: the year on one sheet for the month-end (月末对标表): who owes what, and every period of every task.
struct ChecklistGridPage: Page {
  var frame: DeskFrame
  var year: Int
  /// 截至 2026年3月31日.
  var asOf: String
  var summary: String
  var months: [FormChoice]
  var month: String
  /// What is to be done in that month, or is late from before.
  var due: [Due]
  /// By unit, village and person.
  var tallies: [Tally]
  var rows: [Row]
  var download: Address

  /// One occurrence to be dealt with (待办项).
  struct Due: Sendable, Equatable {
    var title: String
    var address: Address
    var place: String
    var period: String
    var due: String
    var owner: String
    var mark: DeskMark
  }

  /// How somebody stands (汇总).
  struct Tally: Sendable, Equatable {
    var name: String
    /// By kind of stand, in the order of the heads.
    var counts: [Int]
  }

  /// One task at one place (对标表的一行).
  struct Row: Sendable, Equatable {
    var title: String
    var owner: String
    /// Twelve months; nil where nothing is expected.
    var cells: [Cell?]
  }

  /// 一格.
  struct Cell: Sendable, Equatable {
    var word: String
    var address: Address
    var isFault: Bool
    var label: String
  }

  static let heads = ["按时", "逾期公开", "要素不全", "缺", "待公开"]

  var view: HTML {
    frame.page(
      "\(year)年对标表", trail: [Crumb("清单对标", DeskAddress.checklists), Crumb("\(year)年对标表")],
      """
      <h1>\(year)年政务公开清单对标表</h1>
      <p role="status">\(asOf)。\(summary)</p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>这一年还没有清单任务。请先<a href=\"\(DeskAddress.checklists)\">新建或者导入清单</a>。</p></div>", else: whole)
      """)
  }

  private var whole: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.checklistGrid(year))" role="search" aria-label="哪个月">
    \(FormField(name: "month", label: "看哪个月要办的", control: .select(months), value: month).view)
    <p class="buttons"><button class="plain">查看</button></p></form>
    <section class="panel" aria-labelledby="h-due"><h2 id="h-due">到这个月底要处理的</h2>
    \(if: due.isEmpty, "<p class=\"quiet\">没有缺的、迟的和待公开的。</p>", else: dueTable.view)</section>
    <section class="panel" aria-labelledby="h-tally"><h2 id="h-tally">按单位、村和责任人</h2>\(tallyTable.view)</section>
    <section class="panel" aria-labelledby="h-grid"><h2 id="h-grid">全年</h2>
    <div class="checklist-grid" role="region" aria-label="全年对标表" tabindex="0">\(grid)</div>
    <p><a href="\(download)">下载对标表（Excel，报区）</a></p></section>
    """
  }

  private var dueTable: DeskTable {
    DeskTable(
      caption: "要处理的", heads: ["任务", "情况", "期次", "期限", "由谁处理"],
      rows: due.map { row in
        [
          "<a href=\"\(row.address)\">\(row.title)</a>\(if: !row.place.isEmpty, "<br><small>\(row.place)</small>")",
          row.mark.view, "\(row.period)", "\(row.due)", "\(row.owner)",
        ]
      })
  }

  private var tallyTable: DeskTable {
    DeskTable(
      caption: "按单位、村和责任人", heads: ["谁"] + Self.heads,
      rows: tallies.map { tally in ["\(tally.name)"] + tally.counts.map { "\($0)" } }, figures: [1, 2, 3, 4, 5])
  }

  private var grid: HTML {
    """
    <table><caption class="unseen">\(year)年每项任务每个月的情况</caption>
    <thead><tr><th scope="col">任务</th><th scope="col">责任</th>\(each: 1...12, { "<th scope=\"col\">\($0)月</th>" })</tr></thead>
    <tbody>\(each: rows, row)</tbody></table>
    """
  }

  private func row(_ row: Row) -> HTML {
    """
    <tr><th scope="row">\(row.title)</th><td>\(row.owner)</td>\(each: row.cells, cell)</tr>

    """
  }

  private func cell(_ cell: Cell?) -> HTML {
    guard let cell else { return "<td></td>" }
    return """
      <td><a href="\(cell.address)" aria-label="\(cell.label)">\(if: cell.isFault, "<strong>\(cell.word)</strong>", else: "\(cell.word)")</a></td>
      """
  }
}
