import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Casework

/// 条例 第三十五条: very many applications. Asked why, judged, refused by the head, or answered later.
@Suite struct ReasonsTests {
  private func asked(_ town: ApplicationTown) async throws -> Application.ID {
    let id = try await town.handled()
    let day = try aDay("2025-07-01")
    try await town.act { try Application.askReasons(id, "本月申请了 62 件", days: nil, on: day, $0) }
    return id
  }

  private func owed(_ town: ApplicationTown) async throws -> [String] {
    let day = Day(at: town.clock.now)
    return try await town.store.read { try ApplicationDuty.list(of: town.id, on: day, $0) }.map {
      "\($0.kind.rawValue) \($0.due?.description ?? "-")"
    }
  }

  @Test func `while reasons are waited for the period runs on, and the day for giving them stands beside it`() async throws {
    let town = try await ApplicationTown()
    let id = try await asked(town)
    #expect(try await town.find(id).state == .explaining)
    #expect(try await owed(town) == ["reasons 2025-07-22", "answer 2025-07-29"])
    let day = try aDay("2025-07-01")
    #expect(try await town.refusal { try Application.askReasons(id, "再问", days: nil, on: day, $0) }?.contains("等候说明理由") == true)
    #expect(try await town.refusal { try Application.acceptReasons(id, words: "", $0) }?.contains("收到理由") == true)
    #expect(try await town.refusal { try Application.rejectReasons(id, "没有说明", $0) }?.contains("2025-07-22 才届满") == true)
  }

  @Test func `not good, it goes before the head as E4, and the letter names the article`() async throws {
    let town = try await ApplicationTown()
    let early = try await town.register(town.intake(.window, "另一件申请", key: "early-key-1"))
    try await town.act { try Application.accept(early, $0) }
    let refused = try await town.refusal { try Application.propose(early, .init(code: "E4", reason: "太多"), $0) }
    #expect(refused?.contains("要先要求申请人说明理由") == true)
    let id = try await asked(town)
    try town.turn(to: "2025-07-03")
    let day = try aDay("2025-07-03")
    try await town.act { try Application.explain(id, "想知道", on: day, $0) }
    try await town.act { try Application.rejectReasons(id, "与此前 61 件内容相同", $0) }
    let proposed = try await town.find(id)
    #expect(proposed.state == .proposed && proposed.decision?.code == "E4")
    try await town.act(as: town.head) { try Application.approve(id, $0) }
    let letter = try await town.store.write(as: town.clerk) { try Letter.make(.reply, of: id, $0) }
    let text = try await town.store.read { try Letter.find(letter, $0).body.plainText }
    #expect(text.contains("第三十五条") && text.contains("不予处理") && text.contains("与此前 61 件内容相同"))
    #expect(!text.contains("应当先申请行政复议"))
  }

  @Test func `silence past its day may be taken for no reasons`() async throws {
    let town = try await ApplicationTown()
    let id = try await asked(town)
    try town.turn(to: "2025-07-23")
    try await town.act { try Application.rejectReasons(id, "期限内没有说明理由", $0) }
    #expect(try await town.find(id).reasons?.isAccepted == false)
  }

  @Test func `good, and not to be done in time: the head's longer period stands in place of the twenty days`() async throws {
    let town = try await ApplicationTown()
    let id = try await asked(town)
    let day = try aDay("2025-07-01")
    #expect(try await town.refusal(as: town.head) { try Application.setDelay(id, days: 60, reason: "多", $0) } != nil)
    try await town.act { try Application.explain(id, "研究课题需要", on: day, $0) }
    try await town.act { try Application.acceptReasons(id, words: "有课题立项书", $0) }
    #expect(try await town.refusal { try Application.setDelay(id, days: 60, reason: "多", $0) } != nil)
    #expect(try await town.refusal(as: town.head) { try Application.setDelay(id, days: 20, reason: "多", $0) }?.contains("21 至 250") == true)
    try await town.act(as: town.head) { try Application.setDelay(id, days: 60, reason: "材料分散在四个村", $0) }
    #expect(try await town.due(id) == "2025-07-29")
    #expect(try await owed(town) == ["answer 2025-07-29", "delayNotice 2025-07-29"])
    #expect(try await town.refusal { try Application.askExtension(id, days: 5, reason: "x", $0) }?.contains("不再另行延期") == true)
    try await town.act { try Application.tellDelay(id, on: day, $0) }
    #expect(try await town.due(id) == "2025-09-23")
    let lines = try await town.store.read { try Application.find(id, $0).clock($0, on: day)?.lines ?? [] }
    #expect(lines.contains { $0.contains("条例第三十五条") && $0.contains("代替原来的 20 个") && $0.contains("延长 40 个工作日") })
    let acts = try await town.store.read { try Application.events(of: id, $0).map(\.act) }
    #expect(acts == [.register, .accept, .askReasons, .explain, .acceptReasons, .setDelay, .tellDelay])
    let told = try await town.store.read { try Journal.entries(of: "application:\(id)", $0).map(\.event) }
    #expect(told.contains("application.setDelay") && told.contains("application.tellDelay"))
  }

  @Test func `told too late it does not hold`() async throws {
    let town = try await ApplicationTown()
    let id = try await asked(town)
    let day = try aDay("2025-07-01")
    try await town.act { try Application.explain(id, "研究课题需要", on: day, $0) }
    try await town.act { try Application.acceptReasons(id, words: "", $0) }
    try await town.act(as: town.head) { try Application.setDelay(id, days: 60, reason: "多", $0) }
    try town.turn(to: "2025-07-30")
    let late = try aDay("2025-07-30")
    #expect(try await town.refusal { try Application.tellDelay(id, on: late, $0) }?.contains("2025-07-29 已经届满") == true)
  }
}

