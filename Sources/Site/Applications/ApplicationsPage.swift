import Casework
import Kernel

/// `/desk/applications`: the applications of the town (依申请公开), what is due first on top.
struct ApplicationsPage: Page {
  var frame: DeskFrame
  var views: [NavLink]
  var current: String
  var rows: [Row]
  var mayAnswer: Bool

  /// One application (申请).
  struct Row: Sendable, Equatable {
    var number: String
    var address: Address?
    var title: String
    var applicant: String
    var state: DeskMark
    /// What is owed and by when, each with its mark.
    var owed: [Owed]
    var handler: String
  }

  struct Owed: Sendable, Equatable {
    var text: String
    var mark: DeskMark?
  }

  var view: HTML {
    frame.page(
      "依申请公开", trail: [Crumb("依申请公开")],
      """
      \(DeskFrame.heading("依申请公开", NavLink("登记一件", DeskAddress.applicationEntry)))
      <nav class="acts" aria-label="分类">\(each: views, tab)
      \(if: mayAnswer, "<a class=\"button plain\" href=\"\(Address("desk", "applications", "report"))\">年报表三、表四</a>")</nav>
      <section class="panel" aria-label="申请">
      \(if: rows.isEmpty, "<p role=\"status\">这里没有申请。网上提交的会自动出现；当面、电话、信函的点“登记一件”。</p>", else: table.view)
      </section>
      """)
  }

  private func tab(_ link: NavLink) -> HTML {
    "<a class=\"button plain\" href=\"\(link.address)\"\(if: link.name == current, " aria-current=\"page\"")>\(link.name)</a>\n"
  }

  private var table: DeskTable {
    DeskTable(
      caption: "申请", heads: ["申请", "申请人", "状态", "到期", "经办"],
      rows: rows.map { row in
        [
          row.address.map { "<a href=\"\($0)\">\(row.number) \(row.title)</a>" } ?? "\(row.number) \(row.title)",
          "\(row.applicant)", row.state.view, "\(each: row.owed, { "<p>\($0.text) \($0.mark?.view)</p>" })", "\(row.handler)",
        ]
      })
  }

  static var samples: [(name: String, page: ApplicationsPage)] {
    var page = ApplicationsPage(
      frame: SampleDesk.frame(DeskAddress.applications, holding: [.casework]),
      views: [NavLink("在办", DeskAddress.applications), NavLink("已办结", DeskAddress.applications("done"))], current: "在办",
      rows: [
        Row(
          number: "2026-0003", address: DeskAddress.applications, title: "呈坎村2025年道路硬化工程的中标结果", applicant: "方小鱼",
          state: DeskMark("待确认", .waiting), owed: [Owed(text: "与申请人确认 11-23（周一）", mark: DeskMark("今天到期", .grave))],
          handler: "")
      ], mayAnswer: true)
    let full = page
    page.rows = []
    return [("desk-applications", full), ("desk-applications-empty", page)]
  }
}
