import Store

/// How often a sheet is due (公开频次).
///
/// 村民委员会组织法（2026）第三十五条: “一般事项至少每季度公布一次；集体财务往来较多的，财务收支情况应当每月公布一次；涉及村民利益的重大事项
/// 应当随时公布。”
package enum SheetFrequency: String, CaseIterable, Sendable, Codable, Storable {
  case atOnce, monthly, quarterly, halfYearly, yearly

  package var chinese: String {
    switch self {
    case .atOnce: "随时"
    case .monthly: "每月"
    case .quarterly: "每季度"
    case .halfYearly: "每半年"
    case .yearly: "每年"
    }
  }

  /// The months of a term; nil for what comes when it comes.
  package var months: Int? {
    switch self {
    case .atOnce: nil
    case .monthly: 1
    case .quarterly: 3
    case .halfYearly: 6
    case .yearly: 12
    }
  }

  /// Whether it is at least as often as the least that is allowed. What must be told at once may not wait for a term.
  package func meets(_ floor: SheetFrequency) -> Bool {
    guard let floor = floor.months else { return self == .atOnce }
    guard let months else { return true }
    return months <= floor
  }
}
