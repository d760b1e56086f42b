import Kernel

/// From when to when something runs (公示期、施行期间): whether it is over is derived from the day, never stored.
package struct RunningPeriod: Equatable, Sendable {
  package let label: String
  package let from: Day
  /// The last day counts; nil when no end is written.
  package let to: Day?

  /// Nil when no first day is written that can be read.
  package init?(_ facts: [String: String], _ period: ItemKind.Period) {
    guard let from = facts[period.from].flatMap(KindAsk.day) else { return nil }
    (label, self.from) = (period.label, from)
    to = facts[period.to].flatMap(KindAsk.day)
  }

  /// Where a day stands to it (进行状态).
  package enum Stand: Equatable, Sendable {
    case ahead, running, over

    package var chinese: String {
      switch self {
      case .ahead: "未开始"
      case .running: "进行中"
      case .over: "已结束"
      }
    }
  }

  package func stand(on day: Day) -> Stand {
    if day < from { return .ahead }
    guard let to else { return .running }
    return to < day ? .over : .running
  }

  /// `2026年10月12日至2026年10月20日`.
  package var words: String { to.map { "\(from.chinese)至\($0.chinese)" } ?? "自\(from.chinese)起" }
}
