/// `/desk/journal`: who did what when (审计日志), for the audit administrator, who changes nothing.
struct JournalPage: Page {
  var frame: DeskFrame
  var filter: Filter
  var acts: [FormChoice]
  /// Organisations to narrow to.
  var places: [FormChoice] = []
  var total = 0
  var chain: Chain
  var rows: [Row]
  var pager: Pager

  struct Filter: Sendable, Equatable {
    var who = ""
    var act = ""
    /// An item's number.
    var item = ""
    var place = ""
    var from = ""
    var to = ""

    var fields: [(String, String)] {
      [("who", who), ("act", act), ("item", item), ("place", place), ("from", from), ("to", to)]
    }
  }

  /// Whether the rows still hang together by their hashes (日志链).
  struct Chain: Sendable, Equatable {
    var isWhole: Bool
    /// 共 1,204 条，链条完整，校验于 2026-11-23 21:00; or which row is broken and how.
    var sentence: String
  }

  struct Row: Sendable, Equatable {
    var number: Int
    var time: String
    /// 3月9日 09:30 王经办把《……》送审.
    var sentence = ""
    var who: String
    var act: String
    var subject: String
    var detail: String
  }

  var view: HTML {
    frame.page(
      "审计日志", trail: [Crumb("审计日志")],
      """
      <h1>审计日志</h1>
      <div class="flash\(if: !chain.isWhole, " flash-problem")"><p>\(chain.sentence)</p>\
      \(DeskForm(action: DeskAddress.journalVerification, button: "现在校验").view(frame.csrf))</div>
      \(narrowing)
      \(if: rows.isEmpty, "<div class=\"empty\"><p role=\"status\">没有符合条件的记录。请放宽条件再查。</p></div>", else: table.view)
      \(pager.view)
      \(if: !rows.isEmpty, "<p class=\"acts\"><a class=\"button plain\" href=\"\(download)\">下载 CSV（\(total > Self.counted ? "\(Self.counted) 条以上" : "\(total) 条")）</a></p>")
      """)
  }

  /// The count stops here (计数上限).
  static let counted = 10_000

  private var download: Address { DeskAddress.journal(filter.fields + [("format", "csv")]) }

  private var narrowing: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.journal())" role="search" aria-label="筛选日志">
      \(FormField(name: "who", label: "谁", value: filter.who, limit: 60).view)
      \(FormField(name: "act", label: "做了什么", control: .select([FormChoice("", "全部")] + acts), value: filter.act).view)
      \(FormField(name: "item", label: "信息编号", control: .code, value: filter.item, limit: 10).view)
      \(FormField(name: "place", label: "单位", control: .select([FormChoice("", "全部")] + places), value: filter.place).view)
      \(FormField(name: "from", label: "从", control: .day, value: filter.from).view)
      \(FormField(name: "to", label: "到", control: .day, value: filter.to).view)
      <p class="buttons"><button class="plain">查询</button></p>
    </form>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "日志", heads: ["序号", "谁在什么时候做了什么", "内容", "账号", "准确时间"],
      rows: rows.map { row in
        ["\(row.number)", "\(row.sentence)", "\(row.detail)", "\(row.who)", "<time>\(row.time)</time>"]
      })
  }
}
