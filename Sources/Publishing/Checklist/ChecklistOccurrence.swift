import Kernel

/// One thing expected (应公开项): a task in a period at a place, with the items that fulfil it and how it stands.
package struct ChecklistOccurrence: Equatable, Sendable {
  package let task: ChecklistTask
  package let period: ChecklistPeriod
  package let organisation: Identifier<Organisation>
  package let due: Day
  /// The due day falls where no holiday notice is known yet.
  package let isProvisional: Bool
  package var items: [Match] = []

  /// An item that fulfils it (匹配的信息).
  package struct Match: Equatable, Sendable {
    package let item: Item.ID
    package let title: String
    package let on: Day
    package let isManual: Bool
    package let reason: String
    package var missing: [String] = []
    /// 条例 第二十六条: published later than so many working days after it was made.
    package var isLateByLaw = false
  }

  /// 完成情况.
  package enum Stand: String, CaseIterable, Sendable {
    case onTime, late, wrongForm, missing, waiting, ahead

    package var chinese: String {
      switch self {
      case .onTime: "按时"
      case .late: "逾期公开"
      case .wrongForm: "要素不全"
      case .missing: "缺"
      case .waiting: "待公开"
      case .ahead: "未到期"
      }
    }

    /// What is to be done about: 缺、逾期、要素不全.
    package var isFault: Bool { self == .late || self == .wrongForm || self == .missing }
  }

  package func stand(on day: Day) -> Stand {
    guard let first = items.map(\.on).min() else {
      if due < day { return .missing }
      return period.first > day || (period.last >= day && period.frequency != .always) ? .ahead : .waiting
    }
    // Elements may be spread over several items of the period.
    let missing = items.dropFirst().reduce(Set(items[0].missing)) { $0.intersection($1.missing) }
    if !missing.isEmpty { return .wrongForm }
    return first > due || (period.frequency == .always && items.contains(where: \.isLateByLaw)) ? .late : .onTime
  }
}
