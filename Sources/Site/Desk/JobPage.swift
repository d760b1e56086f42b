/// `/desk/jobs/7`: one piece of background work: how far it is, how it ended, its report (任务进展与报告).
struct JobPage: Page {
  var frame: DeskFrame
  var label: String
  var state: DeskMark
  var isLive: Bool
  /// 0…100, while it runs.
  var percent: Int?
  /// 正在替换，12 / 30.
  var doing: String
  var facts: DeskFacts
  /// How it ended, in its own words.
  var summary: String
  /// Why it failed, or why it is tried again.
  var problem: String
  /// The page of what it works on.
  var result: NavLink?
  var forms: [DeskForm]
  var lines: [Line]
  var pager: Pager

  /// One line of the report.
  struct Line: Sendable, Equatable {
    var title: String
    var address: Address?
    var outcome: DeskMark
    var note: String
  }

  var view: HTML {
    frame.page(
      label, trail: [Crumb("后台任务", DeskAddress.jobs()), Crumb(label)],
      """
      <h1>\(label)</h1>
      <section id="live" class="panel" aria-label="进展"\(if: isLive, " data-live=\"2\"")>
      <p role="status">\(state.view) \(doing)</p>
      \(percent.map(bar))
      \(if: !summary.isEmpty, "<p><strong>\(summary)</strong></p>")
      \(if: !problem.isEmpty, "<p class=\"flash flash-problem\">\(problem)</p>")
      \(result.map { "<p><a class=\"button\" href=\"\($0.address)\">\($0.name)</a></p>" })
      \(facts.view)
      <div class="acts">\(each: forms, { $0.view(frame.csrf) })</div>
      \(if: !lines.isEmpty, table.view)
      \(pager.view)
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

  private var table: DeskTable {
    DeskTable(
      caption: "每一条的结果", heads: ["对象", "结果", "说明"],
      rows: lines.map { line in
        [
          line.address.map { "<a href=\"\($0)\">\(line.title)</a>" } ?? "\(line.title)", line.outcome.view,
          line.note.isEmpty ? "—" : "\(line.note)",
        ]
      })
  }
}
