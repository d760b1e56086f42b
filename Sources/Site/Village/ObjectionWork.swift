import Hummingbird
import Kernel
import Store
import Villages

/// Objections at the desk (异议办理).
extension ObjectionPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func answer(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = BenefitObjection.ID(try visit.number("objection"))
    return try await site.forms.read(request, visit.visit) { form in
      let (outcome, words) = (form["outcome"] ?? "", form["answer"] ?? "")
      do {
        guard let chosen = BenefitObjection.Outcome(rawValue: outcome) else { throw Fault.invalid("outcome", "请选择结果。") }
        try await site.store.write(as: visit.actor) { try BenefitObjection.answer(id, chosen, words, $0) }
        return .seeOther(DeskAddress.objection(id.value), .objectionAnswered)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        (page.outcome, page.answer, page.issues) = (outcome, words, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// `POST /desk/village/lists/:list/objections`: for who called or came.
  static func register(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let list = try await site.deskList(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let sealing = site.villageSealing
        let words = BenefitObjection.Words(
          name: form["name"] ?? "", contact: form["contact"] ?? "", text: form["text"] ?? "")
        let channel = BenefitObjection.Channel(rawValue: form["channel"] ?? "") ?? .phone
        let filed = try await site.store.write(as: visit.actor) {
          try BenefitObjection.file(words, against: list.id, by: channel, sealing, $0)
        }
        return .seeOther(DeskAddress.objection(filed.id.value), .objectionNoted)
      } catch let fault as Fault where fault.kind == .invalid {
        let slot = try await site.store.read { try Slot.find(list.slot, $0) }
        return try await ListActs.refuse(site, visit, slot, "objection", fault, form)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> ObjectionPage {
    let (id, sealing) = (BenefitObjection.ID(try visit.number("objection")), site.villageSealing)
    let (objection, words, list) = try await site.store.write(as: visit.actor) { tx in
      let objection = try BenefitObjection.find(id, tx)
      return (objection, try objection.read(sealing, tx), try BenefitList.find(objection.list, tx))
    }
    return ObjectionPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.objection(id.value)), number: objection.number,
      objection: id.value, list: NavLink(list.title, DeskAddress.slot(list.slot.value)),
      facts: DeskFacts([
        .init("姓名", words.name), .init("联系方式", words.contact),
        .init("来源", "\(objection.channel.chinese)，\(Beijing.minute(objection.filedAt))"),
        .init("性质", objection.isTimely ? "公示期内的异议" : "公布后的疑问"), .init("最迟哪天答复", objection.dueOn.chinese),
        .init("结果", objection.outcome?.chinese ?? ""), .init("答复", objection.answer),
      ]),
      words: words.text, isOpen: objection.outcome == nil,
      outcomes: BenefitObjection.Outcome.allCases.map { FormChoice($0.rawValue, $0.chinese) })
  }
}
