import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/tickets` (工单列表).
extension TicketsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let asked = request.uri.queryParameters
    let chosen = asked["view"].flatMap { TicketList.View(rawValue: String($0)) } ?? .open
    let words = String((asked["q"] ?? "").prefix(100)).stripped
    let number = max(1, asked["page"].flatMap { Int($0) } ?? 1)
    let today = site.store.today()
    let (found, counts, overdue, people) = try await site.store.read { reader in
      (
        try TicketList.fetch(chosen, in: town.id, words: words, page: number, reader),
        try TicketList.counts(town.id, on: today, reader), try TicketList.overdue(town.id, on: today, reader),
        try StaffNames(reader)
      )
    }
    func address(_ view: TicketList.View, _ page: Int = 1, _ words: String = "") -> Address {
      DeskAddress.tickets([("view", view == .open ? "" : view.rawValue), ("q", words), ("page", page > 1 ? String(page) : "")])
    }
    let page = TicketsPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.tickets()),
      views: TicketList.View.allCases.map {
        View(name: $0.chinese, count: counts[$0], address: address($0), isHere: $0 == chosen)
      }, words: words, chosen: chosen.rawValue,
      rows: found.tickets.map { WorkRow($0, on: today, $0.handler.map { people[$0] }) }, total: found.total,
        overdue: overdue,
      pager: Pager(current: number, total: (found.total + TicketList.pageSize - 1) / TicketList.pageSize) {
        address(chosen, $0, words)
      }, mayTake: visit.actor.may(.casework, in: town.id))
    return .page(page.view, visit.visit)
  }
}

extension WorkRow {
  /// An order in a list: where it stands, what it is, by when.
  init(_ ticket: Ticket, on today: Day, _ handler: String?) {
    self.init(
      title: ticket.title, address: DeskAddress.ticket(ticket.id.value), state: DeskMark(ticket),
        marks: Self.marks(ticket, today),
      notes: [ticket.number, ticket.kind.chinese, ticket.state.isRunning ? "期限 \(ticket.due)" : "派单 \(Day(at: ticket.dispatchedAt))"]
        + [handler].compactMap(\.self))
  }

  private static func marks(_ ticket: Ticket, _ today: Day) -> [DeskMark] {
    var marks: [DeskMark] = []
    if ticket.state.isRunning {
      let left = ticket.due.ordinal - today.ordinal
      if left < 0 { marks.append(DeskMark("超期 \(-left) 天", .grave)) }
      if left == 0 { marks.append(DeskMark("今天到期", .grave)) }
      if (1...3).contains(left) { marks.append(DeskMark("还剩 \(left) 天", .waiting)) }
      if ticket.isProvisional { marks.append(DeskMark("期限暂定")) }
    }
    if ticket.urgency != .normal { marks.append(DeskMark(ticket.urgency.chinese, .grave)) }
    if ticket.isConfidential { marks.append(DeskMark("保密", .grave)) }
    if ticket.round > 1 { marks.append(DeskMark("第 \(ticket.round) 次办理", .waiting)) }
    if ticket.wantedTo != nil { marks.append(DeskMark("申请延期", .waiting)) }
    return marks
  }
}

extension DeskMark {
  init(_ ticket: Ticket) {
    let tone: Tone =
      switch ticket.state {
      case .arrived, .returning, .working, .reviewing: .waiting
      case .answered, .closed: .good
      case .returned, .declined, .converted: .calm
      }
    self.init(ticket.state.chinese, tone)
  }
}
