import Casework
import Kernel

/// What may be done with an order now (工单操作), as forms: first what it waits for, then what is seldom wanted.
struct TicketForms: Sendable {
  let ticket: Ticket
  let isClerk: Bool
  let isLeader: Bool
  let organisations: [FormChoice]
  let refusals: [TicketRefusal]
  /// Others that are being worked on and are alike: one answer may serve them too.
  let alike: [FormChoice]
  /// The most alike answer, to begin with.
  let suggestion: String
  let today: Day
  var typed: TypedForm?

  var first: [DeskForm] { (isClerk ? clerkFirst : []) + (isLeader ? leaderFirst : []) }
  var folded: [DeskForm] { (isClerk ? clerkFolded : []) + (isLeader ? leaderFolded : []) + both }

  private func form(
    _ noun: String, _ title: String, _ button: String, _ fields: [FormField] = [], look: DeskForm.Look = .quiet,
    note: String = ""
  ) -> DeskForm {
    TypedForm.filled(
      DeskForm(title: title, action: DeskAddress.ticket(ticket.id.value, noun), fields: fields, button: button,
        note: note, look: look),
      as: noun, typed)
  }

  private func may(_ act: TicketAct) -> Bool { act.next(from: ticket.state) != nil }

  private func area(_ name: String, _ label: String, rows: Int = 2, limit: Int = 500,
    isRequired: Bool = true) -> FormField {
    FormField(name: name, label: label, control: .area(rows: rows), isRequired: isRequired, limit: limit)
  }

  private var clerkFirst: [DeskForm] {
    var forms: [DeskForm] = []
    if may(.sign) {
      let kind = ticket.kind == .unsorted ? "" : ticket.kind.rawValue
      forms.append(
        form(
          "signing", "签收", "签收，由我办理",
          [FormField(name: "kind", label: "类型", control: .radios(TicketWording.kinds()), value: kind, isRequired: true)],
          look: .main, note: "期限按类型计算，从派单日起算。"))
    }
    if may(.grantReturn) {
      forms.append(
        form(
          "return-outcome", "派单单位的意见", "登记意见",
          [
            FormField(
              name: "outcome", label: "意见",
              control: .radios([FormChoice("granted", "同意退单"), FormChoice("refused", "不同意，指定本镇办理")]), isRequired: true),
            area("note", "说明（可不填）", isRequired: false),
          ], look: .main))
    }
    if may(.reply) { forms.append(reply) }
    if may(.close) { forms += [callBack, form("closing", "办结", "办结", note: "计一件次。诉求人不满意、诉求合理的，请重办。")] }
    return forms
  }

  private var reply: DeskForm {
    var fields = [
      FormField(name: "text", label: "答复", control: .area(rows: 8), value: suggestion,
        hint: suggestion.isEmpty ? "正面答复：办了什么、事实怎样、依据什么。" : "下面是最相似工单的答复，请按这件的事实修改。", isRequired: true, limit: 10_000),
      FormField(name: "basis", label: "依据（可不填）", hint: "文件名称和文号。", limit: 500),
    ]
    if !alike.isEmpty { fields.append(FormField(name: "also", label: "同时答复这些相似的工单", control: .checks(alike))) }
    return form("reply", "答复", "送负责人审签", fields, look: .main)
  }

  private var callBack: DeskForm {
    form(
      "callback", "回访", "记下回访",
      [
        FormField(
          name: "valid", label: "回访是否有效", control: .radios([FormChoice("yes", "有效"), FormChoice("no", "无效（打不通、不愿评价）")]),
          value: "yes"),
        FormField(
          name: "facts", label: "诉求人说",
          control: .checks([FormChoice("contacted", "承办人联系过他"), FormChoice("solved", "问题解决了")])),
        FormField(name: "satisfaction", label: "满意度", control: .select(TicketWording.satisfactions), value: "unrated"),
        area("note", "记录（可不填）", isRequired: false),
      ])
  }

  private var leaderFirst: [DeskForm] {
    var forms: [DeskForm] = []
    if may(.approve) {
      forms.append(form("approval", "审签", "同意，签发答复", look: .main))
      forms.append(form("revision", "退回修改", "退回", [area("note", "要改什么")]))
    }
    if let wanted = ticket.wantedTo {
      forms.append(
        form(
          "extension-outcome", "延期申请", "决定",
          [
            FormField(
              name: "outcome", label: "申请延到 \(wanted.chinese)，理由：\(ticket.wantedReason)",
              control: .radios([FormChoice("granted", "同意"), FormChoice("refused", "不同意")]), isRequired: true),
            area("note", "意见（可不填）", isRequired: false),
          ], look: .main))
    }
    return forms
  }

  private var clerkFolded: [DeskForm] {
    var forms: [DeskForm] = []
    if may(.contact) { forms.append(form("contacts", "记一次联系", "记下", [area("note", "怎么联系的、说了什么")])) }
    if may(.assign) {
      forms.append(
        form(
          "units", "主办和协办", "确定",
          [
            FormField(name: "lead", label: "主办", control: .select(organisations), value: ticket.lead?.description ?? ""),
            FormField(name: "support", label: "协办（可不选）", control: .checks(organisations)),
          ], note: "首接负责：需要别的单位配合时加协办，不能推出去。"))
    }
    if may(.askExtension), ticket.wantedTo == nil, today <= ticket.due {
      forms.append(
        form(
          "extension", "申请延期", "申请延期",
          [FormField(name: "until", label: "延到哪天", control: .day, isRequired: true), area("reason", "理由")],
          note: "要在 \(ticket.due.chinese) 期满以前申请，同意后告知诉求人。"))
    }
    if may(.askReturn), !ticket.isDesignated {
      forms.append(form("return", "申请退单", "申请退单", [area("reason", "理由和应当办理的单位")], note: "明显不属于本镇职责的才退。"))
    }
    if may(.convert), ticket.hasCaller {
      let told = typed?.name == "conversion" ? typed?.issues.first?.sentence ?? "" : ""
      forms.append(
        form("conversion", "转依申请公开", "转办", note: told.isEmpty ? "要的是政府信息的，转为依申请公开；内容和诉求人一起带过去，不用再录。" : told))
    }
    if may(.decline) {
      let grounds = refusals.map { FormChoice($0.code, $0.reason, hint: "告知：\($0.channel)") }
      forms.append(
        form(
          "refusal", "不予受理", "登记不予受理",
          [
            FormField(name: "ground", label: "情形", control: .radios(grounds), isRequired: true),
            area("note", "说明（可不填）", isRequired: false),
          ], look: .grave))
    }
    if may(.reopen) { forms.append(form("reopening", "重办", "退回重办", [area("reason", "为什么重办")])) }
    if ticket.state == .closed { forms.append(callBack) }
    return forms
  }

  private var leaderFolded: [DeskForm] {
    guard may(.urge) else { return [] }
    return [
      form(
        "urging", "催办、督办", "发出",
        [
          FormField(name: "kind", label: "方式", control: .radios([FormChoice("urge", "催办"), FormChoice("supervise", "督办")]), value: "urge"),
          area("note", "要求（可不填）", isRequired: false),
        ])
    ]
  }

  private var both: [DeskForm] {
    var forms = [
      form(
        "secrecy", ticket.isConfidential ? "取消保密" : "为诉求人保密", ticket.isConfidential ? "不再保密" : "保密",
        note: "保密的，只有承办人和公开机构负责人能看姓名和电话。")
    ]
    if ticket.hasCaller {
      forms.insert(
        form("caller", "查看诉求人姓名和电话", "查看", [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200)],
          note: "记入审计日志。"), at: 0)
    }
    return forms
  }
}
