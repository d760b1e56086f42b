import Kernel

/// `/desk/compilations`: what a column made public in a period as one file (汇编): ordered here, and taken away from here.
struct CompilationsPage: Page {
  var frame: DeskFrame
  var columns: [FormChoice]
  var mayOrder: Bool
  var typed: Typed
  var issues: [Issue] = []
  var rows: [Row]
  /// Whether one of them is being made just now.
  var isLive = false

  /// What was chosen (选择).
  struct Typed: Sendable, Equatable {
    var column = ""
    var first = ""
    var last = ""
    var format = "pdf"
  }

  /// One that was ordered (汇编).
  struct Row: Sendable, Equatable {
    var title: String
    /// Nil until it is made, and once it is out of date.
    var file: Address?
    /// 12 条、86 页，PDF 文件 1.2 MB; or how far it is.
    var outcome: String
    var job: Address?
    var ordered: String
  }

  var view: HTML {
    frame.page(
      "汇编", trail: [Crumb("信息", DeskAddress.items()), Crumb("汇编")], issues: issues.count,
      """
      <h1>汇编</h1>
      <p class="quiet">把一个栏目（连同下级栏目）一段时间里公开的信息做成一册：有封面、有可以点的目录、页码连续，供归档、送阅和上架。</p>
      \(if: mayOrder, form)
      <section id="live" class="panel" aria-label="做过的汇编"\(if: isLive, " data-live=\"3\"")><h2>做过的</h2>
      \(if: rows.isEmpty, "<p role=\"status\">还没有做过汇编。选好栏目和日期，点“制作汇编”。</p>", else: table.view)
      </section>
      \(if: isLive, frame.liveScript)
      """)
  }

  private var form: HTML {
    """
    <section class="panel"><h2>做一册</h2>
    \(DeskForm(
      action: DeskAddress.compilations,
      fields: [
        FormField(name: "column", label: "栏目", control: .select(columns), value: typed.column, isRequired: true),
        FormField(name: "first", label: "从哪一天", control: .day, value: typed.first, isRequired: true),
        FormField(name: "last", label: "到哪一天", control: .day, value: typed.last, isRequired: true),
        FormField(
          name: "format", label: "形式",
          control: .radios([FormChoice("pdf", "PDF 文件"), FormChoice("ofd", "OFD 版式文件")]), value: typed.format),
      ], button: "制作汇编", look: .main, issues: issues
    ).view(frame.csrf))</section>
    """
  }

  private var table: DeskTable {
    DeskTable(
      caption: "做过的汇编", heads: ["汇编", "结果", "下达"],
      rows: rows.map { row in
        [
          row.file.map { "<a href=\"\($0)\">\(row.title)</a>" } ?? "\(row.title)",
          row.job.map { "<a href=\"\($0)\">\(row.outcome)</a>" } ?? "\(row.outcome)", "\(row.ordered)",
        ]
      })
  }
}

extension CompilationsPage {
  static var samples: [(name: String, page: CompilationsPage)] {
    let page = CompilationsPage(
      frame: SampleDesk.frame(DeskAddress.compilations), columns: [FormChoice("zcwj", "政策文件")], mayOrder: true,
      typed: Typed(first: "2026-01-01", last: "2026-11-23"),
      rows: [
        Row(
          title: "政策文件汇编（2025年1月1日至2025年12月31日）", file: DeskAddress.compilationFile(2),
          outcome: "38 条、214 页，PDF 文件，2.1 MB", ordered: "方小鱼，2026-01-08 09:12"),
        Row(
          title: "财政预算决算汇编（2024年1月1日至2024年12月31日）", outcome: "其中 1 条已经改动或撤下，请重做",
          ordered: "方小鱼，2025-01-09 15:40"),
      ])
    var empty = page
    empty.rows = []
    empty.issues = [Issue("last", "结束日期早于开始日期，请修改。")]
    return [("desk-compilations", page), ("desk-compilations-empty", empty)]
  }
}
