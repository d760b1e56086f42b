import Casework
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing
import Villages

@testable import Accounts
@testable import Site

/// A reception that is handed to the town is an order there, and its result comes back to the village.
@Suite struct ReceptionTicketTests {
  private let kit: DeskKit
  private let handler: String
  private let clerk: String
  private let leader: String

  init() async throws {
    kit = try await DeskKit()
    handler = try await kit.session(try await kit.person("cunban", .villageHandler))
    clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    let noted = try await kit.ask(
      "/desk/receptions", handler,
      [
        ("key", "reception-key-000000001"), ("village", "dong-cun"), ("topic", "land"), ("matter", "邻居盖房占了巷子，村里协调不下来"),
        ("channel", "visit"), ("name", "汪某"), ("phone", "13900001111"),
      ])
    #expect(noted.status == .seeOther, "\(noted.text.prefix(2000))")
    let handed = try await kit.ask("/desk/receptions/1/handover", handler, [("reason", "涉及规划，村里办不了")])
    #expect(handed.location == "/desk/receptions/1?done=reception-handed", "\(handed.text.prefix(2000))")
  }

  private func reception() async throws -> VillageReception {
    try await kit.store.read { try VillageReception.find(VillageReception.ID(1), $0) }
  }

  @Test func `the town's clerks find it among their orders with nothing to type, masked, and both lead to each other`() async throws {
    let list = try await kit.ask("/desk/tickets", clerk)
    #expect(list.text.contains("邻居盖房占了巷子"))
    let ticket = try #require(try await reception().ticket)
    let page = try await kit.ask("/desk/tickets/\(ticket)", clerk)
    #expect(page.text.contains("涉及规划，村里办不了") && page.text.contains("/desk/receptions/1") && page.text.contains("村（社区）"))
    #expect(!page.text.contains("13900001111"))
    let opened = try await kit.ask("/desk/tickets/\(ticket)/caller", clerk, [("reason", "联系来访人")])
    #expect(opened.text.contains("13900001111"))
    let village = try await kit.ask("/desk/receptions/1", clerk)
    #expect(village.text.contains("/desk/tickets/\(ticket)") && village.text.contains("待签收"))
    // What the town has as an order is answered there, and not twice.
    let aside = try await kit.ask("/desk/receptions/1/answer", clerk, [("answer", "已经答复了")])
    #expect(aside.status == .conflict)
    let told = try await kit.store.read { try $0.count("SELECT count(*) FROM message WHERE kind = 'handed'") }
    #expect(told == 1)
  }

  @Test func `the signed answer is the village's, a reopened order takes it back, and no figure counts it twice`() async throws {
    let ticket = "/desk/tickets/\(try #require(try await reception().ticket))"
    _ = try await kit.ask(ticket + "/signing", clerk, [("kind", "help")])
    let replied = try await kit.ask(ticket + "/reply", clerk, [("text", "已到现场丈量，邻居拆除越界部分。"), ("basis", "土地管理法")])
    #expect(replied.status == .seeOther, "\(replied.text.prefix(2000))")
    #expect(try await reception().state == .handed)
    let signed = try await kit.ask(ticket + "/approval", leader, [])
    #expect(signed.status == .seeOther, "\(signed.text.prefix(2000))")
    let answered = try await reception()
    #expect(answered.state == .settled && answered.answer == "已到现场丈量，邻居拆除越界部分。")
    let message = try await kit.store.read { try $0.count("SELECT count(*) FROM message WHERE kind = 'reminded'") }
    #expect(message == 1)
    #expect(try await kit.ask("/desk/receptions/1", handler).text.contains("邻居拆除越界部分"))
    _ = try await kit.ask(ticket + "/closing", clerk, [])
    let year = kit.store.today().year
    let counted = try await kit.store.read { [kit] in try CaseCount.closedTickets.count(kit.town.id, in: year, $0) }
    #expect(counted == 0)
    let reopened = try await kit.ask(ticket + "/reopening", clerk, [("reason", "又占了")])
    #expect(reopened.status == .seeOther, "\(reopened.text.prefix(500))")
    let again = try await reception()
    #expect(again.state == .handed && again.answer.isEmpty)
  }

  @Test func `what is not the town's comes back to the village with the reason`() async throws {
    let ticket = "/desk/tickets/\(try #require(try await reception().ticket))"
    _ = try await kit.ask(ticket + "/return", clerk, [("reason", "村内纠纷，应先由村调解委员会调解")])
    let decided = try await kit.ask(ticket + "/return-outcome", leader, [("outcome", "granted"), ("note", "请村里先调解")])
    let byClerk = try await kit.ask(ticket + "/return-outcome", clerk, [("outcome", "granted"), ("note", "请村里先调解")])
    #expect(decided.status == .seeOther || byClerk.status == .seeOther)
    let back = try await reception()
    #expect(back.state == .open && back.handedFor == "镇里退回：请村里先调解")
    #expect(try await kit.ask("/desk/receptions/1", handler).text.contains("请村里先调解"))
  }
}
