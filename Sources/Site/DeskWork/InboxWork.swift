import Accounts
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/` for who is signed in: what waits for him and how his own stand (待办).
extension DeskHomePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (staff, today, now) = (visit.staff, site.store.today(), site.store.now())
    let number = InboxPaging.asked(request)
    let town = try await site.workplace(visit).town
    let tabs = try await site.inboxTabs(visit, at: DeskAddress.home)
    let reviews = ReviewStep.allCases.contains { staff.holds($0.duty) }
    let work = try await site.store.read { reader in
      Work(
        waiting: reviews ? try Inbox.waiting(for: staff, on: today, page: number, reader) : nil,
        returned: try InboxRows.returned(Inbox.returned(to: staff, perPage: 5, reader).rows, reader),
        sent: staff.mayDraft ? try InboxRows.sent(Inbox.sent(staff, perPage: 5, reader).rows, now, reader) : [],
        mentions: try InboxTeam.mentions(of: staff, reader), figures: try figures(staff, town, on: today, reader))
    }
    let team = try await site.store.read { [rows = work.waiting?.rows ?? []] in
      try InboxTeam.fetch(rows.map(\.line.edition), staff, at: now, $0)
    }
    let waiting = work.waiting.map { page in
      Waiting(
        rows: page.rows.map { PickRow($0, team, staff, now) }, total: page.total,
        pager: InboxPaging.pager(page, DeskAddress.home), asksSecrecy: page.rows.contains { $0.secrecy == nil })
    }
    var page = DeskHomePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.home),
      greeting: "\(staff.displayName)，今天是\(today.chinese)。", tabs: tabs, waiting: waiting, returned: work.returned,
      sent: work.sent, figures: work.figures, mayDraft: staff.mayDraft)
    page.mentions = work.mentions
    page.emergency = try await EmergencyCorner.fetch(site, visit)
    return .page(page.view, visit.visit)
  }

  private struct Work: Sendable {
    var waiting: DeskPage<Inbox.Waiting>?
    var returned: [InboxRow]
    var sent: [InboxRow]
    var mentions: [MessageRow]
    var figures: [Figure]
  }

  private static func figures(
    _ staff: Staff, _ town: Town?, on day: Day, _ reader: some Reader
  ) throws -> [Figure] {
    let holidays = try holidays(staff, on: day, reader)
    guard let town, staff.worksOnItems else { return holidays }
    let stale = try Freshness.fetch(town, on: day, reader).staleCount
    let first = Day(year: day.year, month: day.month, day: 1) ?? day
    let visits = try Visits.total(of: town.id, from: first, to: day, reader)
    let tasks = try PatrolFinding.tally(in: town.id, as: .staff(staff), on: day, reader).values
    let (open, late) = (tasks.reduce(0) { $0 + $1.open }, tasks.contains { $0.late > 0 })
    return holidays + [
      Figure(number: String(open), name: "巡检问题待处理", address: DeskAddress.patrol(), isUrgent: late),
      Figure(number: String(stale), name: "超过更新周期的栏目", address: DeskAddress.columns, isUrgent: stale > 0),
      Figure(number: Thousands.text(visits), name: "本月浏览人次", address: DeskAddress.visits()),
    ]
  }

  /// From 1 November on, until next year's notice is there: deadlines of next year are guesses without it.
  private static func holidays(_ staff: Staff, on day: Day, _ reader: some Reader) throws -> [Figure] {
    guard staff.holds(.systemAdministration),
      let year = try WorkCalendar.inForce(on: day, reader).missingYear(on: day)
    else { return [] }
    return [Figure(number: String(year), name: "放假通知还没有收录", address: DeskAddress.holidays, isUrgent: true)]
  }
}

extension Site {
  /// The tabs with their counts: all counted in one read.
  func inboxTabs(_ visit: DeskVisit, at current: Address) async throws -> InboxTabs {
    let (staff, today) = (visit.staff, store.today())
    guard staff.worksOnItems else { return InboxTabs(tabs: [], current: current) }
    let reviews = ReviewStep.allCases.contains { staff.holds($0.duty) }
    return try await store.read { reader in
      var tabs: [InboxTabs.Tab] = []
      func add(_ name: String, _ address: Address, _ count: Int, isUrgent: Bool = false) {
        tabs.append(.init(name: name, address: address, count: count, isUrgent: isUrgent && count > 0))
      }
      if reviews { add("等我办", DeskAddress.home, try Inbox.waitingCount(for: staff, reader), isUrgent: true) }
      if !reviews { tabs.append(.init(name: "概况", address: DeskAddress.home, count: nil)) }
      add("退回我的", DeskAddress.returned, try Inbox.returnedCount(staff, reader), isUrgent: true)
      add("我送出的", DeskAddress.sent, try Inbox.sentCount(staff, reader))
      add("草稿", DeskAddress.drafts, try Inbox.draftsCount(staff, reader))
      add("定时", DeskAddress.scheduled, try Inbox.scheduledCount(for: staff, reader))
      if staff.holds(.draft) || staff.holds(.issue) {
        add("待复核", DeskAddress.checks, try ContentCheck.count(for: staff, on: today, reader))
      }
      return InboxTabs(tabs: tabs, current: current)
    }
  }
}

extension Staff {
  var mayDraft: Bool { holds(.draft) || holds(.villageDraft) }
  var worksOnItems: Bool {
    [.draft, .villageDraft, .firstReview, .secondReview, .issue, .inspect].contains(where: holds)
  }
}

/// Figures as people read them: `1,286`.
enum Thousands {
  static func text(_ number: Int) -> String {
    var text = String(number)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    return text
  }
}
