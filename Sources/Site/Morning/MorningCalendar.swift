import Hummingbird
import Kernel
import Store

/// `/desk/morning/calendar`: what is due, as a month (期限日历).
struct MorningCalendarPage: Page {
  var frame: DeskFrame
  /// 2026年3月.
  var month: String
  var before: Address
  var after: Address
  var grid: CalendarGrid

  var view: HTML {
    frame.page(
      "\(month)到期", trail: [Crumb("今日要办", DeskAddress.morning()), Crumb("日历")],
      """
      <div class="title-row"><h1>\(month)到期</h1><a class="button plain" href="\(DeskAddress.morning())">看清单</a></div>
      \(CalendarGrid.turning(before: before, now: DeskAddress.morningCalendar(), after: after))
      \(if: grid.isEmpty, "<p class=\"quiet\" role=\"status\">这个月没有到期的事项。</p>")
      \(grid.view)
      """)
  }

  static var samples: [(name: String, page: MorningCalendarPage)] {
    let first = Day(ordinal: 20_780)
    let monday = first + (1 - first.weekday)
    let entry = CalendarGrid.Entry(time: "答复", title: "ZX2026-0012", address: DeskAddress.consultation(12))
    let days = (0..<35).map {
      CalendarGrid.Cell(day: monday + $0, isToday: $0 == 9, isInside: $0 > 2, entries: $0 == 12 ? [entry] : [])
    }
    let page = MorningCalendarPage(
      frame: SampleDesk.frame(DeskAddress.morningCalendar()), month: "2026年11月",
      before: DeskAddress.morningCalendar("2026-10"), after: DeskAddress.morningCalendar("2026-12"),
      grid: CalendarGrid(caption: "2026年11月到期", days: days))
    return [("desk-morning-calendar", page)]
  }
}

extension MorningCalendarPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let month = CalendarMonth(request.uri.queryParameters["month"].map(String.init) ?? "", today)
    let duties = try await site.store.read { try MorningDuty.gather(town.id, on: today, $0) }
    let byDay = Dictionary(grouping: duties, by: \.due)
    let page = MorningCalendarPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.morningCalendar(month.name)), month: month.chinese,
      before: DeskAddress.morningCalendar(month.before), after: DeskAddress.morningCalendar(month.after),
      grid: CalendarGrid(
        caption: "\(month.chinese)到期",
        days: month.cells(today) { day in
          (byDay[day] ?? []).map { CalendarGrid.Entry(time: $0.owed, title: "\($0.number) \($0.title)", address: $0.address) }
        }))
    return .page(page.view, visit.visit)
  }
}
