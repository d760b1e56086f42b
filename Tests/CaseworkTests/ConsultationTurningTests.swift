import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Casework

/// A question becomes an order or an application, and nobody types anything again.
@Suite struct ConsultationTurningTests {
  private func ask(_ office: Office, _ question: String, _ contact: Contact) async throws -> Consultation.ID {
    var new = NewConsultation()
    (new.question, new.contact) = (question, contact)
    let asked = new
    return try await office.store.write(as: .visitor) {
      try Consultation.ask(asked, code: "12345678", in: office.town, office.seal, $0).id
    }
  }

  private func find(_ office: Office, _ id: Consultation.ID) async throws -> Consultation {
    try await office.store.read { try Consultation.find(id, $0) }
  }

  @Test func `into an order: words, person and day go with it, and each knows the other`() async throws {
    let office = try await Office()
    let asker = Contact(name: "方小鱼", phone: "13000000000")
    let id = try await ask(office, "村口路灯坏了一周，请来修", asker)
    office.days(2)
    let made = try await office.store.write(as: office.clerk) {
      try Consultation.turnIntoTicket(id, as: .help, office.seal, $0)
    }
    let (ticket, caller) = try await office.store.write(as: office.clerk) {
      (try Ticket.find(made, $0), try Ticket.openCaller(made, reason: "核对", office.seal, $0))
    }
    let found = try await find(office, id)
    #expect(ticket.content == "村口路灯坏了一周，请来修" && ticket.kind == .help && caller == asker)
    #expect(Day(at: ticket.dispatchedAt) == Day(at: found.askedAt) && ticket.channel == .web)
    #expect(found.ticket == made && ticket.consultation == id && found.state == .closed)
    #expect(found.closing.contains(ticket.number))
    let journal = try await office.store.read { try Journal.entries(of: "consultation:\(id)", $0).map(\.event) }
    #expect(journal.contains("consultation.turned"))
    let again = try await office.refusal(as: office.clerk) { try Consultation.turnIntoTicket(id, as: .help, office.seal, $0) }
    #expect(again?.kind == .conflict)
    #expect(try await office.store.read { try $0.count("SELECT count(*) FROM ticket") } == 1)
  }

  @Test func `the order's answer is what the asker reads, once it is signed`() async throws {
    let office = try await Office()
    let id = try await ask(office, "村口路灯坏了一周", Contact(name: "方小鱼", phone: "13000000000"))
    let made = try await office.store.write(as: office.clerk) {
      try Consultation.turnIntoTicket(id, as: .help, office.seal, $0)
    }
    func answer() async throws -> String? {
      try await office.store.read { try Consultation.find(id, $0).answerOfTicket($0) }
    }
    try await office.store.write(as: office.clerk) { tx in
      try Ticket.sign(made, as: .help, tx)
      try Ticket.reply(made, text: "路灯已于今天修好。", basis: "", tx)
    }
    #expect(try await answer() == nil)
    try await office.store.write(as: office.leader) { try Ticket.approve(made, $0) }
    #expect(try await answer() == "路灯已于今天修好。")
  }

  @Test func `into an application: it waits to be confirmed with who asked, and its code is none that can be guessed`() async throws {
    let office = try await Office()
    let id = try await ask(office, "想要2024年村口道路的验收报告", Contact(name: "方小鱼", phone: "13000000000"))
    let made = try await office.store.write(as: office.clerk) {
      try Consultation.turnIntoApplication(id, key: "a-key-of-chance-1", office.seal, ApplicationTown.sealer, $0)
    }
    let (application, origin) = try await office.store.read {
      (try Application.find(made, $0), try Application.from("consultation:\(id)", in: office.town, $0))
    }
    #expect(origin?.id == made && application.state == .awaiting && application.applicantName == "方小鱼")
    #expect(application.content == "想要2024年村口道路的验收报告" && application.handler == Identifier(1))
    #expect(try await find(office, id).application == made)
    let code = ApplicationTown.sealer.code(of: "a-key-of-chance-1")
    let followed = try await office.store.read {
      try Application.following(application.number, code: code, in: office.town, ApplicationTown.sealer, $0)
    }
    #expect(followed?.id == made)
  }

  @Test func `without a name, or with a voice that nobody wrote down, it is told and nothing changes`() async throws {
    let office = try await Office()
    let nameless = try await ask(office, "想要验收报告", Contact())
    let fault = try await office.refusal(as: office.clerk) {
      try Consultation.turnIntoApplication(nameless, key: "a-key-of-chance-2", office.seal, ApplicationTown.sealer, $0)
    }
    #expect(fault?.issues.first?.sentence.contains("请填写姓名") == true)
    _ = try await office.store.write(as: .program("test")) { try $0.run("UPDATE consultation SET question = '' WHERE id = \(nameless)") }
    let silent = try await office.refusal(as: office.clerk) {
      try Consultation.turnIntoTicket(nameless, as: .help, office.seal, $0)
    }
    #expect(silent?.issues.first?.sentence.contains("听写") == true)
    #expect(try await office.refusal(as: office.leader) { try Consultation.turnIntoTicket(nameless, as: .help, office.seal, $0) } != nil)
    #expect(try await find(office, nameless).state == .open)
    #expect(try await office.store.read { try $0.count("SELECT count(*) FROM ticket") + $0.count("SELECT count(*) FROM application") } == 0)
  }
}
