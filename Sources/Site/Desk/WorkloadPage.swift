/// `/desk/workload`: who did how much in a time (工作量), by person, by column, by step; every figure opens its records.
struct WorkloadPage: Page {
  var frame: DeskFrame
  var from: String
  var to: String
  /// 本月, 上月, 本季度, 今年.
  var spans: [NavLink]
  var heads: [String]
  var people: [Row]
  var columns: [Row]
  /// Step, how many, how long on average.
  var steps: [[String]]
  /// Whether only the reader's own work is shown.
  var isOwnOnly: Bool
  var downloads: [NavLink]

  struct Row: Sendable, Equatable {
    var name: String
    var figures: [Figure]
    /// How long what was judged had waited.
    var waited: String
  }

  struct Figure: Sendable, Equatable {
    var count: Int
    /// The records behind it; nil when there are none.
    var address: Address?
  }

  var view: HTML {
    frame.page(
      "工作量", trail: [Crumb("工作量")],
      """
      <h1>工作量</h1>
      <p class="quiet">\(isOwnOnly ? "这里是您自己的工作量。" : "")点数字看明细。平均等候从轮到这一步算起，到通过或退回为止，按自然时间计。</p>
      <nav class="acts" aria-label="常用时段">\(each: spans, { "<a class=\"button plain\" href=\"\($0.address)\">\($0.name)</a>\n" })</nav>
      <form class="narrowing" method="get" action="\(DeskAddress.workload())" role="search" aria-label="统计时段">
        \(FormField(name: "from", label: "从", control: .day, value: from).view)
        \(FormField(name: "to", label: "到", control: .day, value: to).view)
        <p class="buttons"><button class="plain">统计</button></p>
      </form>
      <p role="status">\(from) 至 \(to)</p>
      \(section("按人", "person", "人员", people))
      \(section("按栏目", "column", "栏目", columns))
      \(if: !steps.isEmpty, stepTimes)
      <p class="acts">\(each: downloads, { "<a class=\"button plain\" href=\"\($0.address)\">\($0.name)</a>\n" })</p>
      """)
  }

  private func section(_ title: String, _ id: String, _ head: String, _ rows: [Row]) -> HTML {
    let table = DeskTable(
      caption: "\(title)的工作量，\(from) 至 \(to)", heads: [head] + heads + ["平均等候"],
      rows: rows.map { row in ["\(row.name)"] + row.figures.map(figure) + ["\(row.waited)"] },
      figures: Set(1...(heads.count + 1)))
    return """
      <section class="panel" aria-labelledby="h-\(id)"><h2 id="h-\(id)">\(title)</h2>
      \(if: rows.isEmpty, "<p class=\"quiet\">这段时间没有办理记录。请换一段时间。</p>", else: table.view)</section>
      """
  }

  private func figure(_ figure: Figure) -> HTML {
    figure.address.map { "<a href=\"\($0)\">\(figure.count)</a>" } ?? "\(figure.count)"
  }

  private var stepTimes: HTML {
    let table = DeskTable(
      caption: "各环节平均用时", heads: ["环节", "办理次数", "平均等候"], rows: steps.map { $0.map { "\($0)" } }, figures: [1, 2])
    return "<section class=\"panel\" aria-labelledby=\"h-steps\"><h2 id=\"h-steps\">各环节用时</h2>\(table.view)</section>"
  }
}

/// `/desk/workload/records`: what one figure of the workload counted (工作量明细).
struct WorkloadRecordsPage: Page {
  var frame: DeskFrame
  /// 方小鱼 送审，2026-03-01 至 2026-03-31.
  var title: String
  var back: Address
  var total: Int
  var rows: [Row]
  var pager: Pager

  struct Row: Sendable, Equatable {
    var title: String
    var address: Address
    /// Edition, column, who, when, the step, how long it had waited.
    var notes: [String]
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("工作量", back), Crumb("明细")],
      """
      <h1>\(title)</h1>
      <p class="count" role="status">共 \(total) 条</p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>没有记录。</p></div>", else: "<ul class=\"rows panel\">\(each: rows, row)</ul>")
      \(pager.view)
      """)
  }

  private func row(_ row: Row) -> HTML {
    """
    <li><a href="\(row.address)">\(row.title)</a><p class="row-notes">\(each: row.notes, { "<span>\($0)</span>" })</p></li>

    """
  }
}
