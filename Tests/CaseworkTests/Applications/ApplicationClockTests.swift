import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// Every worked example of the law notes (§3.3) through the real verbs, and the four effects on the clock.
@Suite struct ApplicationClockTests {
  @Test(arguments: [
    ("2025-03-03", "2025-03-31", "2025-04-28"), ("2025-01-20", "2025-02-21", "2025-03-21"),
    ("2025-09-22", "2025-10-24", "2025-11-21"), ("2025-04-25", "2025-05-27", "2025-06-25"),
    ("2026-02-13", "2026-03-19", "2026-04-17"), ("2026-02-14", "2026-03-20", "2026-04-20"),
    ("2024-09-10", "2024-10-14", "2024-11-11"), ("2024-02-02", "2024-03-06", "2024-04-03"),
    ("2023-09-25", "2023-10-27", "2023-11-24"), ("2025-12-15", "2026-01-13", "2026-02-10"),
    ("2026-04-30", "2026-06-01", "2026-06-30"), ("2026-09-16", "2026-10-20", "2026-11-17"),
  ])
  func `handed in on a day, it is due when the example says, and extended to the other`(
    received: String, due: String, extended: String
  ) async throws {
    let town = try await ApplicationTown(on: received)
    let id = try await town.handled()
    #expect(try await town.due(id) == due)
    try await town.act { try Application.askExtension(id, days: 20, reason: "需要查找档案", $0) }
    try await town.act(as: town.head) { try Application.consentExtension(id, $0) }
    #expect(try await town.due(id) == due)
    let day = try aDay(received)
    try await town.act { try Application.tellExtension(id, on: day, $0) }
    #expect(try await town.due(id) == extended)
  }

  @Test(arguments: [
    (ApplicationChannel.web, "2025-05-31", "2025-06-03", "2025-07-01"), (.letter, "2025-10-09", "2025-10-10", "2025-11-06"),
  ])
  func `what has to be confirmed runs from the confirmation`(
    channel: ApplicationChannel, arrived: String, confirmed: String, due: String
  ) async throws {
    let town = try await ApplicationTown(on: arrived)
    let id = try await town.register(town.intake(channel))
    #expect(try await town.due(id) == nil)
    try town.turn(to: confirmed)
    let day = try aDay(confirmed)
    try await town.act { try Application.confirm(id, on: day, words: "电话确认", $0) }
    #expect(try await town.due(id) == due)
    #expect(try await town.find(id).handler == Identifier(1))
  }

  @Test func `what the doorman signs for on a holiday is received on the holiday`() async throws {
    let town = try await ApplicationTown(on: "2025-10-05")
    #expect(try await town.due(try await town.register(town.intake(.registeredPost))) == "2025-11-04")
  }

