import Accounts
import Casework
import Hummingbird
import Kernel
import Publishing
import Store

extension ConcernWork {
  /// One concern (关切) with its clock, what was thought of it, and its answer.
  static func make(
    _ site: Site, _ visit: DeskVisit, _ id: Concern.ID, typed: TypedForm? = nil
  ) async throws -> CasePage {
    let town = try await site.workTown(visit)
    let frame = try await site.deskFrame(visit, at: DeskAddress.concern(id.value))
    let now = site.store.now()
    return try await site.store.read { reader in
      let found = try Concern.find(id, in: town.id, reader)
      let events = try Concern.events(of: id, reader)
      let people = try People(events.map(\.actor), reader)
      let title = try found.item.flatMap { try ItemTitles.fetch([Item.ID($0)], reader)[Item.ID($0)] } ?? ""
      let places = try Organisation.descendants(of: town.id, reader)
      let facts: [(String, String)] = [
        ("来源", found.source.chinese + (found.reference.isEmpty ? "" : "（\(found.reference)）")), ("种类", found.kind.chinese),
        ("牵头单位", found.lead.flatMap { lead in places.first { $0.id == lead }?.shortName } ?? ""), ("研判意见", found.opinion),
      ]
      let forms = ConcernForms(
        concern: found, columns: FormChoice.columns(town.tree),
          places: places.map { FormChoice($0.id.description, $0.shortName) }, typed: typed)
      let clock: HTML = """
        <ol class="numbered">\(each: found.arithmetic, { "<li>\($0)</li>" })</ol>\
        \(found.answeredAt.map { "<p>\(Beijing.minute($0)) 发布回应，\($0 <= found.dueAt ? "没有超时" : "超过了时限")。</p>" })
        """
      return CasePage(
        frame: frame, title: found.topic, trail: [Crumb("回应关切", DeskAddress.concerns), Crumb(found.number)],
        lead: "<p class=\"row-notes\">\(DeskMark(found).view)\(if: found.isOpen, left(found, now).view)<span>\(found.number)</span></p>",
        panels: [
          CasePage.panel("情况", "<p class=\"said-text\">\(found.facts)</p>\(DeskFacts(facts.filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) }).view)"),
          CasePage.panel("时限", clock),
          CasePage.panel("回应", answer(found, title)),
          CasePage.panel("办理过程", Timeline(events.map { .init(time: Beijing.minute($0.at), who: people[$0.actor], act: $0.act, note: $0.note.isEmpty ? nil : $0.note) }).view),
        ], side: forms.all(visit.actor, town.id).map { CasePage.panel("办理", $0.view(frame.csrf), isForm: true) }, issues: typed?.issues.count ?? 0)
    }
  }
}

extension ConcernWork {
  private static func answer(_ concern: Concern, _ title: String) -> HTML {
    guard let item = concern.item else { return "<p class=\"quiet\">还没有回应稿。</p>" }
    return "<p><a href=\"\(DeskAddress.item(item))\">\(title.isEmpty ? "信息 \(item)" : title)</a></p>"
  }
}

/// The forms of a concern (关切表单).
struct ConcernForms: Sendable {
  let concern: Concern
  let columns: [FormChoice]
  let places: [FormChoice]
  var typed: TypedForm?

  private func form(_ noun: String, _ title: String, _ button: String, _ fields: [FormField], note: String = "") -> DeskForm {
    TypedForm.filled(
      DeskForm(title: title, action: DeskAddress.concern(concern.id.value, noun), fields: fields, button: button,
        note: note, look: .main), as: noun, typed)
  }

  func all(_ actor: Actor, _ town: Identifier<Organisation>) -> [DeskForm] {
    var forms: [DeskForm] = []
    if concern.state == .found, actor.may(.caseApproval, in: town) {
      forms.append(
        form(
          "judgement", "研判", "记下研判",
          [
            FormField(
              name: "decision", label: "怎么办", control: .radios([FormChoice("respond", "公开回应"), FormChoice("dismiss", "不单独回应（说明理由）")]), isRequired: true),
            FormField(name: "opinion", label: "研判意见", control: .area(rows: 3), isRequired: true, limit: 2000),
            FormField(name: "lead", label: "牵头单位（可不选）", control: .select([FormChoice("", "本镇")] + places)),
          ]))
    }
    if concern.state == .responding, concern.item == nil {
      if actor.may(.draft, in: town) {
        let likely = columns.first { $0.name.contains("关切") || $0.name.contains("回应") } ?? columns.first { $0.name.contains("通知") }
        forms.append(
          form(
            "draft", "起草回应", "起草",
            [
              FormField(name: "column", label: "发在哪个栏目", control: .select(columns), value: likely?.value ?? ""),
              FormField(name: "title", label: "标题", value: "关于“\(concern.topic.prefix(60))”的回应", isRequired: true, limit: 200),
              FormField(name: "text", label: "回应内容", control: .area(rows: 6), hint: "事实、措施、联系方式。起草后照常送审发布。", isRequired: true, limit: 10_000),
            ]))
      }
      if actor.may(.casework, in: town) {
        forms.append(
          form("item", "关联已有的回应稿", "关联", [FormField(name: "item", label: "信息编号", isRequired: true, limit: 12)], note: "经办写好的回应，填它的编号。"))
      }
    }
    if actor.may(.casework, in: town), concern.state != .found {
      forms.append(form("follow-up", "后续", "记下", [FormField(name: "note", label: "后续情况", control: .area(rows: 2), isRequired: true, limit: 2000)]))
    }
    return forms
  }
}
