import Casework
import Hummingbird
import Kernel
import Store

extension AgencyWork {
  /// Each act on a commission (代办操作), by its noun.
  static func act(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = AgencyCase.ID(try visit.number("agency"))
    let noun = visit.visit.parts["act"] ?? ""
    return try await site.forms.read(request, visit.visit) { form in
      do {
        if noun == "client" { return try await open(site, visit, id, form) }
        try await site.store.write(as: visit.actor) { try apply(noun, id, form, $0) }
        return .seeOther(DeskAddress.agency(id.value), CaseDone.agencyChanged)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: noun, form: form, issues: fault.issues)
        return .page(try await make(site, visit, id, typed: typed).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func apply(_ noun: String, _ id: AgencyCase.ID, _ form: Form, _ tx: Transaction) throws {
    func day(_ name: String) throws -> Day {
      guard let day = Day(form.line(name)) else { throw Fault.invalid(name, "请填写日期，例如 2026-03-09。") }
      return day
    }
    let reason = form["reason"] ?? ""
    switch noun {
    case "acceptance": try AgencyCase.accept(id, promised: try day("promised"), tx)
    case "progress": try AgencyCase.handle(id, note: form["note"] ?? "", tx)
    case "delivery": try AgencyCase.deliver(id, receipt: form["receipt"] ?? "", tx)
    case "archiving": try AgencyCase.archive(id, tx)
    case "reporting": try AgencyCase.report(id, tx)
    case "follow-up":
      let satisfaction = TicketCallback.Satisfaction(rawValue: form.line("satisfaction")) ?? .unrated
      try AgencyCase.visit(id, satisfaction, note: form["note"] ?? "", tx)
    case "pause": try AgencyCase.pause(id, reason: reason, tx)
    case "resumption": try AgencyCase.resume(id, promised: try day("promised"), validUntil: try day("validUntil"), tx)
    case "ending": try AgencyCase.end(id, reason: reason, tx)
    case "refusal": try AgencyCase.refuse(id, reason: reason, tx)
    case "materials": try AgencyCase.receive(id, materials: form["materials"] ?? "", tx)
    case "materials-return":
      try AgencyCase.giveBack(id, form.all("material").compactMap { Int64($0) }.map { Identifier($0) }, tx)
    default: throw Fault.notFound
    }
  }

  private static func open(
    _ site: Site, _ visit: DeskVisit, _ id: AgencyCase.ID, _ form: Form
  ) async throws -> Response {
    let seal = site.contactSeal
    let opened = try await site.store.write(as: visit.actor) {
      try AgencyCase.openClient(id, reason: form["reason"] ?? "", seal, $0)
    }
    let all = [
      ("委托人", opened.client.name), ("证件号码", opened.client.document), ("电话", opened.client.phone), ("住址", opened.client.address),
      ("来人", opened.proxy.name), ("来人电话", opened.proxy.phone),
    ]
    let facts = DeskFacts(all.filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) })
    return .page(try await make(site, visit, id, opened: facts).view, visit.visit)
  }
}

extension NewAgency {
  init(_ form: Form, place: Identifier<Organisation>) throws {
    guard let from = Day(form.line("consentedOn")) else { throw Fault.invalid("consentedOn", "请填写委托日期，例如 2026-03-09。") }
    guard let until = Day(form.line("validUntil")) else { throw Fault.invalid("validUntil", "请填写委托有效到哪天。") }
    self.init(place: place, consentedOn: from, validUntil: until)
    (service, scope, relation) = (form.line("service"), form["scope"] ?? "", form.line("relation"))
    client = Contact(
      name: form.line("name"), phone: form.line("phone"), document: form.line("document"), address: form.line("address"))
    proxy = Contact(name: form.line("proxy-name"), phone: form.line("proxy-phone"))
    needs = form.all("needs").filter { WindowForms.needs.map(\.value).contains($0) }
    consent = AgencyCase.Consent(rawValue: form.line("consent")) ?? .signature
    materials = form["materials"] ?? ""
  }
}

/// `POST /desk/agency/:agency/forms/:form`: a form filled in from the case, to print (代办文书).
enum AgencyFormPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, seal) = (AgencyCase.ID(try visit.number("agency")), site.contactSeal)
    guard let paper = AgencyPaper(rawValue: visit.visit.parts["form"] ?? "") else { throw Fault.notFound }
    let frame = try await site.deskFrame(visit, at: DeskAddress.agency(id.value))
    return try await site.forms.read(request, visit.visit) { _ in
      let (found, opened, materials, events, place) = try await site.store.write(as: visit.actor) { tx in
        let opened = try AgencyCase.openClient(id, reason: "打印\(paper.chinese)", seal, tx)
        let found = try AgencyCase.find(id, for: visit.actor, tx)
        return (
          found, opened, try AgencyMaterial.list(of: id, tx), try AgencyCase.events(of: id, tx),
            try site.shortName(found.place, tx)
        )
      }
      let note = events.last { paper.acts.contains($0.act) }?.note ?? ""
      let facts: [(String, String)] = [
        ("编号", found.number), ("委托人", opened.client.name), ("证件号码", opened.client.document), ("电话", opened.client.phone),
        ("住址", opened.client.address), ("来人", opened.proxy.name.isEmpty ? "" : "\(opened.proxy.name)（\(found.relation)）"),
        ("代办事项", found.service), ("委托范围", found.scope), ("材料", materials.map(\.words).joined(separator: "、")),
        ("委托有效到", found.validUntil.chinese), ("承诺办好", found.promisedOn?.chinese ?? ""), ("说明", note), ("代办单位", place),
      ]
      let sheet: HTML = """
        <section class="panel slip"><h2>代办\(paper.chinese)</h2>
        \(DeskFacts(facts.filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) }).view)
        <p>代办自愿、免费；办事的法定费用由委托人承担。委托人可以随时终止委托。</p>
        <p class="slip-sign">委托人（签名或按手印）：＿＿＿＿＿＿　代办人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿</p></section>
        """
      let page = CasePage(
        frame: frame, title: "代办\(paper.chinese)", trail: [Crumb("代办", DeskAddress.agencies), Crumb(found.number, DeskAddress.agency(id.value)), Crumb(paper.chinese)],
        lead: "<p class=\"quiet screen-only\">用浏览器的打印功能打印这一页。打印已经记入审计日志。</p>", panels: [sheet])
      return .page(page.view, visit.visit)
    }
  }
}

extension AgencyPaper {
  fileprivate var acts: [AgencyAct] {
    switch self {
    case .entrustment: []
    case .acceptance: [.accept]
    case .pause: [.pause]
    case .resumption: [.pause]
    case .ending: [.deliver, .end]
    }
  }
}
