import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/inspections/sheet`: the month's inspections and what came of them, for the district (检查整改情况表). It prints on one
/// page and goes into Excel.
struct InspectionSheetPage: Page {
  var frame: DeskFrame
  var title: String
  var months: MonthSteps
  var workbook: Address
  var rows: [[String]]
  var summary: String

  static let heads = ["村", "检查次数", "发现问题", "发整改通知", "已销号", "整改中", "待复查", "逾期", "屡查屡犯"]

  var view: HTML {
    frame.page(
      title, trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb(title)],
      """
      <h1>\(title)</h1>\(months.view)
      <p>\(summary)</p>
      \(DeskTable(
        caption: title, heads: Self.heads, rows: rows.map { row in row.map { "\($0)" } }, figures: Set(1...8)).view)
      <p class="quiet">检查次数：一天到一个村检查算一次，市区巡查不算。整改通知按发出的月份计。</p>
      <p class="buttons"><a class="button plain" href="\(workbook)">下载 Excel 表格</a></p>
      """)
  }

  static var samples: [(name: String, page: InspectionSheetPage)] {
    let first = Day(ordinal: 20_513)
    return [
      ("desk-inspection-sheet", InspectionSheetPage(
        frame: SampleDesk.frame(DeskAddress.inspectionSheet("2026-03")), title: "2026年3月村级公开检查整改情况表",
        months: MonthSteps(first, first + 27) { DeskAddress.inspectionSheet($0) }, workbook: DeskAddress.inspectionWorkbook("2026-03"),
        rows: [["灵山村", "2", "3", "1", "0", "1", "0", "1", "1"], ["合计", "2", "3", "1", "0", "1", "0", "1", "1"]],
        summary: "到村检查 2 次，发现问题 3 个，发整改通知 1 份，已销号 0 份。"))
    ]
  }
}

extension InspectionSheetPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let month = site.month(request)
    let rows = try await rows(site, request, visit)
    let total = rows.last ?? []
    let page = InspectionSheetPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inspectionSheet(month.text)), title: title(month.first),
      months: MonthSteps(month.first, month.last) { DeskAddress.inspectionSheet($0) },
      workbook: DeskAddress.inspectionWorkbook(month.text), rows: rows,
      summary: total.count == heads.count
        ? "到村检查 \(total[1]) 次，发现问题 \(total[2]) 个，发整改通知 \(total[3]) 份，已销号 \(total[4]) 份。" : "")
    return .page(page.view, visit.visit)
  }

  static func workbook(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    TableDownload.xlsx.answer(
      title(site.month(request).first), heads: heads, rows: try await rows(site, request, visit))
  }

  private static func title(_ day: Day) -> String { "\(day.year)年\(day.month)月村级公开检查整改情况表" }

  private static func rows(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> [[String]] {
    let (town, villages) = (try await site.workTown(visit), try await site.seenVillages(visit))
    let (month, today) = (site.month(request), site.store.today())
    let (list, orders, repeated) = try await site.store.read { reader in
      (
        try Inspection.list(in: town.id, from: month.first, through: month.last, reader),
        try Rectification.list(in: town.id, from: month.first, through: month.last, reader),
        try RepeatedProblem.list(in: town.id, on: min(today, month.last), reader)
      )
    }
    let counts = villages.map { village -> (String, [Int]) in
      let (own, ours) = (list.filter { $0.village == village.id }, orders.filter { $0.village == village.id })
      return (
        village.name,
        [
          Set(own.filter { $0.origin == .town }.map(\.day)).count, own.map(\.findings).reduce(0, +), ours.count,
          ours.count { $0.state == .closed }, ours.count { $0.state == .open }, ours.count { $0.state == .replied },
          ours.count { $0.isOverdue(on: today) }, repeated.count { $0.village == village.id },
        ]
      )
    }
    let total = (0..<8).map { column in counts.map { $0.1[column] }.reduce(0, +) }
    return (counts + [("合计", total)]).map { [$0.0] + $0.1.map(String.init) }
  }
}
