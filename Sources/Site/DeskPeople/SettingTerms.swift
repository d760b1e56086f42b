import Casework
import Publishing

/// Terms that the law, the district or the town sets (期限设置): how long a column may stand, when content is looked at
/// again, how long what was done can be made up for or taken back.
enum SettingTerms {
  static let all = renewing + working + answering + morning + inspecting + district + SettingCases.all
    + SettingVillages.all

  /// 更新周期 and 复核周期, by the kind of column.
  static let renewing: [SettingCatalogue.Entry] =
    ColumnKind.allCases.filter { $0.takesItems && ![.static, .guide, .rules].contains($0) }.map {
      days("publishing.period.\($0.rawValue)", "“\($0.chinese)”类栏目的更新周期（天）", 1...3660)
    }
    + [ColumnKind.policy, .static, .guide, .rules].map {
      days("publishing.check.\($0.rawValue)", "“\($0.chinese)”类信息几天复核一次", 1...3660)
    }
    + [days("publishing.check.aheadDays", "到期前几天进入待复核", 0...365)]

  static let working: [SettingCatalogue.Entry] = [
    days("publishing.urgent.aheadDays", "期限前几天算急", 0...60),
    days("publishing.laterReviewDays", "先发后审的几天内补审", 1...30),
    days("publishing.bulkUndoDays", "批量处理几天内可以撤销", 1...365),
  ]

  /// 在线咨询.
  static let answering: [SettingCatalogue.Entry] = [
    SettingCatalogue.Entry(
      key: ConsultationTerm.setting, name: "在线咨询几天内答复", hint: "例如 3个工作日，或者 5日。",
      problem: { ConsultationTerm.isReadable($0) ? nil : "应写成 3个工作日 或 5日 这样的期限，请修改。" }),
    SettingCatalogue.Entry(
      key: Consultation.phoneSetting, name: "在线咨询必须填电话", hint: "yes 必须填，no 可以不填。",
      problem: { ["yes", "no"].contains($0) ? nil : "应填 yes 或 no，请修改。" }),
  ]

  /// 今日要办: when a deadline counts as near, and when a draft should lie there.
  static let morning = [
    days(MorningRules.soonSetting, "到期前几个工作日算快到期并提级", 0...30),
    days(MorningRules.draftSetting, "期限过百分之几应有初稿", 1...99),
  ]

  /// 检查整改.
  static let inspecting: [SettingCatalogue.Entry] = [
    SettingCatalogue.Entry(
      key: "inspections.escalation", name: "整改逾期满几个工作日提醒、通报、报区", hint: "三个数，从小到大，用英文逗号隔开，例如 1,3,5。",
      problem: { text in
        let days = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Int($0) }
        let isRising = days.count == 3 && days[0] >= 1 && days[0] <= days[1] && days[1] <= days[2] && days[2] <= 200
        return isRising ? nil : "应写成 1,3,5 这样的三个数，从小到大，请修改。"
      }),
    days("inspections.repeatMonths", "几个月内同一问题再次出现算屡查屡犯", 1...60),
    days("inspections.longestExtension", "整改最多延长几个工作日", 1...200),
  ]

  /// One for the whole installation, set by the district.
  static let district = [days("publishing.keptDraftDays", "没有保存的稿件保留几天", 1...365)]

  private static func days(_ key: String, _ name: String, _ bounds: ClosedRange<Int>) -> SettingCatalogue.Entry {
    SettingCatalogue.Entry(
      key: key, name: name, hint: "\(bounds.lowerBound) 至 \(bounds.upperBound) 的整数。",
      problem: SettingCatalogue.whole(bounds))
  }
}
