import Files
import Foundation
import Kernel
import Manuscript
import Sheets
import Store
import TestKit
import Testing

@testable import Villages

/// A list from the upload to its end: who sees what of it, and what is left when its time is over.
@Suite struct BenefitStoryTests {
  static let sealing = Sealing(
    seal: { bytes, place in Data(Array(place.utf8) + [0] + bytes.map { $0 ^ 0x5A }) },
    open: { sealed, place in
      let front = Array(place.utf8) + [0]
      guard sealed.starts(with: front) else { throw Fault.notFound }
      return sealed.dropFirst(front.count).map { $0 ^ 0x5A }
    }, mark: { words in String((Hex.encode(words.utf8) + String(repeating: "0", count: 64)).prefix(64)) },
    token: { "once" })

  private let kit: VillageKit
  private let folder: TemporaryFolder
  private let files: FileStore

  init() async throws {
    kit = try await VillageKit()
    folder = try TemporaryFolder()
    files = try FileStore(folder: folder.path)
  }

  private static let rows = [
    ["户主姓名", "身份证号", "村民组", "保障人数", "金额", "银行账号"],
    ["程某甲", MadeUp.identity(1), "3组", "2", "860", "6217000000000001"], ["罗某乙", MadeUp.identity(2), "4组", "1", "420", "6217000000000002"],
    ["胡某丙", MadeUp.identity(3), "4组", "1", "300", "6217000000000003"],
  ]

  private func upload() throws -> BenefitUpload {
    let csv = CSV.write(Self.rows)
    return try BenefitUpload.receive(
      try Workbook.read(csv), bytes: csv, named: "低保.csv", files, Self.sealing, on: kit.today)
  }

  private func make(_ item: String = "dibao", due: String = "2026-03-20", _ kind: BenefitList.Kind = .result) async throws -> BenefitList {
    let (slot, upload) = (try await kit.slot(item, due: day(due)), try upload())
    return try await kit.store.write(as: kit.handler) { tx in
      let id = try BenefitList.make(upload, for: slot.id, fund: slot.fund.isEmpty ? "dibao" : slot.fund, kind, Self.sealing, tx)
      return try BenefitList.find(id, tx)
    }
  }

  private func hang(_ list: BenefitList) async throws -> Posting.ID {
    let id = try await kit.store.write(as: kit.keeper) { try BenefitList.confirm(list.id, phone: "0559-0000000", $0) }
    while let step = try await kit.store.read({ try Posting.nextStep(id, $0) }) {
      let signer = step == .town ? kit.reviewer : kit.handler
      try await kit.store.write(as: signer) { try Posting.sign(id, step, by: "签字人\(step.rawValue)", $0) }
    }
    try await kit.store.write(as: kit.handler) {
      try Posting.putUp(id, on: $0.today, board: nil, photo: VillageKit.photo, $0)
    }
    return id
  }

  @Test func `the board has its fields, the web only totals, and everything else is in the sealed original alone`() async throws {
    let list = try await make()
    #expect(list.board.heads == ["序号", "姓名", "村民组", "人数", "金额（元）"])
    #expect(list.board.rows[0] == ["1", "程某甲", "3组", "2", "860"])
    #expect(list.web.rows.isEmpty && list.web.summary == "共 3 户，合计 1580 元。")
    let queries: [SQL] = [
      "SELECT * FROM benefit_list", "SELECT * FROM benefit_record", "SELECT * FROM posting", "SELECT * FROM journal",
    ]
    var dump = ""
    for query in queries {
      let rows = try await kit.store.read { try $0.all(query) { "\($0.columns)" } }
      dump += rows.joined()
    }
    #expect(!dump.contains(MadeUp.identity(1)) && !dump.contains("6217000000000001"))
  }

