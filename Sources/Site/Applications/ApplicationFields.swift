import Casework
import Hummingbird
import Kernel

/// The fields of an application (申请表), the same for who applies online and for who enters it for him.
enum ApplicationFields {
  static func applicant(_ typed: [String: String]) -> [FormField] {
    [
      FormField(
        name: "kind", label: "申请人类别", control: .select(ApplicantKind.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
        value: typed["kind"] ?? "", isRequired: true),
      FormField(
        name: "name", label: "姓名或者单位名称", value: typed["name"] ?? "", isRequired: true, limit: 100, autocomplete: "name"),
      FormField(
        name: "paper", label: "证件种类", control: .select(IdentityPaper.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
        value: typed["paper"] ?? "", isRequired: true),
      FormField(
        name: "paper-number", label: "证件号码", value: typed["paper-number"] ?? "", hint: "加密保存，工作人员看到的也是打码的。",
        isRequired: true, limit: 40),
      FormField(
        name: "phone", label: "联系电话", value: typed["phone"] ?? "", hint: "收到后我们会用它和您确认。", limit: 20, autocomplete: "tel"),
      FormField(name: "email", label: "电子邮箱", value: typed["email"] ?? "", limit: 100, autocomplete: "email"),
      FormField(
        name: "address", label: "通信地址和邮编", value: typed["address"] ?? "", hint: "希望邮寄答复的必须填写。", limit: 200,
        autocomplete: "off"),
      FormField(
        name: "contact", label: "单位的联系人", value: typed["contact"] ?? "", hint: "自然人不用填写。", limit: 60),
      FormField(
        name: "agent", label: "代理人", value: typed["agent"] ?? "", hint: "有人代为申请的，写代理人姓名；授权委托书请随后补送。", limit: 60),
    ]
  }

  static func content(_ typed: [String: String]) -> [FormField] {
    [
      FormField(
        name: "content", label: "要公开什么信息", control: .area(rows: 6), value: typed["content"] ?? "",
        hint: "写信息的名称、文号，或者便于查找的描述，例如“某村2025年道路硬化工程的中标结果”。不需要说明用途。最多 10000 个字。", isRequired: true),
      FormField(name: "number", label: "文号", value: typed["number"] ?? "", hint: "知道的话填写。", limit: 100),
    ]
  }

  /// What a record says and should say (更正, 条例 第四十一条).
  static func amendment(_ typed: [String: String]) -> [FormField] {
    [
      FormField(
        name: "content", label: "哪一条记录、哪里不准确", control: .area(rows: 4), value: typed["content"] ?? "",
        hint: "只能是与申请人自己有关的记录，写明记录的名称或者文号、现在怎样写的。", isRequired: true),
      FormField(name: "claim", label: "应当怎样记录", control: .area(rows: 3), value: typed["claim"] ?? "", isRequired: true),
      FormField(
        name: "evidence", label: "有什么证据证明", control: .area(rows: 3), value: typed["evidence"] ?? "",
        hint: "写明证据是什么；复印件可以随后补送。", isRequired: true),
      FormField(name: "number", label: "文号", value: typed["number"] ?? "", hint: "知道的话填写。", limit: 100),
    ]
  }

  /// Both kinds, as the form says which.
  static func matter(_ typed: [String: String], _ matter: ApplicationMatter) -> [FormField] {
    matter == .amendment ? amendment(typed) : content(typed)
  }

  /// A record is put right, not given out: only how one is told matters.
  static func wanted(_ typed: [String: String], _ matter: ApplicationMatter) -> [FormField] {
    wanted(typed).filter { matter == .disclosure || $0.name != "form" }
  }

  static func wanted(_ typed: [String: String]) -> [FormField] {
    [
      FormField(
        name: "form", label: "希望得到的形式", control: .radios(WantedForm.allCases.map { FormChoice($0.rawValue, $0.chinese) }),
        value: typed["form"] ?? "", isRequired: true),
      FormField(
        name: "delivery", label: "希望怎样得到",
        control: .radios(WantedDelivery.allCases.map { FormChoice($0.rawValue, $0.chinese) }), value: typed["delivery"] ?? "",
        isRequired: true),
      FormField(
        name: "assistance", label: "需要的帮助", value: typed["assistance"] ?? "",
        hint: "阅读、视听有困难的，写明需要什么帮助，例如“请电话念给我听”。没有就不填。", limit: 200),
    ]
  }

  static let names = [
    "kind", "name", "paper", "paper-number", "phone", "email", "address", "contact", "agent", "content", "number", "form",
    "delivery", "assistance", "channel", "arrived", "claim", "evidence",
  ]

  /// What was typed, to be shown again.
  static func typed(_ form: Form) -> [String: String] {
    names.reduce(into: [:]) { typed, name in typed[name] = form[name] }
  }

  /// What is chosen at first.
  static let fresh = [
    "kind": ApplicantKind.person.rawValue, "paper": IdentityPaper.identityCard.rawValue, "form": WantedForm.paper.rawValue,
    "delivery": WantedDelivery.post.rawValue,
  ]

  static func intake(
    _ form: Form, in town: Identifier<Organisation>, _ channel: ApplicationChannel, key: String
  ) -> ApplicationIntake {
    let applicant = Applicant(
      name: form.line("name"), kind: ApplicantKind(rawValue: form.line("kind")) ?? .person,
      paper: IdentityPaper(rawValue: form.line("paper")) ?? .other, paperNumber: form.line("paper-number"),
      phone: form.line("phone"), address: form.line("address"), email: form.line("email"), contact: form.line("contact"),
      agent: form.line("agent"))
    return ApplicationIntake(
      town: town, channel: channel, applicant: applicant, content: form["content"] ?? "",
      documentNumber: form.line("number"), form: WantedForm(rawValue: form.line("form")) ?? .paper,
      delivery: WantedDelivery(rawValue: form.line("delivery")) ?? .pickup, assistance: form.line("assistance"),
      arrivedOn: Day(form.line("arrived")), submission: key,
      matter: ApplicationMatter(rawValue: form.line("matter")) ?? .disclosure, claim: form["claim"] ?? "",
      evidence: form["evidence"] ?? "")
  }
}
