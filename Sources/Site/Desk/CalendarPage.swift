import Kernel

/// `/desk/inbox/calendar`: what is published by itself, as a month (定时日历): Monday first, today marked, on paper too.
struct CalendarPage: Page {
  var frame: DeskFrame
  var tabs: InboxTabs
  /// 2026年3月.
  var month: String
  var before: Address
  var after: Address
  /// Whole weeks.
  var days: [Cell]

  /// One day (日).
  struct Cell: Sendable, Equatable {
    var day: Day
    var isToday = false
    /// Belongs to the month shown.
    var isInside = true
    var entries: [Entry] = []
  }

  struct Entry: Sendable, Equatable {
    /// `09:30`.
    var time: String
    var title: String
    var address: Address
  }

  static let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

  var view: HTML {
    frame.page(
      "\(month)定时发布", trail: [Crumb("定时", DeskAddress.scheduled), Crumb("日历")],
      """
      <div class="title-row"><h1>\(month)定时发布</h1>\
      <a class="button plain" href="\(DeskAddress.scheduled)">看清单</a></div>
      \(tabs.view)
      <nav class="acts calendar-nav" aria-label="换月"><a class="button plain" href="\(before)" rel="prev">上个月</a>
      <a class="button plain" href="\(DeskAddress.calendar())">本月</a>
      <a class="button plain" href="\(after)" rel="next">下个月</a></nav>
      \(if: days.allSatisfy(\.entries.isEmpty), "<p class=\"quiet\" role=\"status\">这个月没有定时发布的信息。签发时填写发布时间，就会出现在这里。</p>")
      <table class="calendar" role="table"><caption class="unseen">\(month)定时发布，每周从周一开始</caption>
      <thead role="rowgroup"><tr role="row">\
      \(each: Self.weekdays, { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" })</tr></thead>
      <tbody role="rowgroup">
      \(each: Array(stride(from: 0, to: days.count, by: 7)), { "<tr role=\"row\">\(each: days[$0..<min($0 + 7, days.count)], cell)</tr>\n" })
      </tbody></table>
      """)
  }

  private func cell(_ cell: Cell) -> HTML {
    let looks = [cell.isToday ? "today" : nil, cell.isInside ? nil : "outside", cell.entries.isEmpty ? "free" : nil]
    return """
      <td role="cell" class="\(looks.compactMap { $0 }.joined(separator: " "))"\(if: cell.isToday, " aria-current=\"date\"")>\
      <p class="day"><time datetime="\(cell.day.description)">\(cell.day.dayOfMonth)</time>\
      <span class="day-long"> \(Self.weekdays[cell.day.weekday - 1])</span>\(if: cell.isToday, " <strong>今天</strong>")</p>\
      \(if: !cell.entries.isEmpty, "<ul>\(each: cell.entries, entry)</ul>")</td>
      """
  }

  private func entry(_ entry: Entry) -> HTML {
    "<li><a href=\"\(entry.address)\"><time>\(entry.time)</time> \(entry.title)</a></li>"
  }
}
