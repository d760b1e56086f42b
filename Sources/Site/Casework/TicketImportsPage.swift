import Kernel

/// `/desk/tickets/imports`: a list of the district is uploaded (导入工单), and what became of earlier ones.
struct TicketImportsPage: Page {
  var frame: DeskFrame
  var past: [Past]
  var issues: [Issue] = []

  /// An earlier upload (导入过的表).
  struct Past: Sendable, Equatable {
    var link: NavLink
    var outcome: String
    var time: String
  }

  var view: HTML {
    frame.page(
      "导入工单", trail: [Crumb("12345工单", DeskAddress.tickets()), Crumb("导入")], issues: issues.count,
      """
      <h1>导入工单</h1>
      <p class="quiet">区里发来的 Excel、WPS 或 CSV 表都可以。列名由程序猜，下一步给您核对。</p>
      <section class="panel">\(form.view(frame.csrf))</section>
      <section class="panel"><h2>导入过的</h2>
      \(if: past.isEmpty, "<p role=\"status\">还没有导入过。选好文件，点“上传”。</p>", else: table.view)</section>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.ticketImports,
      fields: [
        FormField(
          name: "file", label: "工单表", control: .files(accept: ".xlsx,.csv,.xls,.txt,.jsonl", many: false), hint: "最多 5000 行。",
          isRequired: true)
      ], button: "上传", look: .main, issues: issues, isUpload: true)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "导入过的", heads: ["文件", "结果", "时间"],
      rows: past.map { ["<a href=\"\($0.link.address)\">\($0.link.name)</a>", "\($0.outcome)", "\($0.time)"] })
  }

  static var samples: [(name: String, page: TicketImportsPage)] {
    let frame = SampleDesk.frame(DeskAddress.ticketImports, holding: [.casework])
    return [
      (
        "desk-ticket-imports",
        TicketImportsPage(
          frame: frame,
          past: [Past(link: NavLink("三月工单.xlsx", DeskAddress.ticketImport(1)), outcome: "导入 62 件，已有 3 件", time: "2026-03-09 09:30")],
          issues: [Issue("file", "请选择要导入的文件。")])
      )
    ]
  }
}
