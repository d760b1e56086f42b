import Kernel

/// A month of days with what falls on them (月历): Monday first, today marked, a list on a phone, and on paper too.
struct CalendarGrid: Sendable, Equatable {
  var caption: String
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
    /// `09:30`, or what is owed.
    var time: String
    var title: String
    var address: Address
  }

  static let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

  var isEmpty: Bool { days.allSatisfy(\.entries.isEmpty) }

  /// To the months before and after.
  static func turning(before: Address, now: Address, after: Address) -> HTML {
    """
    <nav class="acts calendar-nav" aria-label="换月"><a class="button plain" href="\(before)" rel="prev">上个月</a>
    <a class="button plain" href="\(now)">本月</a>
    <a class="button plain" href="\(after)" rel="next">下个月</a></nav>
    """
  }

  var view: HTML {
    """
    <table class="calendar" role="table"><caption class="unseen">\(caption)，每周从周一开始</caption>
    <thead role="rowgroup"><tr role="row">\
    \(each: Self.weekdays, { "<th scope=\"col\" role=\"columnheader\">\($0)</th>" })</tr></thead>
    <tbody role="rowgroup">
    \(each: Array(stride(from: 0, to: days.count, by: 7)), { "<tr role=\"row\">\(each: days[$0..<min($0 + 7, days.count)], cell)</tr>\n" })
    </tbody></table>
    """
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
    "<li><a href=\"\(entry.address)\"><span class=\"entry-time\">\(entry.time)</span> \(entry.title)</a></li>"
  }
}

/// A month as it is asked for by its name (月份), `2026-03`; this month for anything else.
struct CalendarMonth: Sendable {
  let first: Day
  private let next: Day

  init(_ asked: String, _ today: Day) {
    first = Day(asked + "-01") ?? Day(year: today.year, month: today.month, day: 1) ?? today
    let (year, month) = first.month == 12 ? (first.year + 1, 1) : (first.year, first.month + 1)
    next = Day(year: year, month: month, day: 1) ?? first + 31
  }

  /// The whole weeks that hold it.
  var weeks: ClosedRange<Day> {
    let last = next + -1
    return (first + (1 - first.weekday))...(last + (7 - last.weekday))
  }

  var chinese: String { "\(first.year)年\(first.month)月" }
  var name: String { Self.name(first) }
  var before: String { Self.name(first + -1) }
  var after: String { Self.name(next) }

  func cells(_ today: Day, _ entries: (Day) -> [CalendarGrid.Entry]) -> [CalendarGrid.Cell] {
    (weeks.lowerBound.ordinal...weeks.upperBound.ordinal).map {
      let day = Day(ordinal: $0)
      return CalendarGrid.Cell(
        day: day, isToday: day == today, isInside: first <= day && day < next, entries: entries(day))
    }
  }

  private static func name(_ day: Day) -> String { String(day.description.prefix(7)) }
}
