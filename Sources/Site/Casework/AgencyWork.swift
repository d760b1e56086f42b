import Accounts
import Casework
import Hummingbird
import Kernel
import Store

/// `/desk/agency`: what is done for people who cannot well come (代办).
enum AgencyWork {
  static func list(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let (cases, people) = try await site.store.read { reader in
      (try AgencyCase.list(town.id, for: visit.actor, reader), try StaffNames(reader))
    }
    let running = cases.filter { AgencyState.running.contains($0.state) }
    let rest = cases.filter { !AgencyState.running.contains($0.state) }
    let empty: HTML = "<p role=\"status\">还没有代办。点“登记委托”开始一件；代办自愿、免费。</p>"
    let page = CasePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.agencies), title: "代办", trail: [Crumb("代办")],
      lead: "<p class=\"acts\"><a class=\"button\" href=\"\(DeskAddress.newAgency)\">登记委托</a></p>",
      panels: [
        CasePage.panel("正在办（\(running.count)）", cases.isEmpty ? empty : rows(running, today, people)),
        CasePage.panel("办完的", rest.isEmpty ? "<p class=\"quiet\">还没有。</p>" : rows(rest, today, people)),
      ])
    return .page(page.view, visit.visit)
  }

  private static func rows(_ cases: [AgencyCase], _ today: Day, _ people: StaffNames) -> HTML {
    let rows = cases.map { each -> WorkRow in
      let isLate = each.promisedOn.map { $0 < today } == true && [.accepted, .handling].contains(each.state)
      var notes = [each.number, each.clientShown]
      if let promised = each.promisedOn { notes.append("承诺 \(promised)") }
      if let agent = each.agent { notes.append(people[agent]) }
      return WorkRow(
        title: each.service, address: DeskAddress.agency(each.id.value), state: DeskMark(each),
        marks: isLate ? [DeskMark("过了承诺的日子", .grave)] : [], notes: notes)
    }
    return "<ul class=\"rows\">\(each: rows, \.view)</ul>"
  }

  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await entry(site, visit, nil).view, visit.visit)
  }

  static func entrust(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, seal) = (try await site.workTown(visit), site.contactSeal)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let id = try await site.store.write(as: visit.actor) { tx in
          let places = try Organisation.descendants(of: town.id, tx)
          guard let place = places.first(where: { $0.id.description == form["place"] }) else {
            throw Fault.invalid("place", "请选择在哪里登记。")
          }
          return try AgencyCase.entrust(try NewAgency(form, place: place.id), in: town.id, seal, tx)
        }
        return .seeOther(DeskAddress.agency(id.value), CaseDone.agencyOpened)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: "agency", form: form, issues: fault.issues)
        return .page(try await entry(site, visit, typed).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func entry(_ site: Site, _ visit: DeskVisit, _ typed: TypedForm?) async throws -> CasePage {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let places = try await site.store.read { try Organisation.descendants(of: town.id, $0) }.filter {
      AgencyCase.may(visit.actor, in: $0.id)
    }
    let form = TypedForm.filled(
      AgencyForms.entrusting(places.map { FormChoice($0.id.description, $0.shortName) }, own: visit.staff.organisation, today), as: "agency", typed)
    let frame = try await site.deskFrame(visit, at: DeskAddress.newAgency)
    return CasePage(
      frame: frame, title: "登记委托", trail: [Crumb("代办", DeskAddress.agencies), Crumb("登记委托")],
      lead: "<p class=\"quiet\">代办自愿、免费；办事本身的法定费用由委托人出。必须本人到场的事不能代办。证件号码、电话加密保存。</p>",
      panels: [CasePage.panel("委托", form.view(frame.csrf))], issues: typed?.issues.count ?? 0)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, AgencyCase.ID(try visit.number("agency"))).view, visit.visit)
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ id: AgencyCase.ID, typed: TypedForm? = nil, opened: DeskFacts? = nil
  ) async throws -> CasePage {
    let frame = try await site.deskFrame(visit, at: DeskAddress.agency(id.value))
    return try await site.store.read { reader in
      let found = try AgencyCase.find(id, for: visit.actor, reader)
      let materials = try AgencyMaterial.list(of: id, reader)
      let events = try AgencyCase.events(of: id, reader)
      let people = try People(events.map(\.actor), reader)
      let forms = AgencyForms(agency: found, materials: materials, today: Day(at: site.store.now()), typed: typed)
      let path = ReviewPath(AgencyForms.path(found.state, events))
      var panels = [path.view]
      if let opened { panels.append(CasePage.panel("委托人", "<p class=\"flash\">这次查看已经记入审计日志。</p>\(opened.view)")) }
      panels.append(CasePage.panel("委托", try facts(found, site, reader).view))
      panels.append(CasePage.panel("材料", papers(materials)))
      panels.append(
        CasePage.panel(
          "办理过程",
          Timeline(events.map { .init(time: Beijing.minute($0.at), who: people[$0.actor], act: $0.act.chinese,
            note: $0.note.isEmpty ? nil : $0.note) }).view))
      return CasePage(
        frame: frame, title: "\(found.service)（\(found.number)）", trail: [Crumb("代办", DeskAddress.agencies), Crumb(found.number)],
        lead: "<p class=\"row-notes\">\(DeskMark(found).view)<span>\(found.clientShown)</span></p>", panels: panels,
        side: [
          CasePage.panel(
            "现在要做的",
            forms.first.isEmpty ? "<p class=\"quiet\">已经办完。</p>" : "\(each: forms.first, { $0.view(frame.csrf) })", isForm: true),
          CasePage.panel("其他操作", "\(each: forms.folded, { $0.folded(frame.csrf) })\(each: forms.papers, { $0.view(frame.csrf) })", isForm: true),
        ], issues: typed?.issues.count ?? 0)
    }
  }

  private static func facts(_ found: AgencyCase, _ site: Site, _ reader: some Reader) throws -> DeskFacts {
    let all: [(String, String)] = [
      ("委托人", found.clientShown), ("来人", found.proxyShown.isEmpty ? "" : "\(found.proxyShown)（\(found.relation)）"),
      ("委托范围", found.scope), ("需要的帮助", found.needs), ("委托方式", found.consent.chinese), ("委托日期", found.consentedOn.chinese),
      ("有效到", found.validUntil.chinese), ("承诺办好", found.promisedOn?.chinese ?? ""), ("登记单位", try site.shortName(found.place, reader)),
    ]
    return DeskFacts(all.filter { !$0.1.isEmpty }.map { .init($0.0, $0.1) })
  }

  private static func papers(_ materials: [AgencyMaterial]) -> HTML {
    guard !materials.isEmpty else { return "<p class=\"quiet\">没有收材料。</p>" }
    return DeskTable(
      caption: "材料", heads: ["材料", "形式", "份数", "退还"],
      rows: materials.map {
        ["\($0.name)", "\($0.form.chinese)", "\($0.copies)", "\($0.returnedAt.map { Beijing.minute($0) } ?? ($0.form == .original ? "还没有退" : "不退"))"]
      }
    ).view
  }
}

extension DeskMark {
  init(_ agency: AgencyCase) {
    let tone: Tone =
      switch agency.state {
      case .entrusted, .accepted, .handling: .waiting
      case .delivered, .archived, .reported, .visited: .good
      case .paused: .grave
      case .ended, .refused: .calm
      }
    self.init(agency.state.chinese, tone)
  }
}