  @Test func `a second person confirms, never the one who uploaded`() async throws {
    let list = try await make()
    let own = try await kit.refusal(as: kit.handler) { _ = try BenefitList.confirm(list.id, phone: "", $0) }
    #expect(own?.kind == .forbidden)
    let posting = try await hang(list)
    let hung = try await kit.store.read { try BenefitList.find(list.id, $0) }
    #expect(hung.posting == posting && hung.isShown(on: kit.today) && hung.confirmer == "甲2")
    let rewritten = try await kit.refusal(as: kit.handler) {
      try Posting.rewrite(posting, title: "改", VillageKit.text(), $0)
    }
    #expect(rewritten?.kind == .conflict)
  }

  @Test func `one finds one's own record by two facts, others find nothing`() async throws {
    _ = try await hang(try await make())
    func look(_ name: String, _ tail: String) async throws -> [BenefitRecord] {
      try await kit.store.read { [kit] in
        try BenefitRecord.find(name: name, tail: tail, in: kit.north, on: kit.today, Self.sealing, $0)
      }
    }
    let own = try await look("程 某甲", String(MadeUp.identity(1).suffix(4)))
    #expect(own.map(\.fund) == ["最低生活保障"])
    #expect(own.first?.lines.map(\.value) == ["2", "860"])
    let wrong = try await look("程某甲", "0000")
    let other = try await look("罗某乙", String(MadeUp.identity(1).suffix(4)))
    #expect(wrong.isEmpty && other.isEmpty)
  }

  @Test func `when its time is over nothing of it is left but the stub and the sealed original`() async throws {
    let list = try await make()
    let posting = try await hang(list)
    let hung = try await kit.store.read { try BenefitList.find(list.id, $0) }
    let last = try #require(hung.shownUntil)
    #expect(last == day("2026-04-08"))
    #expect(hung.isShown(on: last) && !hung.isShown(on: last + 1))
    kit.turn(to: last + 1)
    let ended = try await kit.store.write(as: .program("villages")) { try BenefitList.endOver(on: $0.today, $0) }
    #expect(ended.map(\.id) == [list.id])
    let after = try await kit.store.read { try BenefitList.find(list.id, $0) }
    #expect(after.state == .ended && after.web.isEmpty && after.board.isEmpty)
    let records = try await kit.store.read { try $0.count("SELECT count(*) FROM benefit_record") }
    #expect(records == 0)
    // The paper still has to come off, and says so.
    let hanging = try await kit.store.read { [kit] in try Slot.hanging(of: [kit.north], ending: kit.today + 2, $0) }
    #expect(hanging.map { $0.posted?.posting } == [posting])
    let opened = try await kit.store.write(as: kit.keeper) {
      try BenefitList.openOriginal(list.id, reason: "群众来访核对金额", $0)
    }
    let bytes = try Self.sealing.original(opened.digest, opened.place, files)
    #expect(String(decoding: bytes, as: UTF8.self).contains(MadeUp.identity(1)))
    let journal = try await kit.store.read { try Journal.entries(of: "benefit:\(list.id)", $0) }
    #expect(journal.first?.event == "benefit.opened" && journal.first?.detail.contains("群众来访核对金额") == true)
  }

  @Test func `the original is not opened without a reason, nor by the village's handler`() async throws {
    let list = try await make()
    let silent = try await kit.refusal(as: kit.keeper) { _ = try BenefitList.openOriginal(list.id, reason: " ", $0) }
    let village = try await kit.refusal(as: kit.handler) { _ = try BenefitList.openOriginal(list.id, reason: "想看看原件", $0) }
    #expect(silent?.issues.map(\.field) == ["reason"] && village?.kind == .forbidden)
  }

