import Casework

/// Terms of what the town must answer (办件期限): by type of order, and how the hotline's rates are weighed.
enum SettingCases {
  static let all: [SettingCatalogue.Entry] =
    TicketKind.sorted.map { term("tickets.term.\($0.rawValue)", "“\($0.chinese)”类工单的办理期限") }
    + [
      term("tickets.term.critical", "特急工单的办理期限"),
      SettingCatalogue.Entry(
        key: "tickets.returnDays", name: "派单后几个工作日内可以申请退单", hint: "1 至 30 的整数。", problem: SettingCatalogue.whole(1...30)),
      SettingCatalogue.Entry(
        key: "concerns.majorHours", name: "重大、特别重大突发事件几小时内回应", hint: "1 至 720 的整数。", problem: SettingCatalogue.whole(1...720)),
      SettingCatalogue.Entry(
        key: "concerns.hours", name: "其他关切几小时内回应", hint: "1 至 720 的整数。", problem: SettingCatalogue.whole(1...720)),
      SettingCatalogue.Entry(
        key: "tickets.rates", name: "热线考核权重", hint: "响应,解决,满意,基本满意按几成，例如 10,50,40,90；前三个合计 100。",
        problem: { TicketRates.Weights($0) == nil ? "应写成 10,50,40,90 这样的四个整数，前三个合计 100，请修改。" : nil }),
    ]

  private static func term(_ key: String, _ name: String) -> SettingCatalogue.Entry {
    SettingCatalogue.Entry(
      key: key, name: name, hint: "例如 3个工作日、15日，或者 当日。",
      problem: { TicketTerm($0) == nil ? "期限应写成“3个工作日”“15日”或者“当日”，请修改。" : nil })
  }
}
