import Accounts
import Hummingbird
import Kernel
import Store
import Villages

extension ReceptionsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, request, visit, ["day": site.store.today().description]).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let villages = try await site.receivingVillages(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let slug = form.line("village")
        let village = slug.isEmpty && villages.count == 1 ? villages.first : villages.first { $0.slug == slug }
        guard let village else { throw Fault.invalid("village", "请选择是哪个村的接待。") }
        let note = try read(form, village, on: site.store.today())
        let (box, entropy) = (site.box, site.entropy)
        _ = try await site.store.write(as: visit.actor) { tx in
          try VillageReception.note(note, { try box.seal($0, for: $1, entropy) }, tx)
        }
        return .seeOther(DeskAddress.receptions(), .receptionNoted)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = form.typed
        var page = try await make(site, request, visit, typed)
        (page.issues, page.key) = (fault.issues, form.line("key"))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func read(_ form: Form, _ village: Village, on today: Day) throws -> ReceptionNote {
    var issues: [Issue] = []
    let (topic, day) = (VillageReception.Topic(rawValue: form.line("topic")), form.line("day").isEmpty ? today : Day(form.line("day")))
    if topic == nil { issues.append(Issue("topic", "请选择是哪一类诉求。")) }
    if day == nil { issues.append(Issue("day", "请填写日期，例如 2026-03-09。")) }
    let note = ReceptionNote(
      key: form.line("key"), village: village.id, day: day ?? today,
      channel: VillageReception.Channel(rawValue: form.line("channel")) ?? .visit, topic: topic ?? .other,
      matter: form["matter"] ?? "", answer: form["answer"] ?? "", name: form.line("name"), phone: form.line("phone"))
    guard issues.isEmpty else { throw Fault.invalid(issues + note.issues) }
    return note
  }

  private static func make(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ typed: [String: String]
  ) async throws -> ReceptionsPage {
    let (town, seen) = (try await site.workTown(visit), try await site.receptionVillages(visit))
    let month = site.month(request)
    let (handed, rows) = try await site.store.read { reader in
      (
        try VillageReception.handed(to: town.id, reader),
        try VillageReception.list(of: seen.map(\.id), from: month.first, through: month.last, reader)
      )
    }
    let today = site.store.today()
    return ReceptionsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.receptions()), key: site.entropy.token(bytes: 16),
      villages: seen.filter { visit.actor.mayPost(for: $0.id) && $0.stands(on: today) }.map {
        FormChoice($0.slug, $0.name)
      },
      typed: typed, months: MonthSteps(month.first, month.last) { DeskAddress.receptions([("month", $0)]) },
      handed: handed.filter { visit.actor.mayTakeReceptions(of: $0.village) }.map(Row.init), rows: rows.map(Row.init))
  }
}

extension ReceptionsPage.Row {
  init(_ each: VillageReception) {
    let tone: DeskMark.Tone = each.state == .settled ? .good : .waiting
    self.init(
      matter: String(each.matter.prefix(40)), address: DeskAddress.reception(each.id.value),
      who: "\(each.villageName)，\(each.day) \(each.channel.chinese)", topic: each.topic.chinese,
      state: DeskMark(each.state.chinese, tone))
  }
}

extension Site {
  /// The villages for which he may note who came.
  func receivingVillages(_ visit: DeskVisit) async throws -> [Village] {
    try await receptionVillages(visit).filter { visit.actor.mayPost(for: $0.id) }
  }

  /// The villages whose receptions he may read: those that he works for, and for the town those that hand things to it.
  func receptionVillages(_ visit: DeskVisit) async throws -> [Village] {
    let town = try await workTown(visit)
    return try await store.read { try Village.list(of: town.id, $0) }
      .filter { visit.actor.maySee(receptionsOf: $0.id) }
  }
}
