import Accounts
import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/applications`.
extension ApplicationsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let isDone = request.uri.queryParameters["state"] == "done"
    let today = site.store.today()
    let frame = try await site.deskFrame(visit, at: DeskAddress.applications)
    let mayAnswer = visit.actor.may(.casework, in: town.id) || visit.actor.may(.caseApproval, in: town.id)
    let rows = try await site.store.read { reader in
      let calendar = try WorkCalendar.inForce(on: today, reader)
      let states = isDone ? [.delivered, .closed, .archived] : ApplicationState.open
      let all = try CaseApplication.list(of: town.id, in: states, reader)
      let asked = try ApplicationConsultation.all(of: all.map(\.id), reader)
      let names = try StaffNames(reader)
      let lines = all.map { ($0, $0.duties(asked[$0.id] ?? [], calendar, on: today)) }
      let far = Day(ordinal: .max / 2)
      func first(_ duties: [ApplicationDuty]) -> Day { duties.compactMap(\.due).min() ?? far }
      let sorted = isDone ? lines : lines.sorted { (first($0.1), $0.0.id) < (first($1.1), $1.0.id) }
      return sorted.map { row($0.0, $0.1, names, mayAnswer, today) }
    }
    let page = ApplicationsPage(
      frame: frame,
      views: [NavLink("在办", DeskAddress.applications), NavLink("已办结", DeskAddress.applications("done"))],
      current: isDone ? "已办结" : "在办", rows: rows, mayAnswer: mayAnswer)
    return .page(page.view, visit.visit)
  }

  private static func row(
    _ application: CaseApplication, _ duties: [ApplicationDuty], _ names: StaffNames, _ mayOpen: Bool, _ today: Day
  ) -> Row {
    Row(
      number: application.number, address: mayOpen ? DeskAddress.application(application.id) : nil,
      title: application.title, applicant: application.applicantName,
      state: DeskMark(application.state.chinese, application.state.isOpen ? .waiting : .good),
      owed: duties.map { Owed($0, on: today) }, handler: application.handler.map { names[$0] } ?? "还没有人")
  }
}

extension ApplicationsPage.Owed {
  init(_ duty: ApplicationDuty, on today: Day) {
    guard let due = duty.due else {
      self.init(text: duty.kind.chinese, mark: DeskMark("暂停计算"))
      return
    }
    let text = "\(duty.kind.chinese) \(due.withWeekday)\(duty.isProvisional ? "（暂定）" : "")"
    if due < today { self.init(text: text, mark: DeskMark("已过期", .grave)) }
    else if due == today { self.init(text: text, mark: DeskMark("今天到期", .grave)) }
    else if due.ordinal - today.ordinal <= 5 { self.init(text: text, mark: DeskMark("快到期", .waiting)) }
    else { self.init(text: text, mark: nil) }
  }
}
