import Accounts
import Foundation
import Hummingbird
import Kernel
import Store

/// The routes of the morning list (今日要办路由).
extension Site {
  private static let owing: Access = .holders([.casework, .caseApproval, .window, .dutyLine, .inspect])

  static let morningRoutes: [Route] = [
    .desk("/desk/morning", owing, MorningPage.show),
    .desk("/desk/morning/calendar", owing, MorningCalendarPage.show),
    .act("/desk/morning/subscription", owing, MorningPage.subscribe),
  ]
  static let calendarRoutes: [Route] = [.get("/calendars/:key/deadlines.ics", MorningFeed.show)]
}

/// `GET /desk/morning` (今日要办).
extension MorningPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, request, visit).view, visit.visit)
  }

  /// A new address for a calendar program; it is shown on this answer alone.
  static func subscribe(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { _ in
      let key = try await site.store.write(as: visit.actor) { try CalendarKey.renew(site.entropy, $0) }
      var page = try await make(site, request, visit)
      page.subscription = site.origin(visit.visit) + Address("calendars", key, "deadlines.ics").text
      var answer = Response.page(page.view, visit.visit)
      answer.seal()
      return answer
    }
  }

  private static func make(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> MorningPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let query = request.uri.queryParameters
    let (kind, person) = (String(query["kind"] ?? ""), String(query["person"] ?? ""))
    let onlyProvisional = query["provisional"] == "yes"
    let (all, rules, people) = try await site.store.read { reader in
      (
        try MorningDuty.gather(town.id, on: today, reader), try MorningRules.inForce(for: town.id, on: today, reader),
        try StaffNames(reader)
      )
    }
    let chosen = all.filter {
      (kind.isEmpty || $0.kind == kind) && (person.isEmpty || $0.person?.description == person)
        && (!onlyProvisional || $0.isProvisional)
    }
    let standing = Dictionary(grouping: chosen) { rules.standing($0, on: today) }
    return MorningPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.morning()), day: "\(today.chinese)（\(today.weekdayName)）",
      groups: MorningDuty.Standing.allCases.compactMap { each in
        standing[each].map { duties in
          Group(
            name: each.chinese, isGrave: each == .overdue || each == .today,
            rows: duties.map { Row($0, rules, today, people) })
        }
      },
      kinds: Set(all.map(\.kind)).sorted().map { FormChoice($0, $0) },
      people: Set(all.compactMap(\.person)).sorted().map { FormChoice($0.description, people[$0]) }, kind: kind,
      person: person, onlyProvisional: onlyProvisional, total: all.count)
  }
}

extension MorningPage.Row {
  fileprivate init(_ duty: MorningDuty, _ rules: MorningRules, _ today: Day, _ people: StaffNames) {
    var due = "暂停计时"
    var inner: [String] = []
    if let day = duty.due {
      due = "\(day.withWeekday)\(duty.hour.isEmpty ? "" : " \(duty.hour)")，\(rules.distance(day, from: today))"
      if duty.isProvisional { due += "（暂定）" }
      if !duty.isWaiting {
        if let draft = rules.draftDay(duty) { inner.append("拟稿 \(draft.withWeekday)") }
        let escalation = rules.escalationDay(day)
        if duty.start.map({ $0 < escalation }) == true { inner.append("提级 \(escalation.withWeekday)") }
      }
    }
    self.init(
      number: duty.number, title: duty.title, address: duty.address, kind: duty.kind, owed: duty.owed, due: due,
      inner: inner.joined(separator: "；"), person: duty.person.map { people[$0] } ?? "还没有人认领")
  }
}
