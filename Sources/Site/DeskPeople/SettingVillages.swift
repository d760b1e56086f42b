import Kernel
import Villages

/// Terms and rules of the villages' boards and lists (村级公开设置): how long sheets hang, how long one may object, what of a
/// list may be read where. The district decides; each value has its day and its source.
enum SettingVillages {
  static let all: [SettingCatalogue.Entry] = terms + fields

  private static let terms: [SettingCatalogue.Entry] = [
    SettingCatalogue.Entry(
      key: "villages.minimumDays", name: "公开栏至少张贴几天", hint: "村民委员会组织法第三十五条：不少于 15 日。15 至 400。",
      problem: SettingCatalogue.whole(15...400)),
    SettingCatalogue.Entry(
      key: "villages.remindDays", name: "到期前几天提醒村级经办", hint: "例如 5,2,0，用英文逗号隔开；0 是当天。0 至 31。",
      problem: { text in
        let days = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        let isRight = days.allSatisfy { $0.map((0...31).contains) == true }
        return isRight ? nil : "应写成 5,2,0 这样 0 到 31 的整数，用英文逗号隔开，请修改。"
      }),
    period("benefit.noticePeriod", "惠民名单公示（决定前，可提异议）的期限"),
    period("benefit.resultPeriod", "惠民名单公布（决定后）在网上保留多久"),
    period("benefit.objectionPeriod", "异议受理后几日内答复"),
    SettingCatalogue.Entry(
      key: "benefit.smallest", name: "合计少于几人时不写具体数", hint: "1 至 50。", problem: SettingCatalogue.whole(1...50)),
  ]

  /// For each fund what stands on the board and what on the web.
  private static let fields: [SettingCatalogue.Entry] = funds.flatMap { fund in
    [("board", "公开栏"), ("web", "网上")].map { channel, place in
      SettingCatalogue.Entry(
        key: BenefitPolicy.setting(channel, fund.slug), name: "“\(fund.name)”名单在\(place)公布什么",
        hint: "totals 只公布合计，none 不公布，list:name,amount 公布这些字段，masked:name,amount 姓名打码。可以公布的字段：\(known)。",
        problem: {
          BenefitPolicy.Shape($0) == nil ? "应写 totals、none、list:字段 或 masked:字段，字段里要有 name，不能有不许公布的字段，请修改。" : nil
        })
    }
  }

  private static let known = BenefitField.publishable.sorted { $0.rawValue < $1.rawValue }
    .map { "\($0.rawValue) \($0.chinese)" }.joined(separator: "、")

  /// The table is part of the program, and a test reads it.
  private static let funds: [BenefitFunds.Fund] = {
    do { return try BenefitFunds.shipped().funds } catch { preconditionFailure("the table of funds: \(error)") }
  }()

  private static func period(_ key: String, _ name: String) -> SettingCatalogue.Entry {
    SettingCatalogue.Entry(
      key: key, name: name, hint: "例如 7个工作日，或者 30日。",
      problem: { text in
        switch Kernel.Period(text) {
        case .workingDays, .calendarDays: nil
        case .hours, nil: "应写成 7个工作日 或 30日 这样的期限，请修改。"
        }
      })
  }
}
