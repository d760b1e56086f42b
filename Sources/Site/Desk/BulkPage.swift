/// `/desk/bulk/12` when it is under way or done: how far it is, and what became of every item (批量处理报告).
struct BulkPage: Page {
  var frame: DeskFrame
  var number: Int64
  /// 查找替换：“文化站”改为“文旅服务中心”.
  var what: String
  var state: DeskMark
  var isLive: Bool
  var percent: Int?
  var doing: String
  /// Why it stopped.
  var problem: String
  /// The job's own page, where it can be stopped or tried again.
  var job: NavLink?
  var figures: [DeskHomePage.Figure]
  var files: [NavLink]
  var undoing: DeskForm?
  /// What became of undoing it, or what this one undoes.
  var related: NavLink?
  var note: String
  var lines: [Line]
  var pager: Pager

  /// One item and what became of it (条目).
  struct Line: Sendable, Equatable {
    var title: String
    var address: Address
    var outcome: DeskMark
    var note: String
  }

  var view: HTML {
    frame.page(
      "批量处理第 \(number) 号", trail: [Crumb("批量处理", DeskAddress.bulks), Crumb("第 \(number) 号")],
      """
      <h1>批量处理第 \(String(number)) 号</h1>
      <p>\(what)</p>
      <section id="live" aria-label="进展和报告"\(if: isLive, " data-live=\"2\"")>
      <p role="status">\(state.view) \(doing)</p>
      \(percent.map(bar))
      \(if: !problem.isEmpty, "<p class=\"flash flash-problem\">\(problem)</p>")
      \(job.map { "<p><a href=\"\($0.address)\">\($0.name)</a></p>" })
      <ul class="tiles tiles-small">\(each: figures, \.view)</ul>
      \(if: !files.isEmpty, downloads)
      \(if: !lines.isEmpty, table.view)
      \(pager.view)
      \(related.map { "<p><a href=\"\($0.address)\">\($0.name)</a></p>" })
      \(if: !note.isEmpty, "<p class=\"quiet\">\(note)</p>")
      \(undoing.map { "<section class=\"panel\"><h2>撤销</h2>\($0.view(frame.csrf))</section>" })
      </section>
      \(if: isLive, frame.liveScript)
      """)
  }

  private func bar(_ percent: Int) -> HTML {
    """
    <p><label for="progress">已完成 \(percent)%</label>
    <progress id="progress" max="100" value="\(percent)">\(percent)%</progress></p>
    """
  }

  private var downloads: HTML {
    "<p class=\"buttons\">\(each: files, { "<a class=\"button\" href=\"\($0.address)\">\($0.name)</a>" })</p>"
  }

  private var table: DeskTable {
    DeskTable(
      caption: "每条信息的结果", heads: ["信息", "结果", "说明"],
      rows: lines.map { line in
        [
          "<a href=\"\(line.address)\">\(line.title.isEmpty ? "（没有标题）" : line.title)</a>", line.outcome.view,
          line.note.isEmpty ? "—" : "\(line.note)",
        ]
      })
  }
}
