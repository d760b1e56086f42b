import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/inbox/calendar?month=2026-03`: what is published by itself, as a month (定时日历).
extension CalendarPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let month = CalendarMonth(request.uri.queryParameters["month"].map(String.init) ?? "", today)
    let weeks = month.weeks
    let lines = try await site.store.read {
      try Inbox.scheduled(for: visit.staff, from: weeks.lowerBound, to: weeks.upperBound, $0)
    }
    let byDay = Dictionary(grouping: lines) { line in line.scheduledFor.map(Day.init(at:)) }
    let page = CalendarPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.calendar(month.name)),
      tabs: try await site.inboxTabs(visit, at: DeskAddress.scheduled), month: month.chinese,
      before: DeskAddress.calendar(month.before), after: DeskAddress.calendar(month.after),
      grid: CalendarGrid(
        caption: "\(month.chinese)定时发布", days: month.cells(today) { (byDay[$0] ?? []).map(entry) }))
    return .page(page.view, visit.visit)
  }

  private static func entry(_ line: DeskLine) -> CalendarGrid.Entry {
    CalendarGrid.Entry(
      time: String(line.scheduledFor.map(Beijing.minute)?.suffix(5) ?? ""),
      title: line.title.isEmpty ? "（无标题）" : line.title, address: DeskAddress.item(line.item.value))
  }
}
