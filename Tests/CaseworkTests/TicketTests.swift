import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// The life of an order of the hotline. The clock stands at Monday 9 March 2026, 09:30.
@Suite struct TicketTests {
  @Test func `an order is signed, answered, signed off by another, called back and closed as one`() async throws {
    let office = try await Office()
    let id = try await take(office)
    try await office.store.write(as: office.clerk) { try Ticket.sign(id, as: .help, $0) }
    var ticket = try await find(office, id)
    // Ten working days after Monday 9 March 2026.
    #expect(ticket.due == Day("2026-03-23") && ticket.state == .working && ticket.handler == Identifier(1))
    try await office.store.write(as: office.clerk) {
      try Ticket.contact(id, note: "电话核实了路灯的位置", $0)
      try Ticket.reply(id, text: "已更换三盏路灯。", basis: "某镇公共照明管护办法", $0)
    }
    #expect(try await office.refusal(as: office.staff(1, .casework, .caseApproval)) { try Ticket.approve(id,
      $0) }?.kind == .forbidden)
    try await office.store.write(as: office.leader) { try Ticket.approve(id, $0) }
    try await office.store.write(as: office.clerk) {
      try Ticket.callBack(id, TicketCallback(isValid: true, contacted: true, solved: true, satisfaction: .fairly), $0)
      try Ticket.close(id, $0)
    }
    ticket = try await find(office, id)
    let replies = try await office.store.read { try TicketReply.list(of: id, $0) }
    let acts = try await office.store.read { try TicketEvent.list(of: id, $0).map(\.act) }
    #expect(ticket.state == .closed && replies.first?.signer == "staff:2:u2")
    #expect(acts == [.take, .sign, .contact, .reply, .approve, .callBack, .close])
    let rates = try await rates(office)
    #expect(rates.closures == 1 && rates.onTime == 1 && rates.satisfaction == 0.9)
    #expect(TicketRates.words(rates.composite) == "96.0%")
  }

  @Test func `the term goes by the type, and a consultation has three working days`() async throws {
    let office = try await Office()
    // Friday before the make-up Saturday of 2026-02-14 and the spring festival.
    for (kind, urgency, due) in [
      (TicketKind.consultation, TicketUrgency.normal, "2026-03-12"), (.complaint, .normal, "2026-03-23"), (.help, .critical, "2026-03-09"),
    ] {
      let id = try await take(office, kind: kind, urgency: urgency)
      let ticket = try await find(office, id)
      #expect(ticket.due.description == due, "\(kind)")
      let lines = ticket.reckoned(by: .builtIn).lines
      #expect(lines.first?.hasPrefix("期限") == true && lines.count > (urgency == .critical ? 0 : 2))
    }
  }

  @Test func `a reopened order counts again and has a period of its own`() async throws {
    let office = try await Office()
    let id = try await closed(office)
    office.days(7)
    try await office.store.write(as: office.clerk) { try Ticket.reopen(id, reason: "诉求人说灯又坏了", $0) }
    #expect(try await find(office, id).due == Day("2026-03-30"))
    try await answer(office, id)
    try await office.store.write(as: office.clerk) { try Ticket.close(id, $0) }
    let (ticket, rates) = (try await find(office, id), try await rates(office))
    #expect(ticket.round == 2 && rates.closures == 2)
  }

  @Test func `an answer after the day is late, however early it is closed`() async throws {
    let office = try await Office()
    let id = try await take(office)
    try await office.store.write(as: office.clerk) { try Ticket.sign(id, as: .help, $0) }
    office.days(20)
    try await answer(office, id)
    try await office.store.write(as: office.clerk) { try Ticket.close(id, $0) }
    let rates = try await rates(office)
    #expect(rates.closures == 1 && rates.onTime == 0 && rates.valid == 0)
    #expect(TicketRates.words(rates.satisfaction) == "—" && rates.composite == nil)
  }

  @Test func `it is returned only soon, only once, and never after it was designated`() async throws {
    let office = try await Office()
    let id = try await take(office)
    try await office.store.write(as: office.clerk) {
      try Ticket.askReturn(id, reason: "属于区住建局职责", $0)
      try Ticket.settleReturn(id, isGranted: false, note: "指定你镇", $0)
    }
    let again = try await office.refusal(as: office.clerk) { try Ticket.askReturn(id, reason: "还是不归我们", $0) }
    #expect(again?.issues.first?.sentence.contains("不能再退单") == true)
    let late = try await take(office)
    office.days(2)
    let refused = try await office.refusal(as: office.clerk) { try Ticket.askReturn(late, reason: "不归我们", $0) }
    #expect(refused?.issues.first?.sentence.contains("已经过了") == true)
  }

  @Test func `more time is asked for before the day, and given by the leader`() async throws {
    let office = try await Office()
    let id = try await take(office)
    let until = Day("2026-04-10") ?? Day(ordinal: 0)
    try await office.store.write(as: office.clerk) {
      try Ticket.sign(id, as: .help, $0)
      try Ticket.askExtension(id, to: until, reason: "要等材料到货", $0)
    }
    #expect(try await office.refusal(as: office.clerk) { try Ticket.settleExtension(id, isGranted: true, note: "", $0) }?.kind == .forbidden)
    try await office.store.write(as: office.leader) { try Ticket.settleExtension(id, isGranted: true, note: "", $0) }
    #expect(try await find(office, id).due == until)
    let late = try await take(office)
    try await office.store.write(as: office.clerk) { try Ticket.sign(late, as: .help, $0) }
    office.days(30)
    let refused = try await office.refusal(as: office.clerk) { try Ticket.askExtension(late, to: until + 30, reason: "忘了", $0) }
    #expect(refused?.issues.first?.sentence.contains("已过") == true)
    #expect(try await find(office, late).wantedTo == nil)
  }

  @Test func `one answer serves many orders, or none of them`() async throws {
    let office = try await Office()
    var ids: [Ticket.ID] = []
    for _ in 0..<3 { ids.append(try await take(office)) }
    let all = ids
    try await office.store.write(as: office.clerk) { tx in for id in all.prefix(2) { try Ticket.sign(id, as: .help,
      tx) } }
    let refused = try await office.refusal(as: office.clerk) { try Ticket.reply(all, text: "已修好。", basis: "", $0) }
    #expect(refused?.kind == .conflict)
    #expect(try await office.store.read { try TicketReply.list(of: all[0], $0) }.isEmpty)
    try await office.store.write(as: office.clerk) { try Ticket.reply(Array(all.prefix(2)), text: "已修好。", basis: "", $0) }
    #expect(try await find(office, all[1]).state == .reviewing)
  }

  @Test func `the caller is sealed, shown masked, and opened with a reason that the journal keeps`() async throws {
    let office = try await Office()
    let id = try await take(office, secret: true)
    let ticket = try await find(office, id)
    #expect(ticket.callerShown == "程**，138****0000")
    let raw: Data? = try await office.store.read { try $0.value("SELECT caller FROM ticket WHERE id = \(id)") }
    #expect(raw.map { !String(decoding: $0, as: UTF8.self).contains("13800000000") } == true)
    let refused = try await office.refusal(as: office.clerk) { _ = try Ticket.openCaller(id, reason: "核实", office.seal, $0) }
    #expect(refused?.kind == .forbidden)
    let blank = try await office.refusal(as: office.leader) { _ = try Ticket.openCaller(id, reason: " ", office.seal, $0) }
    #expect(blank?.issues.first?.field == "reason")
    let contact = try await office.store.write(as: office.leader) { try Ticket.openCaller(id, reason: "核实地点", office.seal, $0) }
    let journal = try await office.store.read { try Journal.entries(of: "ticket:\(id)", $0) }
    #expect(contact.phone == "13800000000" && journal.first?.event == "contact.opened")
    #expect(journal.allSatisfy { !$0.detail.contains("13800000000") && !$0.detail.contains("程小明") })
  }

  @Test func `what may be done in which state is this table`() throws {
    var table = ""
    for act in TicketAct.allCases {
      let steps = TicketState.allCases.compactMap { state in act.next(from: state).map { "\(state.rawValue)→\($0.rawValue)" } }
      table += "\(act.rawValue): \(steps.joined(separator: " "))\n"
    }
    #expect(table == Self.table)
  }

  @Test func `lists walk along their index`() async throws {
    let office = try await Office()
    for sql in [
      "SELECT * FROM ticket WHERE town = 1 AND state IN ('arrived', 'returning', 'working', 'reviewing') ORDER BY due, id",
      "SELECT * FROM ticket WHERE town = 1 ORDER BY dispatched_at DESC, id DESC",
    ] as [SQL] {
      let steps: [String] = try await office.store.read { try $0.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] } }
      #expect(steps.allSatisfy { !$0.contains("TEMP B-TREE") && !$0.hasPrefix("SCAN ticket") }, "\(steps)")
    }
  }

  private static let table = """
    take:\u{20}
    sign: arrived→working
    assign: arrived→arrived working→working
    askReturn: arrived→returning
    grantReturn: returning→returned
    refuseReturn: returning→arrived
    decline: arrived→declined working→declined
    convert: arrived→converted working→converted
    contact: working→working reviewing→reviewing answered→answered
    askExtension: working→working
    grantExtension: working→working
    refuseExtension: working→working
    urge: arrived→arrived returning→returning working→working reviewing→reviewing
    supervise: arrived→arrived returning→returning working→working reviewing→reviewing
    reply: working→reviewing
    sendBack: reviewing→working
    approve: reviewing→answered
    callBack: answered→answered closed→closed
    close: answered→closed
    reopen: answered→working closed→working

    """

  // MARK: what the tests begin with

  private func take(
    _ office: Office, kind: TicketKind = .unsorted, urgency: TicketUrgency = .normal, secret: Bool = false
  ) async throws -> Ticket.ID {
    var new = NewTicket(dispatchedAt: office.clock.now)
    (new.title, new.content, new.kind, new.urgency) = ("老街路灯不亮", "老街口三盏路灯坏了一周。", kind, urgency)
    (new.contact, new.isConfidential) = (Contact(name: "程小明", phone: "13800000000"), secret)
    let order = new
    return try await office.store.write(as: office.clerk) { try Ticket.take(order, in: office.town, office.seal, $0) }
  }

  private func answer(_ office: Office, _ id: Ticket.ID) async throws {
    try await office.store.write(as: office.clerk) { try Ticket.reply(id, text: "已更换路灯。", basis: "", $0) }
    try await office.store.write(as: office.leader) { try Ticket.approve(id, $0) }
  }

  private func closed(_ office: Office) async throws -> Ticket.ID {
    let id = try await take(office)
    try await office.store.write(as: office.clerk) { try Ticket.sign(id, as: .help, $0) }
    try await answer(office, id)
    try await office.store.write(as: office.clerk) { try Ticket.close(id, $0) }
    return id
  }

  private func find(_ office: Office, _ id: Ticket.ID) async throws -> Ticket {
    try await office.store.read { try Ticket.find(id, $0) }
  }

  private func rates(_ office: Office) async throws -> TicketRates {
    let today = Day(at: office.clock.now)
    return try await office.store.read { try TicketRates.fetch(office.town, from: today + -60, through: today,
      on: today, $0) }
  }
}
