import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/inbox/calendar?month=2026-03`: what is published by itself, as a month (定时日历).
extension CalendarPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    let asked = request.uri.queryParameters["month"].map(String.init) ?? ""
    let first = Day(asked + "-01") ?? Day(year: today.year, month: today.month, day: 1) ?? today
    let last = next(first) + -1
    let (start, end) = (first + (1 - first.weekday), last + (7 - last.weekday))
    let lines = try await site.store.read { try Inbox.scheduled(for: visit.staff, from: start, to: end, $0) }
    let byDay = Dictionary(grouping: lines) { line in line.scheduledFor.map(Day.init(at:)) }
    let days = (start.ordinal...end.ordinal).map { ordinal -> Cell in
      let day = Day(ordinal: ordinal)
      return Cell(
        day: day, isToday: day == today, isInside: first <= day && day <= last, entries: (byDay[day] ?? []).map(entry))
    }
    let page = CalendarPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.calendar(asked)),
      tabs: try await site.inboxTabs(visit, at: DeskAddress.scheduled), month: "\(first.year)年\(first.month)月",
      before: DeskAddress.calendar(name(first + -1)), after: DeskAddress.calendar(name(next(first))), days: days)
    return .page(page.view, visit.visit)
  }

  private static func entry(_ line: DeskLine) -> Entry {
    Entry(
      time: String(line.scheduledFor.map(Beijing.minute)?.suffix(5) ?? ""),
      title: line.title.isEmpty ? "（无标题）" : line.title, address: DeskAddress.item(line.item.value))
  }

  /// The first day of the month after.
  private static func next(_ first: Day) -> Day {
    let (year, month) = first.month == 12 ? (first.year + 1, 1) : (first.year, first.month + 1)
    return Day(year: year, month: month, day: 1) ?? first + 31
  }

  private static func name(_ day: Day) -> String { String(day.description.prefix(7)) }
}
