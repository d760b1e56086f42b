import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/inspections`: what is to be put right, where it comes back, and the month's inspections (检查整改).
struct InspectionsPage: Page {
  var frame: DeskFrame
  var mayInspect: Bool
  var months: MonthSteps
  var sheet: Address
  var orders: [Order]
  var repeated: [String]
  var rows: [Row]
  /// Sends what waits in the phone.
  var script: Address?

  /// An order that is not closed (在办整改).
  struct Order: Sendable, Equatable {
    var number: String
    var address: Address
    var village: String
    var what: String
    var due: String
    var mark: DeskMark
  }

  /// An inspection (检查记录).
  struct Row: Sendable, Equatable {
    var number: String
    var address: Address
    var village: String
    var day: String
    var who: String
    var outcome: String
  }

  var view: HTML {
    frame.page(
      "检查整改", trail: [Crumb("检查整改")],
      """
      \(DeskFrame.heading("检查整改", mayInspect ? NavLink("开始检查", DeskAddress.newInspection) : nil))
      \(if: mayInspect, InspectionFormPage.waiting)
      <section class="panel"><h2>在办的整改</h2>
      \(if: orders.isEmpty, "<p role=\"status\">没有在办的整改。检查发现了问题，在检查记录里发整改通知。</p>", else: orderTable.view)</section>
      \(if: !repeated.isEmpty, again)
      <section class="panel"><h2>检查记录</h2>\(months.view)
      \(if: rows.isEmpty, "<p role=\"status\">这个月还没有检查记录。</p>", else: table.view)
      <p class="buttons"><a class="button plain" href="\(sheet)">本月检查整改情况表</a>\
      \(if: mayInspect, "<a class=\"button plain\" href=\"\(DeskAddress.inspectionStandards)\">检查标准和期限</a>")</p></section>
      \(script.map { "<script src=\"\($0)\" defer></script>" })
      """)
  }

  private var again: HTML {
    """
    <section class="panel"><h2>屡查屡犯</h2><ul class="dots">\(each: repeated, { "<li>\($0)</li>" })</ul></section>
    """
  }

  private var orderTable: DeskTable {
    DeskTable(
      caption: "在办的整改", heads: ["编号", "村", "问题", "期限", "状态"],
      rows: orders.map { ["<a href=\"\($0.address)\">\($0.number)</a>", "\($0.village)", "\($0.what)", "\($0.due)", $0.mark.view] })
  }

  private var table: DeskTable {
    DeskTable(
      caption: "检查记录", heads: ["编号", "村", "日期", "检查人", "结果"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.number)</a>", "\($0.village)", "\($0.day)", "\($0.who)", "\($0.outcome)"] })
  }

  static var samples: [(name: String, page: InspectionsPage)] {
    let first = Day(ordinal: 20_513)
    let page = InspectionsPage(
      frame: SampleDesk.frame(DeskAddress.inspections()), mayInspect: true,
      months: MonthSteps(first, first + 27) { DeskAddress.inspections([("month", $0)]) }, sheet: DeskAddress.inspectionSheet("2026-03"),
      orders: [
        Order(
          number: "整改〔2026〕3号", address: DeskAddress.rectification(3), village: "灵山村", what: "更新不及时等 2 个问题",
          due: "2026-03-05（周四），逾期 2 个工作日", mark: DeskMark("整改中", .grave))
      ],
      repeated: ["灵山村：更新不及时，12 个月内 3 次，最近 2026-02-26"],
      rows: [
        Row(
          number: "检查〔2026〕12号", address: DeskAddress.inspection(12), village: "灵山村", day: "2026-03-09", who: "甲一、乙二",
          outcome: "发现 2 个问题")
      ])
    var empty = page
    (empty.orders, empty.repeated, empty.rows, empty.mayInspect) = ([], [], [], false)
    return [("desk-inspections", page), ("desk-inspections-empty", empty)]
  }
}

extension InspectionsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, villages) = (try await site.workTown(visit), try await site.seenVillages(visit))
    let (month, ids, today) = (site.month(request), Set(villages.map(\.id)), site.store.today())
    let (orders, repeated, list, calendar) = try await site.store.read { reader in
      (
        try Rectification.open(of: villages.map(\.id), reader),
        try RepeatedProblem.list(in: town.id, on: today, reader),
        try Inspection.list(in: town.id, from: month.first, through: month.last, reader),
        try WorkCalendar.inForce(on: today, reader)
      )
    }
    let mayInspect = villages.contains { visit.actor.mayInspect($0.id) }
    let page = InspectionsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.inspections()), mayInspect: mayInspect,
      months: MonthSteps(month.first, month.last) { DeskAddress.inspections([("month", $0)]) },
      sheet: DeskAddress.inspectionSheet(month.text), orders: orders.map { Order($0, today, calendar) },
      repeated: repeated.filter { ids.contains($0.village) }.map {
        "\($0.villageName)：\($0.problemName)，\($0.times) 次，最近 \($0.lastOn)"
      },
      rows: list.filter { ids.contains($0.village) }.map(Row.init),
      script: mayInspect ? AssetAddresses(hash: site.assets.hash).script("inspection.js") : nil)
    return .page(page.view, visit.visit)
  }
}

extension InspectionsPage.Order {
  init(_ order: Rectification, _ today: Day, _ calendar: WorkCalendar) {
    let isLate = order.isOverdue(on: today)
    let late = isLate ? "，逾期 \(calendar.count(after: order.dueOn, through: today)) 个工作日" : ""
    self.init(
      number: order.number, address: DeskAddress.rectification(order.id.value), village: order.villageName,
      what: order.findings > 1 ? "\(order.firstFinding)等 \(order.findings) 个问题" : order.firstFinding,
      due: "\(order.dueOn.withWeekday)\(order.isProvisional ? "（暂定）" : "")\(late)", mark: order.mark(on: today))
  }
}

extension InspectionsPage.Row {
  init(_ each: Inspection) {
    self.init(
      number: each.number, address: DeskAddress.inspection(each.id.value), village: each.villageName,
      day: each.day.description, who: each.inspectors,
      outcome: "\(each.origin == .patrol ? "市区巡查，" : "")\(each.findings == 0 ? "没有发现问题" : "发现 \(each.findings) 个问题")")
  }
}

extension Rectification {
  /// Its state as a mark.
  func mark(on day: Day) -> DeskMark {
    switch state {
    case .open:
      isOverdue(on: day)
        ? DeskMark(escalation.map { "逾期，\($0.chinese)" } ?? "逾期", .grave) : DeskMark("整改中", .waiting)
    case .replied: DeskMark("待复查", .waiting)
    case .closed: DeskMark("已销号", .good)
    }
  }
}
