import Kernel

/// `/desk/checklists`: the yearly lists, how each stands, and two ways to begin one (清单对标).
struct ChecklistsPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var years: [NavLink]
  var mayKeep: Bool
  var typed = Typed()
  var issues: [Issue] = []
  var uploadIssues: [Issue] = []

  /// What was typed for a new one.
  struct Typed: Sendable, Equatable {
    var year = ""
    var name = ""
    var source = ""
  }

  /// One list (清单).
  struct Row: Sendable, Equatable {
    var year: String
    var name: String
    var address: Address
    var tasks: Int
    var stand: String
  }

  var view: HTML {
    frame.page(
      "清单对标", trail: [Crumb("清单对标")], issues: issues.count + uploadIssues.count,
      """
      <h1>清单对标</h1>
      <p class="quiet">把全年要公开的事项列成清单：哪个栏目、多久一次、要有哪些内容、什么时候以前、由谁负责。系统按期列出应公开项，自动对上已公开的信息，缺的、迟的、要素不全的一目了然。</p>
      \(if: !years.isEmpty, "<p class=\"acts\">\(each: years, { "<a class=\"button\" href=\"\($0.address)\">\($0.name)</a> " })</p>")
      <section class="panel" aria-labelledby="h-lists"><h2 id="h-lists">清单</h2>
      \(if: rows.isEmpty, "<p role=\"status\">还没有清单。上传区里发的 Excel 清单，或者在下面新建一份再逐项填写。</p>", else: table.view)
      </section>
      \(if: mayKeep, forms)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "清单", heads: ["清单", "年份", "任务", "完成情况"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.name)</a>", "\($0.year)", "\($0.tasks) 项", "\($0.stand)"] })
  }

  private var forms: HTML {
    """
    <section class="panel" aria-labelledby="h-upload"><h2 id="h-upload">从表格导入</h2>
    \(DeskForm(
      action: DeskAddress.checklistUploads,
      fields: [
        FormField(
          name: "file", label: "清单表格", control: .files(accept: ".xlsx,.csv", many: false),
          hint: "XLSX 或 CSV；第一行是列名。上传后先核对每一列是什么，再导入。", isRequired: true, scope: "up")
      ], button: "上传", look: .main, issues: uploadIssues, isUpload: true
    ).view(frame.csrf))</section>
    <section class="panel" aria-labelledby="h-new"><h2 id="h-new">新建一份</h2>
    \(DeskForm(
      action: DeskAddress.checklists, fields: Self.fields(typed), button: "新建清单", issues: issues
    ).view(frame.csrf))</section>
    """
  }

  static func fields(_ typed: Typed) -> [FormField] {
    [
      FormField(name: "year", label: "年份", value: typed.year, isRequired: true, limit: 4),
      FormField(name: "name", label: "清单名称", value: typed.name, hint: "例如 2026年政务公开重点工作清单。", isRequired: true, limit: 100),
      FormField(name: "source", label: "依据（可不填）", value: typed.source, hint: "哪一份文件。", limit: 300),
    ]
  }
}
