import Kernel
import Store

/// What kind of column it is (栏目类型), by which update periods and inspections go (site.md 1.2).
package enum ColumnKind: String, CaseIterable, Sendable, Codable, Storable {
  /// 动态要闻, 工作进展.
  case dynamic
  /// 通知公告, 公示.
  case notice
  /// 政策文件, 规范性文件.
  case policy
  /// 政策解读.
  case interpretation
  /// 人事信息.
  case personnel
  /// 规划计划.
  case plan
  /// 年报, 预决算.
  case annual
  /// 按月公示 such as 惠民资金发放.
  case monthly
  /// Other 法定主动公开内容.
  case statutory
  /// 概况, 机构, 领导: no period, correctness only.
  case `static`
  /// 政府信息公开指南, made from settings.
  case guide
  /// 政府信息公开制度.
  case rules
  /// The entry of 依申请公开.
  case application

  /// The office's word for it.
  package var chinese: String {
    switch self {
    case .dynamic: "动态要闻"
    case .notice: "通知公告"
    case .policy: "政策文件"
    case .interpretation: "政策解读"
    case .personnel: "人事信息"
    case .plan: "规划计划"
    case .annual: "年度公开"
    case .monthly: "按月公示"
    case .statutory: "法定主动公开"
    case .static: "概况信息"
    case .guide: "公开指南"
    case .rules: "公开制度"
    case .application: "依申请公开"
    }
  }

  /// Whether people write items into it. The entry of 依申请公开 is a page of its own.
  package var takesItems: Bool { self != .application }

  /// How many days may pass without anything new, as set for a place on a day; nil when it has no period.
  package func period(for town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> Int? {
    try Setting.value("publishing.period.\(rawValue)", for: town, on: day, reader).flatMap { Int($0) }
  }
}
