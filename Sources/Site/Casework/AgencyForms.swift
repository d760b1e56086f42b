import Casework
import Kernel

/// The forms of agency (代办表单): each step with what it needs.
struct AgencyForms: Sendable {
  let agency: AgencyCase
  let materials: [AgencyMaterial]
  let today: Day
  var typed: TypedForm?

  static func entrusting(_ places: [FormChoice], own: Identifier<Organisation>, _ today: Day) -> DeskForm {
    DeskForm(
      action: DeskAddress.agencies,
      fields: [
        FormField(name: "place", label: "在哪里登记", control: .select(places), value: own.description),
        FormField(name: "service", label: "代办什么事", isRequired: true, limit: 100),
        FormField(name: "scope", label: "委托范围", control: .area(rows: 2), hint: "代交材料、代领证件……", isRequired: true, limit: 500),
        FormField(name: "name", label: "委托人姓名", isRequired: true, limit: 50),
        FormField(name: "document", label: "身份证号码（可不填）", hint: "加密保存，办事要用时才填。", limit: 18),
        FormField(name: "phone", label: "电话（可不填）", limit: 30), FormField(name: "address", label: "住址（可不填）", limit: 200),
        FormField(name: "proxy-name", label: "来人姓名（本人来的不填）", limit: 50),
        FormField(name: "relation", label: "来人和委托人的关系", hint: "例如 女儿、邻居。", limit: 20),
        FormField(name: "proxy-phone", label: "来人电话（可不填）", limit: 30),
        FormField(name: "needs", label: "需要的帮助", control: .checks(WindowForms.needs)),
        FormField(
          name: "consent", label: "怎样同意的", control: .radios(AgencyCase.Consent.allCases.map { FormChoice($0.rawValue, $0.chinese) }), value: "signature"),
        FormField(name: "consentedOn", label: "委托日期", control: .day, value: today.description, isRequired: true),
        FormField(name: "validUntil", label: "委托有效到", control: .day, value: (today + 90).description, isRequired: true),
        FormField(name: "materials", label: "收了哪些材料（可不填）", control: .area(rows: 3), hint: "每行一件，例如“户口本 复印件 1”；不写的算原件 1 份。", limit: 2000),
      ].scoped("agency"), button: "登记委托", look: .main)
  }

  /// 委托 › 受理 › 办理 › 送达 › 归档 › 上报 › 回访, each with its day.
  static func path(_ state: AgencyState, _ events: [AgencyCase.Event]) -> [ReviewPath.Step] {
    let acts: [AgencyAct] = [.entrust, .accept, .handle, .deliver, .archive, .report, .visit]
    let now = AgencyState.steps.firstIndex(of: state)
    return zip(AgencyState.steps, acts).enumerated().map { index, step in
      let day = events.last { $0.act == step.1 }.map { Day(at: $0.at).description } ?? ""
      let place: ReviewPath.Place = now == index ? .now : day.isEmpty ? .ahead : .done
      return ReviewPath.Step(name: step.0.chinese, place: place, who: day)
    }
  }

  private func may(_ act: AgencyAct) -> Bool { act.next(from: agency.state) != nil }

  private func form(
    _ noun: String, _ title: String, _ button: String, _ fields: [FormField] = [], look: DeskForm.Look = .quiet, note: String = ""
  ) -> DeskForm {
    TypedForm.filled(
      DeskForm(title: title, action: DeskAddress.agency(agency.id.value, noun), fields: fields, button: button,
        note: note, look: look), as: noun, typed)
  }

  private func area(_ name: String, _ label: String) -> FormField {
    FormField(name: name, label: label, control: .area(rows: 2), isRequired: true, limit: 2000)
  }

  private func day(_ name: String, _ label: String, _ value: Day) -> FormField {
    FormField(name: name, label: label, control: .day, value: value.description, isRequired: true)
  }

  var first: [DeskForm] {
    switch agency.state {
    case .entrusted: [form("acceptance", "受理", "受理", [day("promised", "承诺哪天前办好", today + 7)], look: .main)]
    case .accepted: [form("progress", "办理", "记下进展", [area("note", "进展")], look: .main)]
    case .handling:
      [
        form("progress", "办理", "记下进展", [area("note", "进展")]),
        form("delivery", "送达", "送达", [area("receipt", "送达了什么、谁签收的")], look: .main),
      ]
    case .delivered:
      [
        form("archiving", "归档", "归档", look: .main, note: issue("archiving") ?? "原件退清以后归档。")
      ]
    case .archived: [form("reporting", "上报", "已上报", look: .main, note: "月报里报给镇为民服务中心。")]
    case .reported:
      [
        form(
          "follow-up", "回访", "记下回访",
          [
            FormField(name: "satisfaction", label: "满意度", control: .select(TicketWording.satisfactions), value: "satisfied"),
            FormField(name: "note", label: "记录（可不填）", control: .area(rows: 2), limit: 500),
          ], look: .main)
      ]
    case .paused:
      [
        form(
          "resumption", "续办", "续办", [day("promised", "承诺哪天前办好", today + 7), day("validUntil", "委托有效到", max(agency.validUntil, today + 30))],
          look: .main, note: "委托过期的要重新签续办委托书。")
      ]
    case .visited, .ended, .refused: []
    }
  }

  /// A refusal that belongs to no field.
  private func issue(_ noun: String) -> String? { typed?.name == noun ? typed?.issues.first?.sentence : nil }

  var folded: [DeskForm] {
    var forms: [DeskForm] = []
    if may(.receive) { forms.append(form("materials", "收取材料", "收下", [area("materials", "材料，每行一件")])) }
    let kept = materials.filter { $0.returnedAt == nil }
    if !kept.isEmpty {
      forms.append(
        form(
          "materials-return", "退还材料", "退还",
          [FormField(name: "material", label: "退还了", control: .checks(kept.map { FormChoice($0.id.description, $0.words) }))]))
    }
    if may(.pause) { forms.append(form("pause", "中止", "中止", [area("reason", "为什么中止")])) }
    if may(.end) { forms.append(form("ending", "终止", "终止", [area("reason", "为什么终止")], look: .grave)) }
    if may(.refuse) { forms.append(form("refusal", "不能代办", "登记", [area("reason", "为什么不能代办")], look: .grave)) }
    forms.append(
      form("client", "查看委托人", "查看", [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200)], note: "记入审计日志。"))
    return forms
  }

  /// Forms to print; each opens the client's name, which is written down.
  var papers: [DeskForm] {
    AgencyPaper.allCases.filter { $0.fits(agency.state) }.map {
      DeskForm(action: DeskAddress.agencyForm(agency.id.value, $0.rawValue), button: "打印\($0.chinese)")
    }
  }
}

/// A form to print (代办文书).
enum AgencyPaper: String, CaseIterable, Sendable {
  case entrustment, acceptance, pause, resumption, ending

  var chinese: String {
    switch self {
    case .entrustment: "委托书"
    case .acceptance: "受理单"
    case .pause: "中止单"
    case .resumption: "续办委托书"
    case .ending: "办结（终止）单"
    }
  }

  func fits(_ state: AgencyState) -> Bool {
    switch self {
    case .entrustment: true
    case .acceptance: state != .entrusted && state != .refused
    case .pause, .resumption: state == .paused
    case .ending: [.delivered, .archived, .reported, .visited, .ended].contains(state)
    }
  }
}
