import Casework
import Kernel

/// What each act asks for (办理表单项).
struct ApplicationActFields: Sendable {
  let offers: ApplicationOffers
  let typed: [String: String]

  func fields(of act: ApplicationAct) -> [FormField] {
    switch act {
    case .register, .accept, .consentExtension, .approve: []
    case .askReasons, .explain, .acceptReasons, .rejectReasons, .setDelay, .tellDelay: reasons(act)
    case .confirm: [day("双方确认的日子"), line("words", "怎样确认的", hint: "例如“电话确认”。")]
    case .askCorrection:
      [area("words", "要补正什么"), line("days", "几个工作日内补正", hint: "不填按本镇的设置（默认 15）。"), day("告知的日子")]
    case .correct: [area("content", "补正后的申请内容", value: offers.application.content), day("收到补正的日子")]
    case .consult:
      [
        FormField(
          name: "kind", label: "征求谁的意见",
          control: .select(ApplicationConsultation.Kind.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
          value: typed["kind"] ?? "", isRequired: true), line("party", "名称", isRequired: true), area("question", "征求什么意见"),
        day("发出的日子"),
      ]
    case .settle:
      [
        FormField(name: "consultation", label: "谁的意见", control: .select(pending), value: typed["consultation"] ?? "", isRequired: true),
        FormField(
          name: "answer", label: "意见",
          control: .radios(ApplicationConsultation.Answer.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
          value: typed["answer"] ?? "", isRequired: true), area("words", "意见内容", isRequired: false), day("收到意见的日子"),
      ]
    case .askExtension: [line("days", "延长几个工作日", value: "20", isRequired: true), area("reason", "为什么要延期")]
    case .tellExtension: [day("告知申请人的日子")]
    case .noticeFee: fee
    case .pay: [day("缴清的日子")]
    case .propose: proposal
    case .sendBack: [area("reason", "为什么退回")]
    case .deliver:
      [
        FormField(
          name: "manner", label: "怎样送达",
          control: .radios(CaseApplication.Serving.Manner.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
          value: typed["manner"] ?? "", isRequired: true), day("送达的日子"),
        line("note", "邮件号或者签收情况", hint: "邮寄的必须填中国邮政的邮件号。"),
      ]
    case .abandon: [line("note", "说明")]
    case .withdraw: [area("reason", "谁、怎样提出撤回")]
    case .archive: [line("number", "档号", isRequired: true)]
    }
  }

  private var pending: [FormChoice] {
    offers.consultations.filter { $0.answer == nil }.map { FormChoice("\($0.id)", "\($0.kind.chinese) \($0.party)") }
  }

  private var fee: [FormField] {
    [
      FormField(
        name: "manner", label: "按什么收", control: .radios(FeeTable.Manner.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
        value: typed["manner"] ?? "", isRequired: true), line("units", "本件计几件或者几页", isRequired: true),
      line("before", "同一申请人本月此前几件（按件时）", value: "\(offers.earlier)"), day("送达收费通知的日子"),
    ]
  }

  /// 条例 第三十五条.
  private func reasons(_ act: ApplicationAct) -> [FormField] {
    switch act {
    case .askReasons:
      [
        area("ground", "数量、频次怎样明显超过合理范围"), line("days", "几个工作日内说明", hint: "不填按本镇的设置（默认 15）。"), day("告知的日子"),
      ]
    case .explain: [area("given", "申请人说明的理由"), day("收到理由的日子")]
    case .acceptReasons: [area("words", "判断的说明", isRequired: false)]
    case .rejectReasons: [area("reason", "为什么认为理由不合理")]
    case .setDelay:
      [
        line("days", "从起算日起共几个工作日", hint: "代替原来的 20 个工作日，21 至 250。", isRequired: true),
        area("reason", "为什么不能在规定期限内答复"),
      ]
    default: [day("告知申请人的日子")]
    }
  }

  /// An amendment has four answers of its own (条例 第四十一条).
  private var amendment: [FormField] {
    let codes = offers.codes.map { FormChoice($0.code, "\($0.name)（\($0.article)）") }
    let decision = offers.application.decision
    return [
      FormField(
        name: "code", label: "处理结果", control: .select([FormChoice("", "请选择")] + codes),
        value: typed["code"] ?? decision?.code ?? "", isRequired: true),
      area("answer", "更正了什么", value: decision?.answer ?? "", isRequired: false),
      line(
        "organ", "有权更正的行政机关", value: decision?.organ ?? "", hint: "转送或者告知另行提出的填写：名称，地址，电话。"),
      area("reason", "理由或者说明", value: decision?.reason ?? "", isRequired: false),
    ]
  }

  private var proposal: [FormField] {
    if offers.application.matter == .amendment { return amendment }
    let codes = offers.codes.filter { !$0.isByItself }
    let grounds = offers.codes.filter(\.isRefusal)
    let chosen = Set((typed["refused"] ?? offers.application.decision?.refused.joined(separator: ",") ?? "").split(separator: ",").map(String.init))
    return [
      FormField(
        name: "code", label: "答复类型",
        control: .select([FormChoice("", "请选择")] + codes.map { FormChoice($0.code, "\($0.name)（\($0.article.isEmpty ? "其他" : $0.article)）") }),
        value: typed["code"] ?? offers.application.decision?.code ?? "", isRequired: true),
      area("answer", "公开的内容，或者从哪里获取", value: offers.application.decision?.answer ?? "", isRequired: false),
      area("reason", "理由", value: offers.application.decision?.reason ?? "", isRequired: false),
      FormField(
        name: "refused", label: "部分公开的：不公开部分的依据",
        control: .checks(grounds.map { FormChoice($0.code, $0.name, isChosen: chosen.contains($0.code)) })),
    ]
  }

  private func day(_ label: String) -> FormField {
    FormField(name: "day", label: label, control: .day, value: typed["day"] ?? offers.today.description, isRequired: true)
  }

  private func line(
    _ name: String, _ label: String, value: String = "", hint: String = "", isRequired: Bool = false
  ) -> FormField {
    FormField(name: name, label: label, value: typed[name] ?? value, hint: hint, isRequired: isRequired, limit: 200)
  }

  private func area(_ name: String, _ label: String, value: String = "", isRequired: Bool = true) -> FormField {
    FormField(name: name, label: label, control: .area(rows: 4), value: typed[name] ?? value, isRequired: isRequired)
  }
}