/// 条例 第四十一条: a record about oneself is put right, handed on, or found right.
@Suite struct AmendmentTests {
  private func amendment(_ town: ApplicationTown, key: String = "amend-key-1") -> ApplicationIntake {
    var intake = town.intake(.window, "2024年某某村危房改造名单里我家的人口数写成了3人", key: key)
    (intake.matter, intake.claim, intake.evidence) = (.amendment, "应当是5人", "户口簿复印件")
    return intake
  }

  private func handled(_ town: ApplicationTown, key: String = "amend-key-1") async throws -> Application.ID {
    let id = try await town.register(amendment(town, key: key))
    try await town.act { try Application.accept(id, $0) }
    return id
  }

  private func decided(_ town: ApplicationTown, _ proposal: Application.Proposal, key: String) async throws -> Application.ID {
    let id = try await handled(town, key: key)
    try await town.act { try Application.propose(id, proposal, $0) }
    try await town.act(as: town.head) { try Application.approve(id, $0) }
    return id
  }

  private func text(_ town: ApplicationTown, _ kind: LetterKind, _ id: Application.ID) async throws -> Letter {
    let made = try await town.store.write(as: town.clerk) { try Letter.make(kind, of: id, $0) }
    return try await town.store.read { try Letter.find(made, $0) }
  }

  @Test func `without what it should say and what proves it, it is not taken in`() async throws {
    let town = try await ApplicationTown()
    var intake = amendment(town)
    (intake.claim, intake.evidence) = ("", " ")
    let bare = intake
    let told = try await town.refusal { try Application.register(bare, ApplicationTown.sealer, $0) } ?? ""
    #expect(told.contains("应当怎样记录") && told.contains("有什么证据证明"))
  }

  @Test func `its period is the town's setting, kept as it was when it came, and it is in no report`() async throws {
    let town = try await ApplicationTown()
    let id = try await handled(town)
    #expect(try await town.due(id) == "2025-07-29")
    try await town.act(as: .program("test")) { tx in
      try tx.run(
        """
        INSERT INTO setting (organisation, name, value, valid_from, source)
        VALUES (\(town.id), 'applications.amendmentTerm', '10个工作日', '2025-07-01', '某县规定')
        """)
    }
    let later = try await handled(town, key: "amend-key-2")
    #expect(try await town.due(later) == "2025-07-15")
    #expect(try await town.due(id) == "2025-07-29")
    let table = try await town.store.read { try ReportTableThree.fetch(of: town.id, year: 2025, $0) }
    #expect(table["new"]?.total == 0 && table["open"]?.total == 0)
    #expect(try await town.refusal { try Application.askExtension(id, days: 5, reason: "x", $0) }?.contains("没有“申请延期”这一步") == true)
    #expect(try await town.refusal { try Application.propose(id, .init(code: "A2", answer: "x"), $0) } == "请选择答复类型。")
  }

  @Test func `true, it is put right and he is told`() async throws {
    let town = try await ApplicationTown()
    let id = try await decided(town, .init(code: "G1", answer: "已将人口数更正为5人"), key: "amend-key-3")
    let letter = try await text(town, .reply, id)
    #expect(letter.title == "更正政府信息申请答复告知书")
    for part in ["第四十一条", "已予以更正：已将人口数更正为5人。", "六个月", "更正政府信息申请（登记编号"] {
      #expect(letter.body.plainText.contains(part), "\(part)")
    }
    let receipt = try await text(town, .receipt, id).body.plainText
    #expect(receipt.contains("应当是5人") && !receipt.contains("第三十三条"))
    let today = try aDay("2025-07-01")
    try await town.act { try Application.deliver(id, .person, on: today, "", $0) }
    #expect(try await town.find(id).state == .delivered)
  }

  @Test func `another organ's record is handed on with a letter to it, or he is told where to go`() async throws {
    let town = try await ApplicationTown()
    let id = try await handled(town)
    #expect(try await town.refusal { try Application.propose(id, .init(code: "G2"), $0) }?.contains("有权更正的行政机关") == true)
    let handed = try await decided(town, .init(code: "G2", organ: "某某区住建局，某路1号，0559-0000000"), key: "amend-key-4")
    let letter = try await text(town, .forwarding, handed)
    #expect(letter.addressee == "某某区住建局" && letter.number == "某公转〔2025〕1号")
    #expect(letter.body.plainText.contains("现转送贵机关处理") && letter.body.plainText.contains("户口簿复印件"))
    #expect(try await text(town, .reply, handed).body.plainText.contains("受理机关：某某区住建局，某路1号，0559-0000000。"))
    let told = try await decided(town, .init(code: "G3", organ: "某某区住建局"), key: "amend-key-5")
    #expect(try await town.refusal { try Letter.make(.forwarding, of: told, $0) }?.contains("转送") == true)
    #expect(try await text(town, .reply, told).body.plainText.contains("请您向有权更正的行政机关提出：某某区住建局。"))
  }

  @Test func `not true, it is refused with the reason`() async throws {
    let town = try await ApplicationTown()
    let id = try await decided(town, .init(code: "G4", reason: "户口簿登记的就是3人"), key: "amend-key-6")
    #expect(try await text(town, .reply, id).body.plainText.contains("不予更正。理由：户口簿登记的就是3人。"))
  }
}
