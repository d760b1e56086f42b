import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Villages

/// From an empty sheet to the wall and off it again: who may, what is refused, what is left behind.
@Suite struct PostingTests {
  @Test func `a sheet is written, signed by committee, supervisors and town, put up with a photograph, and counts`()
    async throws
  {
    let kit = try await VillageKit()
    let slot = try await kit.slot("dibao", due: day("2026-03-20"))
    let id = try await kit.store.write(as: kit.handler) { try Posting.draft(slot.id, VillageKit.text(), $0) }
    let drafted = try await kit.store.read { try Posting.find(id, $0) }
    #expect(drafted.title == "2026年3月最低生活保障发放名单")
    let early = try await kit.refusal(as: kit.handler) {
      try Posting.putUp(id, on: $0.today, board: nil, photo: nil, $0)
    }
    #expect(early?.issues.map(\.field) == ["", "photo"])
    try await kit.store.write(as: kit.handler) { try Posting.sign(id, .committee, by: "村主任", $0) }
    let refused1 = try await kit.refusal(as: kit.handler) { try Posting.sign(id, .supervisors, by: "村主任", $0) }
    #expect(refused1?.issues.first?.sentence.contains("第三十七条") == true)
    try await kit.store.write(as: kit.handler) { try Posting.sign(id, .supervisors, by: "监委主任", $0) }
    let refused2 = try await kit.refusal(as: kit.handler) { try Posting.sign(id, .town, by: "甲1", $0) }
    #expect(refused2?.kind == .forbidden)
    try await kit.store.write(as: kit.reviewer) { try Posting.sign(id, .town, by: "甲3", $0) }
    try await kit.store.write(as: kit.handler) { try Posting.printed(id, on: "A3", $0) }
    try await kit.store.write(as: kit.handler) {
      try Posting.putUp(id, on: $0.today, board: nil, photo: VillageKit.photo, $0)
    }
    let posting = try await kit.store.read { try Posting.find(id, $0) }
    #expect(posting.state == .up && posting.wall?.upOn == kit.today)
    #expect(posting.wall?.keepUntil == kit.today + 15 && posting.wall?.latestOn == kit.today + 31)
    let (updates, count) = try await kit.store.read { [kit] reader in
      (
        try BoardUpdate.list(in: kit.town, from: kit.today, through: kit.today, reader),
        try BoardUpdate.count(in: kit.town, from: kit.today, through: kit.today, reader)
      )
    }
    #expect(updates.map(\.posting) == [id] && count == 1)
    let events = try await kit.store.read { try Journal.entries(of: "posting:\(id)", $0).map(\.event) }
    #expect(
      events == [
        "posting.putUp", "posting.printed", "posting.signed", "posting.signed", "posting.signed", "posting.drafted",
      ])
  }

  @Test func `a returned or rewritten sheet is signed anew`() async throws {
    let kit = try await VillageKit()
    let id = try await kit.ready(try await kit.slot("tefu", due: day("2026-03-20")).id)
    try await kit.store.write(as: kit.handler) { try Posting.rewrite(id, title: "改过的", VillageKit.text("本期无。"), $0) }
    let first = try await kit.store.read { try Posting.nextStep(id, $0) }
    #expect(first == .committee)
    try await kit.store.write(as: kit.handler) { try Posting.sign(id, .committee, by: "村主任", $0) }
    let refused3 = try await kit.refusal(as: kit.handler) { try Posting.sign(id, .supervisors, .returned, by: "监委主任", $0) }
    #expect(refused3?.issues.map(\.field) == ["note"])
    try await kit.store.write(as: kit.handler) {
      try Posting.sign(id, .supervisors, .returned, by: "监委主任", note: "金额不对", $0)
    }
    let posting = try await kit.store.read { try Posting.find(id, $0) }
    #expect(posting.state == .draft)
    let next = try await kit.store.read { try Posting.nextStep(id, $0) }
    #expect(next == .committee)
  }

  @Test func `private matter does not get onto a sheet, in words or in a column`() async throws {
    let kit = try await VillageKit()
    let slot = try await kit.slot("canji", due: day("2026-04-20"))
    let table = Table(
      rows: [["姓名", "残疾等级"], ["某甲", "二级"]].map { row in
        row.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }
      })
    let fault = try await kit.refusal(as: kit.handler) {
      _ = try Posting.draft(
        slot.id, Manuscript(blocks: [.paragraph(Paragraph([.text("电话 13900001111")])), .table(table)]), $0)
    }
    #expect(fault?.issues.map(\.sentence) == [
      "第 1 段有手机号，不能公开，请删去或者打码后再保存。", "第 1 个表格第 2 行有健康或家庭困难情况，不能公开，请删去或者打码后再保存。",
    ])
    let left = try await kit.store.read { try Posting.list(of: slot.id, $0) }
    #expect(left.isEmpty)
  }

  @Test func `nobody posts for another village, and nobody of the town signs what he wrote himself`() async throws {
    let kit = try await VillageKit()
    let own = try await kit.slot("dibao", due: day("2026-03-20"), of: kit.south)
    let refused4 = try await kit.refusal(as: kit.handler) { _ = try Posting.draft(own.id, VillageKit.text(), $0) }
    #expect(refused4?.kind == .forbidden)
    let both = kit.staff(7, .draft, .firstReview)
    let id = try await kit.store.write(as: both) { try Posting.draft(own.id, VillageKit.text(), $0) }
    try await kit.store.write(as: both) { tx in
      try Posting.sign(id, .committee, by: "村主任", tx)
      try Posting.sign(id, .supervisors, by: "监委主任", tx)
    }
    let refused5 = try await kit.refusal(as: both) { try Posting.sign(id, .town, by: "甲7", $0) }
    #expect(refused5?.kind == .forbidden)
  }

  @Test func `it may not come off before fifteen days without a reason, nor be registered for a day to come`() async throws {
    let kit = try await VillageKit()
    let id = try await kit.putUp(try await kit.slot("dibao", due: day("2026-03-20")).id)
    kit.turn(to: kit.today + 15)
    let refused6 = try await kit.refusal(as: kit.handler) { try Posting.takeDown(id, on: $0.today, $0) }
    #expect(refused6?.issues.map(\.field) == ["reason"])
    let refused7 = try await kit.refusal(as: kit.handler) { try Posting.takeDown(id, on: $0.today + 2, $0) }
    #expect(refused7?.issues.map(\.field) == ["day"])
    kit.turn(to: kit.today + 1)
    try await kit.store.write(as: kit.handler) { try Posting.takeDown(id, on: $0.today, $0) }
    let ended = try await kit.store.read { try Posting.find(id, $0) }
    #expect(ended.wall?.isShort == false)
  }

  @Test func `a correction after posting is a new sheet of the same slot and a second update`() async throws {
    let kit = try await VillageKit()
    let slot = try await kit.slot("dibao", due: day("2026-03-20"))
    let first = try await kit.putUp(slot.id)
    kit.turn(to: kit.today + 2)
    try await kit.store.write(as: kit.handler) { try Posting.takeDown(first, on: $0.today, reason: "金额有误", $0) }
    let second = try await kit.putUp(slot.id)
    let now = try await kit.slot("dibao", due: day("2026-03-20"))
    #expect(now.posted?.posting == second && now.posted?.firstOn == kit.today + -2)
    let count = try await kit.store.read { [kit] in
      try BoardUpdate.count(in: kit.town, from: day("2026-01-01"), through: day("2026-12-31"), $0)
    }
    #expect(count == 2)
  }

  @Test func `a board is not closed while something hangs on it`() async throws {
    let kit = try await VillageKit()
    let id = try await kit.putUp(try await kit.slot("dibao", due: day("2026-03-20")).id)
    let board = try #require(try await kit.store.read { try Posting.find(id, $0) }.board)
    let refused8 = try await kit.refusal(as: kit.keeper) { try Board.close(board, on: $0.today, $0) }
    #expect(refused8?.kind == .conflict)
    let wrong = Board.Details(name: "", place: "", width: 3, sections: [])
    let refused9 = try await kit.refusal(as: kit.keeper) { [kit] in _ = try Board.add(wrong, in: kit.north, on: $0.today, $0) }
    #expect(refused9?.issues.map(\.field) == ["name", "place", "width", "width", "sections"])
  }
}
