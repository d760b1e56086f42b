/// `/desk/inbox/calendar`: what is published by itself, as a month (定时日历): Monday first, today marked, on paper too.
struct CalendarPage: Page {
  var frame: DeskFrame
  var tabs: InboxTabs
  /// 2026年3月.
  var month: String
  var before: Address
  var after: Address
  var grid: CalendarGrid

  var view: HTML {
    frame.page(
      "\(month)定时发布", trail: [Crumb("定时", DeskAddress.scheduled), Crumb("日历")],
      """
      <div class="title-row"><h1>\(month)定时发布</h1>\
      <a class="button plain" href="\(DeskAddress.scheduled)">看清单</a></div>
      \(tabs.view)
      \(CalendarGrid.turning(before: before, now: DeskAddress.calendar(), after: after))
      \(if: grid.isEmpty, "<p class=\"quiet\" role=\"status\">这个月没有定时发布的信息。签发时填写发布时间，就会出现在这里。</p>")
      \(grid.view)
      """)
  }
}
