import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/consultations`: the questions that people asked, the most urgent first (在线咨询).
struct ConsultationsPage: Page {
  var frame: DeskFrame
  var tabs: [Tab]
  var rows: [Row]
  var empty: String
  var pager: Pager

  struct Tab: Sendable, Equatable {
    var name: String
    var address: Address
    var isCurrent: Bool
    var view: HTML { "<li><a href=\"\(address)\"\(if: isCurrent, " aria-current=\"page\"")>\(name)</a></li>" }
  }

  /// One question, in words.
  struct Row: Sendable, Equatable {
    var number: String
    var heading: String
    var address: Address
    var asked: String
    var due: String
    var isLate = false
  }

  var view: HTML {
    frame.page(
      "在线咨询", trail: [Crumb("在线咨询")],
      """
      \(DeskFrame.heading("在线咨询", NavLink("公开答复库", DeskAddress.commonAnswers)))
      <ul class="tabs">\(each: tabs, \.view)</ul>
      \(if: rows.isEmpty, "<p role=\"status\">\(empty)</p>", else: table.view)
      \(pager.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "咨询", heads: ["编号", "问题", "提出", "期限"],
      rows: rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.number)</a>", "\(row.heading)", "\(row.asked)",
          row.isLate ? "<strong class=\"late\">\(row.due)</strong>" : "\(row.due)",
        ]
      })
  }

  static var samples: [(name: String, page: ConsultationsPage)] {
    let page = ConsultationsPage(
      frame: SampleDesk.frame(DeskAddress.consultations()),
      tabs: [
        Tab(name: "待答复（1）", address: DeskAddress.consultations(), isCurrent: true),
        Tab(name: "已答复", address: DeskAddress.consultations("answered"), isCurrent: false),
      ],
      rows: [
        Row(
          number: "ZX2026-0012", heading: "高龄津贴怎么申请？", address: DeskAddress.consultation(12), asked: "2026-11-23 09:12",
          due: "2026-11-26（周四），逾期 2 天", isLate: true)
      ], empty: "", pager: Pager(current: 1, total: 1) { DeskAddress.consultations(page: $0) })
    var empty = page
    (empty.rows, empty.empty) = ([], "没有等着答复的咨询。")
    return [("desk-consultations", page), ("desk-consultations-empty", empty)]
  }
}

extension ConsultationsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let state = Consultation.State(rawValue: request.uri.queryParameters["state"].map(String.init) ?? "open") ?? .open
    let number = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    let (rows, total) = try await site.store.read { try Consultation.list(state, in: town.id, page: number, $0) }
    let page = ConsultationsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.consultations()),
      tabs: Consultation.State.allCases.map {
        Tab(
          name: $0 == state ? "\($0.chinese)（\(total)）" : $0.chinese,
          address: DeskAddress.consultations($0 == .open ? "" : $0.rawValue), isCurrent: $0 == state)
      },
      rows: rows.map { row($0, today) },
      empty: state == .open ? "没有等着答复的咨询。群众在公开网站“在线咨询”里提的问题会列在这里。" : "还没有\(state.chinese)的咨询。",
      pager: Pager(current: number, total: (total + 49) / 50) {
        DeskAddress.consultations(state == .open ? "" : state.rawValue, page: $0)
      })
    return .page(page.view, visit.visit)
  }

  private static func row(_ each: Consultation, _ today: Day) -> Row {
    let late = each.state == .open ? today.ordinal - each.due.ordinal : 0
    let due = each.settledAt.map { "\(Beijing.minute($0)) 办结" } ?? each.due.withWeekday
    return Row(
      number: each.number, heading: each.heading, address: DeskAddress.consultation(each.id.value),
      asked: Beijing.minute(each.askedAt),
      due: due + (late > 0 ? "，逾期 \(late) 天" : late == 0 && each.state == .open ? "，今天到期" : "") + (each.isProvisional ? "（暂定）" : ""),
      isLate: late > 0)
  }
}