  @Test(arguments: [("2025-07-22", ApplicationConsultation.Answer.refuses, "2025-08-12", "2025-09-09"), ("2025-08-04", .silent, "2025-08-21", "2025-09-18")])
  func `asking a third party stops the clock until he answers or his time is over`(
    settled: String, answer: ApplicationConsultation.Answer, due: String, extended: String
  ) async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    try town.turn(to: "2025-07-08")
    let (sent, reached, end) = (try aDay("2025-07-08"), try aDay("2025-07-10"), try aDay(settled))
    let asked = try await town.store.write(as: town.clerk) {
      try Application.consult(id, .thirdParty, party: "某某建设公司", question: "是否同意公开合同价款", on: sent, $0)
    }
    #expect(try await town.due(id) == nil)
    try town.turn(to: "2025-07-10")
    try await town.act { try Application.reached(asked, on: reached, $0) }
    if answer == .silent {
      let early = try await town.refusal { try Application.settle(asked, .silent, on: reached, "", $0) }
      #expect(early == "对方的意见期限到 2025-07-31 才届满，现在还不能按逾期未答复处理。")
    }
    try town.turn(to: settled)
    try await town.act { try Application.settle(asked, answer, on: end, "", $0) }
    #expect(try await town.due(id) == due)
    #expect(try await town.find(id).state == .handling)
    try await town.act { try Application.askExtension(id, days: 20, reason: "需要核对", $0) }
    try await town.act(as: town.head) { try Application.consentExtension(id, $0) }
    try await town.act { try Application.tellExtension(id, on: end, $0) }
    #expect(try await town.due(id) == extended)
  }

  @Test func `silence means opposite things, and two who are asked at once stop the clock once`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    try town.turn(to: "2025-07-10")
    let (sent, later) = (try aDay("2025-07-08"), try aDay("2025-07-10"))
    let (one, other) = try await town.store.write(as: town.clerk) { tx in
      (
        try Application.consult(id, .thirdParty, party: "某公司", question: "是否同意", on: sent, tx),
        try Application.consult(id, .coMaker, party: "某某区农业农村局", question: "是否同意", on: later, tx)
      )
    }
    try await town.act { tx in
      try Application.reached(one, on: sent, tx)
      try Application.reached(other, on: later, tx)
    }
    try town.turn(to: "2025-08-04")
    let day = try aDay("2025-08-04")
    try await town.act { try Application.settle(one, .silent, on: day, "", $0) }
    #expect(try await town.find(id).state == .consulting)
    try await town.act { try Application.settle(other, .silent, on: day, "", $0) }
    let notes = try await town.store.read { try Application.events(of: id, $0).suffix(2).map(\.words) }
    #expect(notes.first?.contains("由本机关依照条例决定是否公开") == true)
    #expect(notes.last?.contains("视为同意公开") == true)
    // From 9 to 31 July seventeen working days, not fifteen and fifteen.
    #expect(try await town.due(id) == "2025-08-21")
  }

  @Test func `correction begins the period anew; it is asked for once, within seven working days`() async throws {
    let town = try await ApplicationTown(on: "2025-06-03")
    let id = try await town.register(town.intake())
    try town.turn(to: "2025-06-13")
    let late = try aDay("2025-06-13")
    let refused = try await town.refusal { try Application.askCorrection(id, "哪一年的", days: nil, on: late, $0) }
    #expect(refused?.contains("最晚 2025-06-12") == true)
    let asked = try aDay("2025-06-10")
    try await town.act { try Application.askCorrection(id, "请写明是哪一年的验收报告", days: nil, on: asked, $0) }
    #expect(try await town.due(id) == nil)
    try town.turn(to: "2025-06-20")
    let day = try aDay("2025-06-20")
    try await town.act { try Application.correct(id, content: "2024年的验收报告", on: day, $0) }
    #expect(try await town.due(id) == "2025-07-18")
    let again = try await town.refusal { try Application.askCorrection(id, "再补", days: nil, on: day, $0) }
    #expect(again?.contains("补正只能一次") == true)
    #expect(try await town.find(id).content == "2024年的验收报告")
    let trail = try await town.store.read { try Application.events(of: id, $0).map(\.words) }
    #expect(trail.contains { $0.contains("2024年度某某村高标准农田项目的验收报告") })
  }

  @Test func `a fee begins the period anew when it is paid, and ends the case when it is not`() async throws {
    let town = try await ApplicationTown(on: "2025-11-03")
    let id = try await town.handled()
    let told = try aDay("2025-11-03")
    let free = try await town.refusal { try Application.noticeFee(id, .page, units: 30, on: told, $0) }
    #expect(free == "按收费标准不用收费，请直接办理答复。")
    try await town.act { try Application.noticeFee(id, .page, units: 68, on: told, $0) }
    let found = try await town.find(id)
    #expect(found.fee?.amount == 380 && found.feeDue(.builtIn)?.due.description == "2025-12-01")
    try town.turn(to: "2025-12-01")
    #expect(try await town.refusal { try Application.abandon(id, $0) }?.contains("2025-12-01") == true)
    let paid = try aDay("2025-11-20")
    try await town.act { try Application.pay(id, on: paid, $0) }
    #expect(try await town.due(id) == "2025-12-18")

    let other = try await town.register(town.intake(.window, "另一件", key: "another-key"))
    try await town.act { try Application.accept(other, $0) }
    let now = try aDay("2025-12-01")
    try await town.act { try Application.noticeFee(other, .item, units: 1, before: 10, on: now, $0) }
    try town.turn(to: "2026-01-10")
    try await town.act { try Application.abandon(other, $0) }
    #expect(try await town.find(other).decision?.code == "F2")
  }

  @Test func `a period that reaches a year without a notice is provisional, and is right once the notice is in`() async throws {
    let town = try await ApplicationTown(on: "2026-12-07")
    let id = try await town.handled()
    func deadline() async throws -> Deadline? {
      let today = Day(at: town.clock.now)
      return try await town.store.read { try Application.find(id, $0).clock($0, on: today) }
    }
    #expect(try await deadline()?.isProvisional == true)
    #expect(try await town.due(id) == "2027-01-04")
    let notice = HolidayNotice.read(
      "年 2027 https://www.gov.cn/x\n休 2027-01-01 2027-01-03 元旦\n班 2027-01-09 元旦\n休 2027-01-04 2027-01-04 某日")
    try await town.act(as: .program("test")) { tx in for each in notice { try each.takeIn(tx) } }
    #expect(try await deadline()?.isProvisional == false)
    #expect(try await town.due(id) == "2027-01-06")
  }
}