  @Test func `a notice before the decision has its own period in working days, takes objections, and hangs no longer`() async throws {
    let rules = try await kit.store.read { [kit] in try SheetRule.list(of: kit.north, on: kit.today, $0) }
    let rule = try #require(rules.first { $0.item == "gongshi" })
    let slot = try await kit.store.write(as: kit.handler) {
      try Slot.happen("三月新申请低保", on: $0.today, rule: rule.id, $0)
    }
    let upload = try upload()
    let list = try await kit.store.write(as: kit.handler) { tx in
      try BenefitList.find(try BenefitList.make(upload, for: slot, fund: "dibao", .notice, Self.sealing, tx), tx)
    }
    let posting = try await hang(list)
    let (hung, sheet) = try await kit.store.read { reader in
      (try BenefitList.find(list.id, reader), try Posting.find(posting, reader))
    }
    // Seven working days after Monday 9 March 2026.
    #expect(hung.objectionsUntil == day("2026-03-18") && hung.shownUntil == day("2026-03-18"))
    #expect(sheet.wall?.keepUntil == day("2026-03-18") && sheet.wall?.latestOn == day("2026-03-21"))
    #expect(sheet.manuscript.plainText.contains("公示期 7个工作日"))
    let words = BenefitObjection.Words(name: "某某", contact: "本村四组", text: "第二户上月已经搬走")
    let filed = try await kit.store.write(as: .visitor) {
      try BenefitObjection.file(words, against: list.id, by: .web, Self.sealing, $0)
    }
    #expect(filed.number == "YY2026-1" && filed.isTimely && filed.dueOn == day("2026-03-16"))
    let read = try await kit.store.write(as: kit.handler) { try filed.read(Self.sealing, $0) }
    #expect(read == words)
    try await kit.store.write(as: kit.handler) { try BenefitObjection.answer(filed.id, .upheld, "经核实属实，已取消。", $0) }
    let again = try await kit.refusal(as: kit.handler) { try BenefitObjection.answer(filed.id, .upheld, "再答一次吧", $0) }
    #expect(again?.kind == .conflict)
    kit.turn(to: day("2026-03-19"))
    let late = try await kit.refusal(as: .visitor) {
      _ = try BenefitObjection.file(words, against: list.id, by: .web, Self.sealing, $0)
    }
    #expect(late?.kind == .notFound)
  }

  @Test func `a town's own dated setting changes the policy from its day on, and never beyond what may be published`() async throws {
    try await kit.store.write(as: .program("test")) { [kit] tx in
      try Setting.set("benefit.board.tefu", to: "list:name,amount", for: kit.town, from: tx.today, source: "区卫健委函", tx)
      try Setting.set("benefit.web.tefu", to: "list:name,identity", for: kit.town, from: tx.today, source: "写错了", tx)
    }
    let (before, after) = try await kit.store.read { [kit] reader in
      (
        try BenefitPolicy.inForce("tefu", for: kit.north, on: kit.today + -1, reader),
        try BenefitPolicy.inForce("tefu", for: kit.north, on: kit.today, reader)
      )
    }
    #expect(before.board == .totals && after.board == .list([.name, .amount]) && after.web == .none)
  }

  @Test func `taking the sheet down early, or dropping it, takes the list away too`() async throws {
    let list = try await make()
    let posting = try await hang(list)
    try await kit.store.write(as: kit.handler) { try Posting.takeDown(posting, on: $0.today, reason: "泄露隐私", $0) }
    let after = try await kit.store.read { try BenefitList.find(list.id, $0) }
    #expect(after.state == .ended && !after.isShown(on: kit.today))
  }

  @Test func `the daily lists are found by their indexes`() async throws {
    let (due, mine) = try await kit.store.read { [kit] reader in
      (
        try reader.all("EXPLAIN QUERY PLAN \(Slot.opening([kit.north], kit.today))") { try $0["detail"] as String },
        try reader.all("EXPLAIN QUERY PLAN \(BenefitRecord.query("x", kit.north, kit.today))") { try $0["detail"] as String }
      )
    }
    #expect(!due.contains { $0.hasPrefix("SCAN") }, "\(due)")
    #expect(!mine.contains { $0.hasPrefix("SCAN") }, "\(mine)")
  }
}
