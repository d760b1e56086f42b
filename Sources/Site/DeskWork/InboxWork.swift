import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/` for who is signed in: what waits for him and how his own stand (待办).
extension DeskHomePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workplace(visit).town
    let work = try await site.store.read { try Work.fetch(visit.staff, town, $0) }
    let frame = try await site.deskFrame(visit, at: DeskAddress.home)
    let today = site.store.today()
    let figures = try await site.store.read { try Self.figures(work, visit.staff, town, on: today, $0) }
    let page = DeskHomePage(
      frame: frame, greeting: "\(visit.staff.displayName)，今天是\(today.chinese)。",
      waiting: work.waiting.map { WorkRow($0, to: DeskAddress.review($0.item.value)) },
      returned: work.returned.map { WorkRow($0.line, remark: $0.reason) }, mine: work.mine.map { WorkRow($0) },
      scheduled: work.scheduled.map { WorkRow($0) }, figures: figures, mayDraft: visit.staff.mayDraft)
    return .page(page.view, visit.visit)
  }

  /// What lies on a desk, sorted.
  private struct Work: Sendable {
    var waiting: [DeskLine] = []
    var returned: [(line: DeskLine, reason: String)] = []
    var mine: [DeskLine] = []
    var scheduled: [DeskLine] = []

    static func fetch(_ staff: Staff, _ town: Town?, _ reader: some Reader) throws -> Work {
      var work = Work(waiting: try Inbox.waiting(for: staff, reader))
      for line in try Inbox.mine(staff, reader) where line.state != .scheduled {
        if let reason = try reason(line, staff, reader) {
          work.returned.append((line, reason))
        } else {
          work.mine.append(line)
        }
      }
      guard let town else { return work }
      var filter = Desk.Filter()
      filter.state = .scheduled
      work.scheduled = try Desk.items(in: town.id, as: .staff(staff), filter, perPage: 50, reader).rows
      return work
    }

    /// Why a draft came back; nil when it did not.
    private static func reason(_ line: DeskLine, _ staff: Staff, _ reader: some Reader) throws -> String? {
      guard line.state == .draft, line.submittedAt != nil else { return nil }
      let last = try Desk.item(line.item, as: .staff(staff), reader).history.first { $0.verb != "save" }
      return last?.verb == "sendBack" ? last?.note : nil
    }
  }

  private static func figures(
    _ work: Work, _ staff: Staff, _ town: Town?, on day: Day, _ reader: some Reader
  ) throws -> [Figure] {
    guard let town, staff.worksOnItems else { return [] }
    let stale = try Freshness.fetch(town, on: day, reader).staleCount
    let first = Day(year: day.year, month: day.month, day: 1) ?? day
    let visits = try Visits.total(of: town.id, from: first, to: day, reader)
    return [
      Figure(
        number: String(work.waiting.count), name: "等我办理", address: DeskAddress.home, isUrgent: !work.waiting.isEmpty),
      Figure(number: String(stale), name: "超过更新周期的栏目", address: DeskAddress.columns, isUrgent: stale > 0),
      Figure(number: Thousands.text(visits), name: "本月浏览人次", address: DeskAddress.visits()),
    ]
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
