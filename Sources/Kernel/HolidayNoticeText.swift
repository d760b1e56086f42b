import Foundation

/// Reads the notice of the State Council's General Office (放假通知) as it is published, pasted in whole: the numbered
/// lines `二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。`
///
/// It reads and never guesses: a weekday that does not fit its date, a number of days that does not fit its span, a
/// make-up day that is no weekend day or a festival that is missing is an issue, for a person to look at.
package struct HolidayNoticeText: Sendable {
  package let year: Int
  package let off: [HolidayNotice.Break]
  package let madeUp: [HolidayNotice.MakeUp]
  package let issues: [Issue]

  /// The seven festivals of every year: 全国年节及纪念日放假办法 第二条.
  package static let festivals = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"]

  package init(_ text: String, year: Int) {
    self.year = year
    var (off, madeUp, issues) = ([HolidayNotice.Break](), [HolidayNotice.MakeUp](), [Issue]())
    for line in Self.festivalLines(text) {
      let arrangement = Arrangement(line, year)
      off += arrangement.off
      madeUp += arrangement.madeUp
      issues += arrangement.issues
    }
    let named = Set(off.flatMap { $0.name.split(separator: "、").map(String.init) })
    for festival in Self.festivals where !named.contains(festival) {
      issues.append(Issue("text", "没有读到\(festival)的安排，请把通知全文（一至七条）都粘贴进来。"))
    }
    (self.off, self.madeUp) = (off.sorted { $0.first < $1.first }, madeUp.sorted { $0.day < $1.day })
    self.issues = issues
  }

  /// The notice, when there is nothing to complain of. `source` is where it was published.
  package func notice(source: String) -> HolidayNotice? {
    issues.isEmpty ? HolidayNotice(year: year, sources: [source], off: off, madeUp: madeUp) : nil
  }

  /// The year that a notice's title is about: `关于2027年部分节假日安排的通知`.
  package static func year(in text: String) -> Int? {
    guard let end = text.range(of: "年部分节假日安排") else { return nil }
    return Int(text[..<end.lowerBound].suffix(4))
  }

  /// The lines that name a festival before a colon.
  private static func festivalLines(_ text: String) -> [(name: String, words: String)] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      guard let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
      let head = line[..<colon]
      let names = festivals.compactMap { festival in head.range(of: festival).map { ($0.lowerBound, festival) } }
      guard !names.isEmpty, head.count <= 20 else { return nil }
      let name = names.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "、")
      return (name, String(line[line.index(after: colon)...]))
    }
  }
}

/// What one line of a notice arranges (一个节日的安排).
private struct Arrangement {
  var off: [HolidayNotice.Break] = []
  var madeUp: [HolidayNotice.MakeUp] = []
  var issues: [Issue] = []

  init(_ line: (name: String, words: String), _ year: Int) {
    var month: Int?
    for clause in Self.clauses(line.words) {
      let dates = NoticeDates(clause, year: year, month: month)
      month = dates.month ?? month
      issues += dates.issues.map { Issue("text", "\(line.name)：\($0)") }
      if clause.contains("上班") {
        madeUp += dates.spans.flatMap { Self.days($0) }.map { .init(name: line.name, day: $0) }
      } else if (clause.contains("放假") || clause.contains("补休")) && !clause.contains("法定") {
        off += dates.spans.map { .init(name: line.name, first: $0.first, last: $0.last) }
      }
    }
    check(line)
  }

  private mutating func check(_ line: (name: String, words: String)) {
    for day in madeUp where day.day.weekday < 6 {
      issues.append(Issue("text", "\(line.name)：\(day.day.withWeekday)本来就是工作日，不会是补班，请核对原文。"))
    }
    if let said = Self.total(line.words), said != Set(off.flatMap { Self.days(($0.first, $0.last)) }).count {
      issues.append(Issue("text", "\(line.name)：通知说共 \(said) 天，读到的不是这个天数，请核对原文。"))
    }
  }

  /// `共9天`; nil where it is not said.
  private static func total(_ words: String) -> Int? {
    guard let start = words.range(of: "共") else { return nil }
    let digits = words[start.upperBound...].prefix { $0.isNumber }
    return words[start.upperBound...].dropFirst(digits.count).first == "天" ? Int(digits) : nil
  }

  /// At commas and stops, but never inside brackets: weekdays and lunar dates stand there.
  private static func clauses(_ words: String) -> [String] {
    var (clauses, clause, depth) = ([String](), "", 0)
    for letter in words {
      if "（(".contains(letter) { depth += 1 }
      if "）)".contains(letter) { depth = max(0, depth - 1) }
      if depth == 0, "，。；,;".contains(letter) {
        clauses.append(clause)
        clause = ""
      } else {
        clause.append(letter)
      }
    }
    return clauses + [clause]
  }

  private static func days(_ span: (first: Day, last: Day)) -> [Day] {
    (span.first.ordinal...span.last.ordinal).map(Day.init(ordinal:))
  }
}
