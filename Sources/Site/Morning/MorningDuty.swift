import Foundation
import Kernel

/// Something the town owes by a day (到期事项), of whatever kind: what the list of the morning is made of.
struct MorningDuty: Sendable, Equatable {
  /// `依申请公开`, `12345工单`…: where it comes from.
  var kind: String
  /// A stable name of the row, for what is said once about it: `consultation:7`.
  var key: String
  var number: String
  var title: String
  /// What is owed: `答复`.
  var owed: String
  var address: Address
  /// From which day it runs; nil when nobody wrote it down.
  var start: Day?
  /// Nil while it stands still.
  var due: Day?
  /// `14:30`, where it runs by the clock.
  var hour = ""
  var isProvisional = false
  /// Somebody outside is waited for.
  var isWaiting = false
  var person: Identifier<AccountRow>?

  /// How it stands on a day, the gravest first (紧急程度).
  enum Standing: Int, CaseIterable, Sendable {
    case overdue, today, soon, inner, later, waiting, paused

    var chinese: String {
      switch self {
      case .overdue: "已经逾期"
      case .today: "今天到期"
      case .soon: "快到期"
      case .inner: "内部期限到了"
      case .later: "还有时间"
      case .waiting: "等候对方"
      case .paused: "暂停计时"
      }
    }
  }
}

/// The inner days of a deadline (内部期限), and how it stands: by the calendar and the town's rules.
struct MorningRules: Sendable {
  var calendar: WorkCalendar
  /// 快到期: so many working days before.
  var soonDays = 3
  /// 拟稿: when this share of the working days has gone, in hundredths.
  var draftShare = 50

  static let soonSetting = "casework.soonDays"
  static let draftSetting = "casework.draftShare"

  /// By which day a draft should lie there. Nil when it is not known from when it runs.
  func draftDay(_ duty: MorningDuty) -> Day? {
    guard let start = duty.start, let due = duty.due, start < due else { return nil }
    let days = calendar.count(after: start, through: due)
    return days > 1 ? calendar.adding(max(1, days * draftShare / 100), to: start).due : nil
  }

  /// From which day whoever answers for it is told (提级).
  func escalationDay(_ due: Day) -> Day {
    var (day, left) = (due, soonDays)
    while left > 0 {
      if calendar.isWorkday(day) { left -= 1 }
      day = day + -1
    }
    while !calendar.isWorkday(day) { day = day + -1 }
    return day
  }

  func standing(_ duty: MorningDuty, on today: Day) -> MorningDuty.Standing {
    guard let due = duty.due else { return .paused }
    if duty.isWaiting { return .waiting }
    if due < today { return .overdue }
    if due == today { return .today }
    if escalationDay(due) <= today { return .soon }
    return draftDay(duty).map { $0 <= today } == true ? .inner : .later
  }

  /// `逾期 2 天`, `还有 3 个工作日`.
  func distance(_ due: Day, from today: Day) -> String {
    if due < today { return "逾期 \(today.ordinal - due.ordinal) 天" }
    return due == today ? "今天" : "还有 \(calendar.count(after: today, through: due)) 个工作日"
  }
}
