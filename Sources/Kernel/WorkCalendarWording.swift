/// The arithmetic of a period in sentences (期限算式), for a page, a letter or a terminal.
extension WorkdayCount {
  /// One line for each run of like days, then the end, then what it rests on.
  package var lines: [String] {
    var lines = ["起算日 \(start.withWeekday)，当日不计入。"]
    for run in runs { lines.append(Self.line(run)) }
    if count > 0 { lines.append(ending) }
    for notice in notices { lines.append("依据：\(notice.title)（\(notice.sources.joined(separator: "；"))）") }
    if isProvisional { lines.append(caution) }
    return lines
  }

  private var ending: String {
    guard unit == .calendarDays else { return "第 \(count) 个工作日是 \(due.withWeekday)，期限到这一天届满。" }
    guard let last = days.last(where: { $0.ordinal != nil })?.day, last < due else {
      return "第 \(count) 日是 \(due.withWeekday)，期限到这一天届满。"
    }
    return "第 \(count) 日是 \(last.withWeekday)，遇休息日顺延，期限到 \(due.withWeekday) 届满。"
  }

  /// Why it may still move.
  package var caution: String {
    let years = unknownYears.map { "\($0)年" }.joined(separator: "、")
    return "暂定（provisional）：\(years)的放假通知没有收录，只按周末推算，收到通知后要重算。"
  }

  /// Neighbouring days of one kind.
  private var runs: [[Counted]] {
    days.reduce(into: []) { runs, day in
      if let last = runs.last?.last, last.isLike(day) {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
  }

  private static func line(_ run: [Counted]) -> String {
    guard let first = run.first, let last = run.last else { return "" }
    let span = first == last ? first.day.withWeekday : "\(first.day.withWeekday)至 \(last.day.withWeekday)"
    return "\(span)：\(words(first.kind))\(counted(first.ordinal, last.ordinal))\(first.pause.map { "（\($0)）" } ?? "")"
  }

  private static func words(_ kind: WorkCalendar.Kind) -> String {
    switch kind {
    case .workday: "工作日"
    case .madeUp(let name): "\(name)补班"
    case .weekend: "周末"
    case .holiday(let name): "\(name)放假"
    }
  }

  private static func counted(_ first: Int?, _ last: Int?) -> String {
    guard let first, let last else { return "，不计" }
    return first == last ? "，计第 \(first) 天" : "，计第 \(first) 至 \(last) 天"
  }
}

extension WorkdayCount.Counted {
  fileprivate func isLike(_ other: Self) -> Bool {
    kind == other.kind && pause == other.pause && (ordinal == nil) == (other.ordinal == nil)
  }
}

extension Day {
  /// `周六`.
  package var weekdayName: String { "周" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }

  /// `2026-02-14（周六）`.
  package var withWeekday: String { "\(self)（\(weekdayName)）" }
}
