import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/applications/report`: parts three and four of the yearly report (年报表三、表四), counted now; each cell opens what it
/// counts.
struct ApplicationReportPage: Page {
  var frame: DeskFrame
  var year: Int
  var years: [NavLink]
  var rows: [Row]
  /// What does not add up.
  var faults: [String]
  var remedies: [[String]]
  var download: Address

  struct Row: Sendable, Equatable {
    var label: String
    var group: String
    var cells: [Cell]
  }

  struct Cell: Sendable, Equatable {
    var count: Int
    var address: Address?
  }

  private static let heads = ApplicantKind.allCases.map(\.chinese) + ["总计"]

  var view: HTML {
    frame.page(
      "年报表三、表四", trail: [Crumb("依申请公开", DeskAddress.applications), Crumb("年报")],
      """
      <h1>\(year) 年收到和处理政府信息公开申请情况</h1>
      <p class="quiet">现在就数的：新收按收到申请之日，办理结果按作出决定之日，一件补正过的申请还是一件。点数字看是哪些。</p>
      <nav class="acts" aria-label="年份">\(each: years, { "<a class=\"button plain\" href=\"\($0.address)\">\($0.name)</a>\n" })
      <a class="button plain" href="\(download)">下载 Excel</a></nav>
      \(if: faults.isEmpty, "<p class=\"flash\" role=\"status\">勾稽关系成立：第一项加第二项等于第三项加第四项，各列合计相符，上年结转与上一年相符。</p>")
      \(each: faults, { "<p class=\"flash flash-problem\" role=\"alert\">\($0)</p>" })
      <section class="panel" aria-label="表三">\(table.view)</section>
      <section class="panel" aria-labelledby="h-four"><h2 id="h-four">政府信息公开行政复议、行政诉讼情况</h2>\(four.view)</section>
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "收到和处理政府信息公开申请情况", heads: ["项目"] + Self.heads,
      rows: rows.map { row in
        [row.group.isEmpty || row.group == row.label ? "\(row.label)" : "<small>\(row.group)</small> \(row.label)"]
          + row.cells.map { cell in cell.address.map { "<a href=\"\($0)\">\(cell.count)</a>" } ?? "\(cell.count)" }
      }, figures: Set(1...Self.heads.count))
  }

  private var four: DeskTable {
    DeskTable(
      caption: "行政复议、行政诉讼情况", heads: ["种类"] + ApplicationRemedy.Result.allCases.map(\.chinese) + ["尚未审结", "总计"],
      rows: remedies.map { $0.map { "\($0)" } }, figures: [1, 2, 3, 4, 5])
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let year = request.uri.queryParameters["year"].flatMap { Int($0) } ?? today.year
    guard (2000...today.year + 1).contains(year) else { throw Fault.notFound }
    let (table, last, four) = try await site.store.read { reader in
      (
        try ReportTableThree.fetch(of: town.id, year: year, reader),
        try ReportTableThree.fetch(of: town.id, year: year - 1, reader),
        try ReportTableFour.fetch(of: town.id, year: year, reader)
      )
    }
    if request.uri.queryParameters["format"] == "xlsx" {
      let rows = table.rows.map { row in
        [row.group, row.label] + ApplicantKind.allCases.map { String(row.count($0)) } + [String(row.total)]
      }
      return TableDownload.xlsx.answer("\(year)年收到和处理政府信息公开申请情况", heads: ["类别", "项目"] + heads, rows: rows)
    }
    let page = ApplicationReportPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.applicationReport(year)), year: year,
      years: (max(2019, today.year - 3)...today.year).map { NavLink("\($0) 年", DeskAddress.applicationReport($0)) },
      rows: table.rows.map { row($0, year) }, faults: table.faults(after: last),
      remedies: four.blocks.map { block in
        [block.kind.chinese] + ApplicationRemedy.Result.allCases.map { String(block.results[$0] ?? 0) }
          + [String(block.pending), String(block.total)]
      },
      download: Address("desk", "applications", "report", query: [("year", String(year)), ("format", "xlsx")]))
    return .page(page.view, visit.visit)
  }

  private static func row(_ row: ReportTableThree.Row, _ year: Int) -> Row {
    let cells = ApplicantKind.allCases.map { kind in
      Cell(
        count: row.count(kind),
        address: row.count(kind) > 0 ? DeskAddress.applicationRecords(row.key, kind.rawValue, year) : nil)
    }
    let total = Cell(count: row.total, address: row.total > 0 ? DeskAddress.applicationRecords(row.key, "all", year) : nil)
    return Row(label: row.label, group: row.group, cells: cells + [total])
  }
}
