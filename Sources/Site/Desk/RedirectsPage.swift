import Kernel

/// `/desk/redirects`: where addresses of the old site lead, and how often they are asked for (旧地址跳转).
struct RedirectsPage: Page {
  var frame: DeskFrame
  var words = ""
  var total: Int
  var rows: [Row]
  var pager: Pager
  /// What was typed and what is wrong with it.
  var old = ""
  var target = ""
  var issues: [Issue] = []
  var listIssues: [Issue] = []

  /// One old address.
  struct Row: Sendable, Equatable {
    var id: Int64
    var old: String
    var target: String
    var kind: String
    var hits: String
    var last: String
  }

  var view: HTML {
    frame.page(
      "旧地址跳转", trail: [Crumb("导入", DeskAddress.imports), Crumb("旧地址跳转")], issues: issues.count + listIssues.count,
      """
      <h1>旧地址跳转</h1>
      <p class="quiet">有人打开旧网站的地址、而本站没有这一页时，自动转到登记的新页面。导入时登记的会跟着信息走，换了栏目也不用改。</p>
      <section class="panel">\(adding.view(frame.csrf))</section>
      \(listForm.folded(frame.csrf))
      <form class="narrowing" method="get" action="\(DeskAddress.redirects())" role="search" aria-label="筛选旧地址">
      \(FormField(name: "q", label: "地址里的字", value: words, limit: 100).view)
      <p class="buttons"><button class="plain">筛选</button></p></form>
      <p class="count" role="status">共 \(total) 条</p>
      \(if: !rows.isEmpty, table.view)
      \(pager.view)
      <ul class="ways"><li><a href="\(DeskAddress.redirectSheet)">导出为 CSV</a></li></ul>
      """)
  }

  private var adding: DeskForm {
    DeskForm(
      action: DeskAddress.redirects(),
      fields: [
        FormField(
          name: "old", label: "旧地址", value: old, hint: "如 http://旧网站/show.asp?id=123，或者从 / 开始的一段。", isRequired: true, limit: 1000),
        FormField(name: "target", label: "新地址", value: target, hint: "本站的路径，如 /chengkan/news/12。", isRequired: true, limit: 1000),
      ], button: "登记", look: .main, issues: issues)
  }

  private var listForm: DeskForm {
    DeskForm(
      title: "从 CSV 登记多条", action: DeskAddress.redirectList,
      fields: [
        FormField(
          name: "file", label: "CSV 或 Excel 文件", control: .files(accept: ".csv,.xlsx", many: false),
          hint: "第一列旧地址，第二列新地址。有一条不对就全部不登记，并说明是哪一行。", isRequired: true)
      ].scoped("l"), button: "登记", issues: listIssues, isUpload: true)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "旧地址", heads: ["旧地址", "转到", "来由", "次数", "最近一次", "办理"],
      rows: rows.map { row in
        let removal: HTML = """
          <form method="post" action="\(DeskAddress.redirectRemoval(row.id))">\(frame.csrf)\
          <button class="plain" aria-label="取消 \(row.old) 的跳转">取消</button></form>
          """
        return [
          "<span class=\"address\">\(row.old)</span>", "<span class=\"address\">\(row.target)</span>", "\(row.kind)",
          "\(row.hits)", "\(row.last)", removal,
        ]
      }, figures: [3])
  }
}
