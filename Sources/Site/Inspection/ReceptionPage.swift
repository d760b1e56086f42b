import Accounts
import Casework
import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/receptions/:reception`: one reception, its answer, and how it was handed on (接待记录).
struct ReceptionPage: Page {
  var frame: DeskFrame
  var title: String
  var facts: DeskFacts
  var state: DeskMark
  /// Who left his name, shown once after he who asked gave a reason.
  var opened: [String] = []
  /// The town's order that it became.
  var ticket: NavLink?
  var forms: [DeskForm]

  var view: HTML {
    frame.page(
      title, trail: [Crumb("群众诉求接待", DeskAddress.receptions()), Crumb("接待记录")], issues: forms.map(\.issues.count).reduce(0, +),
      """
      <h1>接待记录 \(state.view)</h1>\(facts.view)
      \(ticket.map { "<p>镇里按工单办理：<a href=\"\($0.address)\">\($0.name)</a></p>" })
      \(if: !opened.isEmpty, "<p class=\"flash\" role=\"status\">联系方式：\(opened.joined(separator: "，"))。已记入日志，离开这一页就不再显示。</p>")
      \(if: !forms.isEmpty, "<section class=\"panel\"><h2>办理</h2>\(each: forms, { $0.look == .main ? $0.view(frame.csrf) : $0.folded(frame.csrf) })</section>")
      """)
  }

  static var samples: [(name: String, page: ReceptionPage)] {
    [
      ("desk-reception", ReceptionPage(
        frame: SampleDesk.frame(DeskAddress.reception(3)), title: "接待记录", facts: DeskFacts([.init("诉求", "问高龄津贴这个月有没有发")]),
        state: DeskMark("已转镇里", .waiting), ticket: NavLink("GD2026-0012（办理中）", DeskAddress.ticket(12)), forms: []))
    ]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, try await find(site, visit)).view, visit.visit)
  }

  static func find(_ site: Site, _ visit: DeskVisit) async throws -> VillageReception {
    let id = VillageReception.ID(try visit.number("reception"))
    let found = try await site.store.read { try VillageReception.find(id, $0) }
    guard visit.actor.maySee(receptionsOf: found.village) else { throw Fault.notFound }
    return found
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ found: VillageReception, act: String = "", typed: [String: String] = [:], issues: [Issue] = []
  ) async throws -> ReceptionPage {
    let handed = found.handedOn.map { "\($0)：\(found.handedFor)" } ?? ""
    let facts: [(String, String)] = [
      ("诉求", found.matter), ("类别", found.topic.chinese), ("村", found.villageName),
      ("接待", "\(found.day.withWeekday) \(found.channel.chinese)，\(found.author)登记"), ("联系方式", found.contactShown),
      ("转镇里", handed), ("镇里退回", found.state == .open ? found.handedFor : ""),
      ("工单", found.ticketNumber),
      ("答复", found.answer), ("答复日期", found.settledOn?.description ?? ""),
    ]
    let order = try await site.store.read { reader in try found.ticket.map { try Ticket.find(Ticket.ID($0), reader) } }
    let mayOpen = visit.actor.may(.casework, in: found.town) || visit.actor.may(.caseApproval, in: found.town)
    return ReceptionPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.reception(found.id.value)), title: "接待记录",
      facts: DeskFacts(facts.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) }),
      state: ReceptionsPage.Row(found).state,
      ticket: order.flatMap { order in
        mayOpen ? NavLink("\(order.number)（\(order.state.chinese)）", DeskAddress.ticket(order.id.value)) : nil
      },
      forms: forms(found, visit.actor, act, typed, issues))
  }

  private static func forms(
    _ found: VillageReception, _ actor: Actor, _ act: String, _ typed: [String: String], _ issues: [Issue]
  ) -> [DeskForm] {
    func form(
      _ name: String, _ title: String, _ field: FormField, _ button: String, _ look: DeskForm.Look = .quiet
    ) -> DeskForm {
      var field = field
      field.value = act == name ? typed[field.name] ?? "" : ""
      return DeskForm(
        title: title, action: DeskAddress.reception(found.id.value, name), fields: [field].scoped(name), button: button,
        look: look, issues: act == name ? issues : [])
    }
    let maySettle = found.state == .open && actor.mayPost(for: found.village)
      || found.state == .handed && found.ticket == nil && actor.mayTakeReceptions(of: found.village)
    let answer = FormField(name: "answer", label: "答复内容", control: .area(rows: 3), isRequired: true, limit: 1000)
    let reason = FormField(name: "reason", label: "为什么要镇里办", isRequired: true, limit: 300)
    let why = FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200)
    var forms: [DeskForm] = []
    if maySettle { forms.append(form("answer", "登记答复", answer, "登记答复", .main)) }
    if found.state == .open, actor.mayPost(for: found.village) {
      forms.append(form("handover", "转镇里办理", reason, "转镇里"))
    }
    if !found.contactShown.isEmpty { forms.append(form("contact", "看联系方式", why, "显示")) }
    return forms
  }
}
