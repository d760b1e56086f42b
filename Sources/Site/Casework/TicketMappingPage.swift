import Kernel

/// `/desk/tickets/imports/:import`: which column of the list fills which of our fields (核对列名), with the first rows as
/// they would be taken; afterwards what became of it.
struct TicketMappingPage: Page {
  var frame: DeskFrame
  var id: Int64
  var file: String
  var rows: Int
  /// Nil once it is done.
  var form: DeskForm?
  /// Heads and the first rows as they would be taken.
  var heads: [String] = []
  var preview: [[String]] = []
  var outcome = ""
  /// The page of the job, while it is not done.
  var progress: Address?
  var told: [String] = []

  var view: HTML {
    frame.page(
      "核对列名", trail: [Crumb("12345工单", DeskAddress.tickets()), Crumb("导入", DeskAddress.ticketImports), Crumb(file)],
      issues: form?.issues.count ?? 0,
      """
      <h1>\(form != nil ? "核对列名" : progress == nil ? "导入结果" : "正在导入")</h1>
      \(form.map(asking))
      \(if: form == nil, done)
      """)
  }

  private func asking(_ form: DeskForm) -> HTML {
    """
    <p class="quiet">\(file)，\(rows) 行。程序已经按列名猜好，请看下面前几行的结果对不对，不对的改过来再导入。</p>
    \(if: !preview.isEmpty, "<section class=\"panel\"><h2>前几行会这样导入</h2>\(table.view)</section>")
    <section class="panel"><h2>哪一列是什么</h2><form class="desk-form" method="post" action="\(form.action)">
    \(frame.csrf)\(FormIssues(form.issues, for: form.fields).view)
    <div class="case-grid">\(form.fields.marked(form.issues).view)</div>
    <p class="buttons"><button class="main">\(form.button)</button>
    <button class="plain" name="then" value="look">看前几行的结果</button></p></form></section>
    """
  }

  private var table: DeskTable {
    DeskTable(caption: "前几行", heads: heads, rows: preview.map { $0.map { "\($0)" } })
  }

  private var done: HTML {
    """
    <p class="flash" role="status">\(outcome)</p>
    \(progress.map { "<p><a class=\"button\" href=\"\($0)\">看任务进展</a></p>" })
    <p><a class="button" href="\(DeskAddress.tickets([("view", "arrived")]))">去签收</a></p>
    \(if: !told.isEmpty, "<section class=\"panel\"><h2>没有导入的行</h2><ul class=\"dots\">\(each: told, { "<li>\($0)</li>" })</ul></section>")
    """
  }

  static var samples: [(name: String, page: TicketMappingPage)] {
    let frame = SampleDesk.frame(DeskAddress.ticketImport(1), holding: [.casework])
    let asking = TicketMappingPage(
      frame: frame, id: 1, file: "三月工单.xlsx", rows: 62,
      form: DeskForm(
        action: DeskAddress.ticketImport(1),
        fields: [FormField(name: "content", label: "诉求内容", control: .select([FormChoice("0", "问题描述")]), isRequired: true)], button: "导入",
        look: .main), heads: ["标题", "类型", "派单时间"], preview: [["老街路灯不亮", "求助", "2026-03-09 09:30"]])
    let done = TicketMappingPage(
      frame: frame, id: 1, file: "三月工单.xlsx", rows: 62, outcome: "导入 60 件，已有 1 件，没有导入 1 件。",
      told: ["第 9 行：派单时间“昨天”看不懂，请写成 2026-03-09 09:30。"])
    var running = done
    (running.outcome, running.progress) = ("还没有导完，到现在：导入 20 件，已有 0 件，没有导入 0 件。", DeskAddress.job(7))
    return [("desk-ticket-mapping", asking), ("desk-ticket-importing", running), ("desk-ticket-imported", done)]
  }
}
