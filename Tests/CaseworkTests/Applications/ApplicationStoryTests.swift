import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// An application from the window to the archive, and what is refused on the way.
@Suite struct ApplicationStoryTests {
  @Test func `it is accepted, answered, signed by another, posted in time, and put away`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    try town.turn(to: "2025-07-15")
    let proposal = Application.Proposal(code: "A2", answer: "附上验收报告复印件 12 页")
    try await town.act { try Application.propose(id, proposal, $0) }
    #expect(try await town.refusal { try Application.approve(id, $0) } != nil)
    try await town.act(as: town.head) { try Application.sendBack(id, "请写明页数以外的材料", $0) }
    try await town.act { try Application.propose(id, proposal, $0) }
    try await town.act(as: town.head) { try Application.approve(id, $0) }
    #expect(try await town.find(id).decision?.decidedOn == (try aDay("2025-07-15")))
    let posted = try aDay("2025-07-16")
    #expect(
      try await town.refusal { try Application.deliver(id, .post, on: posted, "EM1", $0) } == "送达的日期 2025-07-16 晚于今天，请核对。")
    try town.turn(to: "2025-07-16")
    #expect(try await town.refusal { try Application.deliver(id, .post, on: posted, "", $0) }?.contains("邮件号") == true)
    try await town.act { try Application.deliver(id, .post, on: posted, "EM000000001CN", $0) }
    let found = try await town.find(id)
    let deadline = try await town.store.read { try found.clock($0, on: posted) }
    #expect(found.isInTime(deadline) == true && deadline?.due?.description == "2025-07-29")
    try await town.act { try Application.archive(id, number: "2025-GK-1", $0) }
    #expect(try await town.find(id).state == .archived)
    let acts = try await town.store.read { try Application.events(of: id, $0).map(\.act) }
    #expect(acts == [.register, .accept, .propose, .sendBack, .propose, .approve, .deliver, .archive])
  }

  @Test func `who proposed does not sign, even with both duties`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    try await town.act(as: town.both) { try Application.propose(id, .init(code: "D1", reason: "本机关没有"), $0) }
    #expect(try await town.refusal(as: town.both) { try Application.approve(id, $0) } == "拟答复的人不能自己审批，请由另一位负责人审批。")
    try await town.act(as: town.head) { try Application.approve(id, $0) }
  }

  @Test func `an answer without its reason, its grounds or its code is refused with all that is missing`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    for (proposal, told) in [
      (Application.Proposal(code: ""), "请选择答复类型。"), (.init(code: "F1"), "请选择答复类型。"),
      (.init(code: "C4"), "“保护第三方合法权益”要写明理由。"),
      (.init(code: "B", reason: "涉及隐私", answer: "报告正文"), "部分公开的，请选择不公开部分的依据。"),
      (.init(code: "D3", reason: "不明确"), "这件申请没有补正过，不能按“补正后申请内容仍不明确”答复。"),
    ] { #expect(try await town.refusal { try Application.propose(id, proposal, $0) } == told) }
    #expect(try await town.find(id).state == .handling)
  }

  @Test func `an extension is at most twenty days, once, consented to by the head, and told before the end`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    #expect(try await town.refusal { try Application.askExtension(id, days: 21, reason: "x", $0) }?.contains("最多 20") == true)
    try await town.act { try Application.askExtension(id, days: 10, reason: "需要查找档案", $0) }
    #expect(try await town.refusal { try Application.consentExtension(id, $0) }?.contains("公开机构负责人") == true)
    let today = try aDay("2025-07-01")
    #expect(try await town.refusal { try Application.tellExtension(id, on: today, $0) }?.contains("负责人同意") == true)
    try await town.act(as: town.head) { try Application.consentExtension(id, $0) }
    #expect(try await town.refusal { try Application.askExtension(id, days: 5, reason: "再延", $0) }?.contains("延期过一次") == true)
    try town.turn(to: "2025-07-30")
    let late = try aDay("2025-07-30")
    #expect(try await town.refusal { try Application.tellExtension(id, on: late, $0) }?.contains("2025-07-29 已经届满") == true)
  }

  @Test func `nothing happens before it was received, in the future, or out of turn`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.register(town.intake(.web))
    let (before, after) = (try aDay("2025-06-30"), try aDay("2025-07-02"))
    #expect(try await town.refusal { try Application.confirm(id, on: before, $0) }?.contains("早于 2025-07-01") == true)
    #expect(try await town.refusal { try Application.confirm(id, on: after, $0) }?.contains("晚于今天") == true)
    #expect(try await town.refusal { try Application.accept(id, $0) }?.contains("待确认") == true)
    #expect(try await town.refusal { try Application.deliver(id, .person, on: before, "", $0) } != nil)
    try await town.act { try Application.withdraw(id, "申请人来电撤回", $0) }
    #expect(try await town.find(id).state == .closed)
    #expect(try await town.refusal(as: town.stranger) { try Application.archive(id, number: "1", $0) } != nil)
  }

  @Test func `each state shows what is owed, by when and by whom`() async throws {
    let town = try await ApplicationTown(on: "2025-10-05")
    func duties() async throws -> [String] {
      let day = Day(at: town.clock.now)
      return try await town.store.read { try ApplicationDuty.list(of: town.id, on: day, $0) }.map {
        "\($0.kind.rawValue) \($0.due?.description ?? "-")\($0.isPaused ? " paused" : "") \($0.responsible?.description ?? "?")"
      }
    }
    let web = try await town.register(town.intake(.web))
    #expect(try await duties() == ["confirmation 2025-10-09 ?"])
    try town.turn(to: "2025-10-09")
    let day = try aDay("2025-10-09")
    try await town.act { try Application.confirm(web, on: day, $0) }
    #expect(try await duties() == ["correctionNotice 2025-10-17 1", "answer 2025-11-05 1"])
    let answer = try await town.store.read { try ApplicationDuty.list(of: town.id, on: day, $0).last }
    #expect(answer?.draftBy?.description == "2025-10-22" && answer?.escalateOn?.description == "2025-10-31")
    try await town.act { try Application.askCorrection(web, "哪一年", days: 15, on: day, $0) }
    #expect(try await duties() == ["correction 2025-10-29 1", "answer - paused 1"])
    try await town.act { try Application.correct(web, content: "2024年", on: day, $0) }
    try await town.act { try Application.accept(web, $0) }
    let asked = try await town.store.write(as: town.clerk) {
      try Application.consult(web, .coMaker, party: "某局", question: "是否同意公开", on: day, $0)
    }
    try await town.act { try Application.reached(asked, on: day, $0) }
    #expect(try await duties() == ["opinion 2025-10-29 1", "answer - paused 1"])
    try await town.act { try Application.settle(asked, .agrees, on: day, "同意", $0) }
    try await town.act { try Application.propose(web, .init(code: "A2", answer: "附报告"), $0) }
    try await town.act(as: town.head) { try Application.approve(web, $0) }
    #expect(try await duties() == ["service 2025-11-05 1"])
  }

  @Test(arguments: [
    ("SELECT * FROM application WHERE town = 1 AND state IN ('awaiting') ORDER BY id DESC LIMIT 5", "application_state"),
    ("SELECT id FROM application WHERE town = 1 AND received_on <= '2025-12-31'", "application_received"),
    ("SELECT * FROM application_consultation WHERE application IN (1, 2) ORDER BY id", "application_consultation_of"),
    ("SELECT * FROM application_event WHERE application = 1 ORDER BY id", "application_event_of"),
  ])
  func `the daily lists walk along their index`(query: String, index: String) async throws {
    let town = try await ApplicationTown()
    let text = try await town.store.read { reader in
      try reader.all("EXPLAIN QUERY PLAN \(SQL(stringLiteral: query))") { try $0["detail"] as String }.joined(separator: "\n")
    }
    #expect(text.contains(index) && !text.contains("SCAN"), "\(text)")
  }
}
