import Accounts
import Casework
import Hummingbird
import Kernel
import Store
import Villages

/// `GET /desk/tickets/:ticket` (工单).
extension TicketPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Ticket.ID(try visit.number("ticket"))
    return .page(try await make(site, visit, id).view, visit.visit)
  }

  /// The page as it is now; with a form that was refused, or the caller just opened.
  static func make(
    _ site: Site, _ visit: DeskVisit, _ id: Ticket.ID, typed: TypedForm? = nil, caller: Contact? = nil
  ) async throws -> TicketPage {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let frame = try await site.deskFrame(visit, at: DeskAddress.ticket(id.value))
    return try await site.store.read { reader in
      let ticket = try Ticket.find(id, reader)
      guard ticket.town == town.id else { throw Fault.notFound }
      let calendar = try WorkCalendar.inForce(on: today, reader)
      let due = ticket.reckoned(by: calendar)
      let events = try TicketEvent.list(of: id, reader)
      let replies = try TicketReply.list(of: id, reader)
      let people = try People(events.map(\.actor) + replies.flatMap { [$0.writer, $0.signer ?? ""] }, reader)
      let alike = try LikeTicket.fetch(ticket, reader)
      let places = try Organisation.descendants(of: town.id, reader)
      let support = try Ticket.support(of: id, reader)
      let unsigned = replies.first { $0.round == ticket.round && $0.signer == nil }
      let forms = TicketForms(
        ticket: ticket, isClerk: visit.actor.may(.casework, in: town.id),
          isLeader: visit.actor.may(.caseApproval, in: town.id),
        organisations: places.map { FormChoice($0.id.description, $0.shortName, isChosen: support.contains($0.id)) },
        refusals: try TicketRefusal.all(),
        alike: alike.filter { $0.ticket.state == .working }.map {
          FormChoice($0.ticket.id.description, "\($0.ticket.number) \($0.ticket.title)")
        }, suggestion: unsigned?.text ?? alike.first { $0.reply != nil }?.reply ?? "", today: today, typed: typed)
      let names = Dictionary(places.map { ($0.id, $0.shortName) }, uniquingKeysWith: { first, _ in first })
      return TicketPage(
        frame: frame, number: ticket.number, title: ticket.title,
        state: WorkRow(ticket, on: today, try ticket.handler.map { try StaffNames(reader)[$0] }),
        facts: facts(ticket, ticket.lead.flatMap { names[$0] } ?? "", support.compactMap { names[$0] }), content: ticket.content,
        kin: try kin(ticket, reader),
        due: "\(due.day.withWeekday)届满\(due.isProvisional ? "（暂定）" : "")", arithmetic: due.lines, caller: caller.map(facts),
        replies: replies.map { Reply($0, people) }, alike: alike.map(Alike.init),
        samePerson: try TicketList.same(person: ticket, reader).map {
          NavLink("\($0.number) \($0.title)（\($0.state.chinese)）", DeskAddress.ticket($0.id.value))
        },
        reception: try VillageReception.behind(ticket: id.value, reader).flatMap {
          visit.actor.maySee(receptionsOf: $0.village)
            ? NavLink("\($0.villageName) \($0.day) 接待记录", DeskAddress.reception($0.id.value)) : nil
        },
        timeline: Timeline(events.map {
          .init(time: Beijing.minute($0.at), who: people[$0.actor], act: $0.act.chinese,
            note: $0.note.isEmpty ? nil : $0.note)
        }), forms: forms.first, folded: forms.folded, issues: typed?.issues.count ?? 0)
    }
  }

  private static func kin(_ ticket: Ticket, _ reader: some Reader) throws -> [NavLink] {
    var kin: [NavLink] = []
    if let id = ticket.consultation {
      kin.append(NavLink("来自在线咨询 \(try Consultation.find(id, reader).number)", DeskAddress.consultation(id.value)))
    }
    if let id = ticket.application.map({ CaseApplication.ID($0) }) {
      kin.append(NavLink("已转为申请 \(try CaseApplication.find(id, reader).number)", DeskAddress.application(id)))
    }
    return kin
  }

  private static func facts(_ ticket: Ticket, _ lead: String, _ support: [String]) -> DeskFacts {
    let all: [(String, String)] = [
      ("诉求人", ticket.isConfidential ? "保密" : ticket.callerShown), ("12345 工单编号", ticket.orderNumber), ("渠道", ticket.channel.chinese),
      ("派单时间", Beijing.minute(ticket.dispatchedAt)), ("分类", ticket.category), ("地点", ticket.place), ("发生时间", ticket.happened),
      ("主办", lead), ("协办", support.joined(separator: "、")),
    ]
    return DeskFacts(all.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) })
  }

  private static func facts(_ contact: Contact) -> DeskFacts {
    let all = [("姓名", contact.name), ("电话", contact.phone), ("证件号码", contact.document), ("地址", contact.address)]
    return DeskFacts(all.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) })
  }
}

extension TicketPage.Reply {
  fileprivate init(_ reply: TicketReply, _ people: People) {
    var notes = ["\(people[reply.writer])拟写，\(Beijing.minute(reply.writtenAt))"]
    if let signer = reply.signer, let at = reply.signedAt { notes.append("\(people[signer])审签，\(Beijing.minute(at))") }
    self.init(text: reply.text, basis: reply.basis, notes: notes)
  }
}

extension TicketPage.Alike {
  fileprivate init(_ like: LikeTicket) {
    self.init(
      link: NavLink(like.ticket.title, DeskAddress.ticket(like.ticket.id.value)),
      note: "\(like.ticket.number)，\(like.ticket.state.chinese)", reply: like.reply)
  }
}
