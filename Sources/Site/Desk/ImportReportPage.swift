/// `/desk/imports/12`: how far an import is, what became of every record, and what can be done next (导入报告).
struct ImportReportPage: Page {
  var frame: DeskFrame
  var file: String
  var time: String
  var state: DeskMark
  /// 试运行 or 正式导入.
  var phase: String
  var isLive = false
  /// 0…100, while it still runs.
  var percent: Int?
  var problem = ""
  var figures: [DeskHomePage.Figure]
  var forms: [DeskForm] = []
  var links: [NavLink] = []
  var rows: [Row]
  var pager: Pager

  /// One record and its outcome.
  struct Row: Sendable, Equatable {
    var record: String
    var title: String
    var outcome: Outcome
    /// Why, one sentence each.
    var reasons: [String]
    /// The item made, or the one it repeats.
    var address: Address?
  }

  enum Outcome: String, Sendable, CaseIterable {
    case taken = "导入", repaired = "修补后导入", duplicate = "重复", refused = "不导入"

    var tone: DeskMark.Tone {
      switch self {
      case .taken: .good
      case .repaired: .waiting
      case .duplicate: .calm
      case .refused: .grave
      }
    }
  }

  var view: HTML {
    frame.page(
      "导入报告", trail: [Crumb("导入", DeskAddress.imports), Crumb(file)],
      """
      <h1>导入报告</h1>
      <section id="live" aria-label="进展"\(if: isLive, " data-live=\"2\"")>
      <p class="quiet">\(file) · \(time)</p>
      <p role="status">\(state.view) \(phase)</p>
      \(percent.map(running))
      \(if: !problem.isEmpty, "<p class=\"flash flash-problem\">\(problem)</p>")
      \(if: !figures.isEmpty, "<ul class=\"tiles tiles-small\">\(each: figures, \.view)</ul>")
      \(if: !forms.isEmpty, "<div class=\"acts panel\">\(each: forms, { $0.view(frame.csrf) })</div>")
      \(if: !links.isEmpty, "<ul class=\"ways\">\(each: links, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>")
      \(if: !rows.isEmpty, table.view)
      \(pager.view)
      </section>
      \(if: isLive, frame.liveScript)
      """)
  }

  private func running(_ percent: Int) -> HTML {
    """
    <p><label for="progress">已完成 \(percent)%。可以离开这一页，回来再看。</label>
    <progress id="progress" max="100" value="\(percent)">\(percent)%</progress></p>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "每条记录的结果", heads: ["记录", "标题", "结果", "说明"],
      rows: rows.map { row in
        [
          "\(row.record)", row.address.map { "<a href=\"\($0)\">\(row.title)</a>" } ?? "\(row.title)",
          DeskMark(row.outcome.rawValue, row.outcome.tone).view,
          row.reasons.isEmpty ? "—" : "<ul>\(each: row.reasons, { "<li>\($0)</li>" })</ul>",
        ]
      })
  }
}
