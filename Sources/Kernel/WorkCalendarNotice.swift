/// One year's arrangement of holidays (放假安排): the days off and the weekend days that are worked instead (调休补班), as
/// the State Council's General Office announced them, with where it says so.
package struct HolidayNotice: Equatable, Sendable {
  package let year: Int
  /// The addresses of the notice and of what amended it.
  package let sources: [String]
  package let off: [Break]
  package let madeUp: [MakeUp]

  /// A break (放假): from its first day to its last, weekends included.
  package struct Break: Equatable, Sendable {
    package let name: String
    package let first: Day
    package let last: Day
  }

  /// A weekend day that is worked (补班) for the sake of a break.
  package struct MakeUp: Equatable, Sendable {
    package let name: String
    package let day: Day
  }

  package init(year: Int, sources: [String], off: [Break], madeUp: [MakeUp]) {
    (self.year, self.sources, self.off, self.madeUp) = (year, sources, off, madeUp)
  }

  /// What it is called in a sentence.
  package var title: String { "国务院办公厅关于\(year)年部分节假日安排的通知" }

  /// As `read(_:)` reads it.
  package var block: String {
    let lines =
      ["年 \(year) \(sources.joined(separator: " "))"] + off.map { "休 \($0.first) \($0.last) \($0.name)" }
      + madeUp.map { "班 \($0.day) \($0.name)" }
    return lines.joined(separator: "\n")
  }

  /// Reads blocks of lines: `年 2026 SOURCE…`, `休 FIRST LAST NAME`, `班 DAY NAME`. What is none of these is passed over.
  package static func read(_ text: String) -> [HolidayNotice] {
    var notices: [HolidayNotice] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "年", words.count >= 2, let year = Int(words[1]) {
        notices.append(HolidayNotice(year: year, sources: Array(words.dropFirst(2)), off: [], madeUp: []))
      } else if let notice = notices.popLast() {
        notices.append(notice.adding(words))
      }
    }
    return notices
  }

  private func adding(_ words: [String]) -> HolidayNotice {
    let days = words.compactMap { Day($0) }
    let name = words.last ?? ""
    switch (words.first, words.count, days.count) {
    case ("休", 4, 2) where days[0] <= days[1]:
      return HolidayNotice(
        year: year, sources: sources, off: off + [Break(name: name, first: days[0], last: days[1])], madeUp: madeUp)
    case ("班", 3, 1):
      return HolidayNotice(
        year: year, sources: sources, off: off, madeUp: madeUp + [MakeUp(name: name, day: days[0])])
    default: return self
    }
  }
}
