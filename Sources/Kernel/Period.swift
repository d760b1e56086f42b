/// A period (期限) in its own unit. A number without its unit is how deadlines go wrong, so there is none.
package enum Period: Equatable, Hashable, Sendable {
  /// 工作日: ends on a working day by itself.
  case workingDays(Int)
  /// 自然日: when its last day is off it ends on the next working day (顺延, 民法典 第二百零三条).
  case calendarDays(Int)
  /// 小时: by the clock, day and night.
  case hours(Int)

  /// Reads `20个工作日`, `15日`, `15天`, `24小时`: 1 to 10,000. Nil for anything else.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...10_000).contains(number) else { return nil }
    switch text.dropFirst(digits.count) {
    case "个工作日", "工作日": self = .workingDays(number)
    case "日", "天", "个自然日": self = .calendarDays(number)
    case "小时", "个小时": self = .hours(number)
    default: return nil
    }
  }

  /// `20个工作日`, as `init(_:)` reads it.
  package var words: String {
    switch self {
    case .workingDays(let count): "\(count)个工作日"
    case .calendarDays(let count): "\(count)日"
    case .hours(let count): "\(count)小时"
    }
  }
}
