import Kernel
import Store

/// How often something is to be made public (公开频次).
package enum ChecklistFrequency: String, CaseIterable, Sendable, Storable {
  case monthly, quarterly, halfYearly, yearly, always, once

  package var chinese: String {
    switch self {
    case .monthly: "每月"
    case .quarterly: "每季"
    case .halfYearly: "每半年"
    case .yearly: "每年"
    case .always: "实时"
    case .once: "一次"
    }
  }

  /// As lists write it: 每月、按月、月度、每季度、半年、年度、常态化、年底前….
  package init?(words: String) {
    let text = words.filter { !$0.isWhitespace }
    let known: [(ChecklistFrequency, [String])] = [
      (.halfYearly, ["半年"]), (.monthly, ["每月", "按月", "月度", "逐月", "1月1次"]), (.quarterly, ["季"]),
      (.always, ["实时", "及时", "持续", "常态", "动态", "随时", "长期"]), (.once, ["一次", "年底前", "单次", "前完成"]),
      (.yearly, ["每年", "年度", "按年", "一年"]),
    ]
    guard let found = known.first(where: { pair in pair.1.contains { text.contains($0) } }) else { return nil }
    self = found.0
  }

  /// How many months one period has.
  var months: Int {
    switch self {
    case .monthly: 1
    case .quarterly: 3
    case .halfYearly: 6
    case .yearly, .always, .once: 12
    }
  }
}

/// One period in which something is expected (应公开期次): `2026-03`, with its first and last day.
package struct ChecklistPeriod: Hashable, Sendable {
  package let year: Int
  /// The last month of it.
  package let month: Int
  package let frequency: ChecklistFrequency

  /// All of a year, the earliest first.
  package static func all(_ frequency: ChecklistFrequency, in year: Int) -> [ChecklistPeriod] {
    stride(from: frequency.months, through: 12, by: frequency.months).map {
      ChecklistPeriod(year: year, month: $0, frequency: frequency)
    }
  }

  package var code: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
  package var first: Day { Day(year: year, month: month - frequency.months + 1, day: 1) ?? Day(ordinal: 0) }
  package var last: Day {
    (Day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) ?? Day(ordinal: 1)) + -1
  }

  package var chinese: String {
    switch frequency {
    case .monthly: "\(month)月"
    case .quarterly: "第\(["一", "二", "三", "四"][month / 3 - 1])季度"
    case .halfYearly: month == 6 ? "上半年" : "下半年"
    case .yearly, .always, .once: "全年"
    }
  }

  /// Whether a title names this very period: `2026年3月`, `3月份`, `第一季度`, `上半年`. Nil when it names none.
  package func isNamed(by title: String) -> Bool? {
    // What is due once a year speaks of the year before as often as not: 《2025年年度报告》 is due in January 2026.
    if frequency.months == 12 { return nil }
    if let named = Self.numbers(before: "年", in: title).first(where: { (2000...2199).contains($0) }), named != year {
      return false
    }
    switch frequency {
    case .monthly:
      let named = Self.numbers(before: "月", in: title).filter { (1...12).contains($0) }
      return named.isEmpty ? nil : named.contains(month)
    case .quarterly:
      guard let mark = title.firstRange(of: "季度")?.lowerBound, let before = title[..<mark].last else { return nil }
      let order = ["一1", "二2", "三3", "四4"].firstIndex { $0.contains(before) }
      return order.map { ($0 + 1) * 3 == month }
    case .halfYearly:
      if title.contains("上半年") { return month == 6 }
      return title.contains("下半年") ? month == 12 : nil
    case .yearly, .always, .once: return nil
    }
  }

  /// `2026年3月` before 月: [3].
  private static func numbers(before mark: Character, in title: String) -> [Int] {
    let letters = Array(title)
    return letters.indices.filter { letters[$0] == mark }.compactMap { index in
      let digits = letters[..<index].reversed().prefix { $0.isASCII && $0.isNumber }
      return Int(String(digits.reversed()))
    }
  }
}
