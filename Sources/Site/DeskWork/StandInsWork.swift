import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET` and `POST /desk/stand-ins`: who has my work while I am away (请假代办).
extension StandInsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do {
        try await site.store.write(as: visit.actor) { tx in
          let deputy = try Int64(form["deputy"] ?? "").flatMap { try Account.atWork(Identifier($0), tx) }
          let absent = try Int64(form["away"] ?? "").map { id in
            guard let absent = try Account.atWork(Identifier(id), tx) else {
              throw Fault.invalid("away", "没有这位同事，或者账号已经停用，请重新选择。")
            }
            return absent
          }
          _ = try StandIn.arrange(
            for: absent, by: deputy, from: Day(form.line("from")), to: Day(form.line("to")), note: form.line("note"), tx)
        }
        return .seeOther(DeskAddress.standIns, .standInArranged)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = ["away", "deputy", "from", "to", "note"].reduce(into: [:]) { $0[$1] = form[$1] }
        return .page(
          try await make(site, visit, typed, fault.issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func end(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = StandIn.ID(try visit.number("standin"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try StandIn.end(id, $0) }
      return .seeOther(DeskAddress.standIns, .standInEnded)
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: [String: String] = [:], _ issues: [Issue] = []
  ) async throws -> StandInsPage {
    let (staff, today) = (visit.staff, site.store.today())
    let town = try await site.workplace(visit).town?.id ?? staff.organisation
    let (rows, choices) = try await site.store.read { reader in
      let people = try Account.working(in: town, with: Duty.lendable, reader)
      let mayFor = people.filter { person in
        person.id != staff.account
          && StandIn.heads.contains { visit.actor.asHimself.may($0, in: person.organisation) }
      }
      func choices(_ people: [Account]) -> [FormChoice] { people.map { FormChoice($0.id.description, $0.displayName) } }
      return (
        try StandIn.list(of: staff.account, madeBy: visit.actor.name, reader).map { Row($0, on: today) },
        (away: choices(mayFor), deputies: choices(people.filter { $0.id != staff.account }))
      )
    }
    return StandInsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.standIns), rows: rows,
      form: form(choices.deputies, typed, away: choices.away, issues: issues))
  }
}

extension StandInsPage.Row {
  fileprivate init(_ arrangement: StandIn, on today: Day) {
    let stand = arrangement.stand(on: today)
    let mark =
      switch stand {
      case .ahead: DeskMark("未开始")
      case .running: DeskMark("代办中", .waiting)
      case .over: DeskMark("已结束")
      }
    self.init(
      who: "\(arrangement.deputyName)代\(arrangement.accountName)", days: "\(arrangement.from) 至 \(arrangement.to)",
      note: arrangement.note, mark: mark, end: stand == .over ? nil : DeskAddress.standInEnd(arrangement.id.value))
  }
}
