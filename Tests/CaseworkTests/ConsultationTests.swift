import Files
import Foundation
import Jobs
import Kernel
import Logging
import Store
import TestKit
import Testing

@testable import Casework

/// What a consultation does, refuses and leaves behind, on a real database and with the real ffmpeg.
@Suite struct ConsultationTests {
  private struct Office {
    let store: Store
    let clock: TestClock
    let town: Identifier<Organisation>
    let clerk: Actor
    let chief: Actor
    let seal: ContactSeal

    init() async throws {
      let clock = TestClock()
      self.clock = clock
      store = try Store(path: nil, clock: { clock.now })
      town = try await store.write(as: .program("test")) { tx in
        let district: Identifier<Organisation> = try tx.insert(
          """
          INSERT INTO organisation (kind, slug, name, short_name) VALUES ('district', 'qu', '示例区人民政府', '示例区')
          RETURNING id
          """)
        return try tx.insert(
          """
          INSERT INTO organisation (parent, kind, slug, name, short_name)
          VALUES (\(district), 'town', 'chengkan', '呈坎镇人民政府', '呈坎镇') RETURNING id
          """)
      }
      func staff(_ id: Int64, _ duty: Duty, _ town: Identifier<Organisation>) -> Actor {
        .staff(
          Staff(
            account: Identifier(id), name: "p\(id)", displayName: "甲\(id)", organisation: town,
            grants: [Grant(duty, in: [town])]))
      }
      (clerk, chief) = (staff(11, .casework, town), staff(12, .caseApproval, town))
      // Sealing itself is `SecretBox`'s; here only that what is kept is not what was said.
      seal = ContactSeal(
        seal: { bytes, place in Data(place.utf8) + Data(bytes.map { $0 ^ 0x5A }) },
        open: { sealed, place in sealed.dropFirst(place.utf8.count).map { $0 ^ 0x5A } }, mark: { "mark-" + $0 })
    }

    func ask(_ change: (inout NewConsultation) -> Void) async throws -> (id: Consultation.ID, number: String, isNew: Bool) {
      var new = NewConsultation()
      new.question = "高龄津贴怎么申请？"
      change(&new)
      let asked = new
      return try await store.write(as: .visitor) { try Consultation.ask(asked, code: "12345678", in: town, seal, $0) }
    }

    func find(_ id: Consultation.ID) async throws -> Consultation { try await store.read { try Consultation.find(id, $0) } }

    func refusal(as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Void) async throws -> Fault? {
      do {
        try await store.write(as: actor, body)
        return nil
      } catch let fault as Fault { return fault }
    }
  }

  @Test func `a question is numbered, has its day on the calendar, and is followed by number and code only`() async throws {
    let office = try await Office()
    let asked = try await office.ask { $0.contact = Contact(name: "程小禾", phone: "13800000001") }
    #expect(asked.number == "ZX2026-0001")
    let found = try await office.find(asked.id)
    // Monday 9 March 2026, three working days.
    #expect(found.due == Day("2026-03-12"))
    #expect(!found.isProvisional)
    #expect(found.contactShown == "程**，138****0001")
    let town = office.town
    let (right, full, wrong, other) = try await office.store.read { reader in
      (
        try Consultation.follow("ZX2026-0001", code: "1234 5678", in: town, reader),
        try Consultation.follow("ZX2026-0001", code: "１２３４５６７８", in: town, reader),
        try Consultation.follow("ZX2026-0001", code: "12345679", in: town, reader),
        try Consultation.follow("ZX2026-0002", code: "12345678", in: town, reader)
      )
    }
    #expect(right == found && full == found && wrong == nil && other == nil)
    let kept: (Data?, String) = try await office.store.read { reader in
      (try reader.value("SELECT contact FROM consultation"), try reader.value("SELECT code FROM consultation") ?? "")
    }
    #expect(kept.0?.range(of: Data("13800000001".utf8)) == nil)
    #expect(!kept.1.contains("12345678"))
  }

  @Test func `an empty question, one too long and a missing telephone are each told by their field`() async throws {
    let office = try await Office()
    let (store, town, seal) = (office.store, office.town, office.seal)
    func fields(_ new: NewConsultation) async throws -> [String] {
      try await office.refusal(as: .visitor) { _ = try Consultation.ask(new, code: "1", in: town, seal, $0) }?
        .issues.map(\.field) ?? []
    }
    #expect(try await fields(NewConsultation()) == ["question"])
    var long = NewConsultation()
    long.question = String(repeating: "问", count: 10_000)
    #expect(try await fields(long) == ["question"])
    try await store.write(as: .program("test")) {
      try Setting.set(Consultation.phoneSetting, to: "yes", for: town, from: $0.today, source: "镇里的规定", $0)
    }
    var bare = NewConsultation()
    bare.question = "几点上班？"
    #expect(try await fields(bare) == ["phone"])
    #expect(try await store.read { try $0.count("SELECT count(*) FROM consultation") } == 0)
  }

  @Test func `the same question from the same telephone on one day is one question`() async throws {
    let office = try await Office()
    let first = try await office.ask { $0.contact = Contact(phone: "13800000002") }
    let again = try await office.ask { $0.contact = Contact(phone: "138-0000-0002") }
    #expect(again.id == first.id && !again.isNew)
    office.clock.advance(by: 86_400)
    #expect(try await office.ask { $0.contact = Contact(phone: "13800000002") }.isNew)
  }

  @Test func `an answer settles the question once, by somebody of the office, and counts itself`() async throws {
    let office = try await Office()
    let asked = try await office.ask { _ in }
    #expect(try await office.refusal(as: .visitor) { try Consultation.answer(asked.id, "可以", $0) }?.kind == .forbidden)
    #expect(
      try await office.refusal(as: office.clerk) { try Consultation.answer(asked.id, " ", $0) }?.issues.map(\.field)
        == ["answer"])
    try await office.store.write(as: office.clerk) { try Consultation.answer(asked.id, "带身份证到窗口办理。", $0) }
    let found = try await office.find(asked.id)
    #expect(found.state == .answered && found.answer == "带身份证到窗口办理。")
    #expect(try await office.refusal(as: office.clerk) { try Consultation.answer(asked.id, "再答", $0) }?.kind == .conflict)
    let (town, today) = (office.town, office.store.today())
    let counted = try await office.store.read {
      try Consultation.answered(from: today, through: today, in: town, $0).map(\.id)
    }
    #expect(counted == [asked.id])
    #expect(try await office.store.read { try Consultation.open(in: town, $0) }.isEmpty)
  }

  @Test func `who asked is seen only with a reason, and the journal says so without the number`() async throws {
    let office = try await Office()
    let asked = try await office.ask { $0.contact = Contact(name: "方大山", phone: "13900000003") }
    let seal = office.seal
    #expect(
      try await office.refusal(as: office.clerk) { _ = try Consultation.unmask(asked.id, reason: "", seal, $0) }?.kind
        == .invalid)
    let contact = try await office.store.write(as: office.clerk) {
      try Consultation.unmask(asked.id, reason: "回电话问清情况", seal, $0)
    }
    #expect(contact == Contact(name: "方大山", phone: "13900000003"))
    let lines = try await office.store.read { try Journal.entries(of: "consultation:\(asked.id)", $0) }
    #expect(lines.first?.event == "consultation.unmasked")
    #expect(lines.allSatisfy { !$0.detail.contains("13900000003") })
  }

  @Test func `the answer bank takes nothing private, and lets nothing out without a second person`() async throws {
    let office = try await Office()
    let asked = try await office.ask { _ in }
    let clerk = office.clerk
    let leak = try await office.refusal(as: clerk) {
      _ = try CommonAnswer.propose("怎么申请？", "找身份证号 110101199003070134 的人。", from: asked.id, $0)
    }
    #expect(leak?.issues.map(\.field) == ["answer"])
    let id = try await office.store.write(as: clerk) {
      try CommonAnswer.propose("高龄津贴怎么申请？", "年满 80 周岁，带身份证到村里登记。", from: asked.id, $0)
    }
    let both = Actor.staff(
      Staff(
        account: Identifier(11), name: "p11", displayName: "甲11", organisation: office.town,
        grants: [Grant(.caseApproval, in: [office.town])]))
    #expect(try await office.refusal(as: both) { try CommonAnswer.release(id, $0) }?.kind == .forbidden)
    let town = office.town
    #expect(try await office.store.read { try CommonAnswer.released(in: town, $0).total } == 0)
    try await office.store.write(as: office.chief) { try CommonAnswer.release(id, $0) }
    let (all, some, none) = try await office.store.read { reader in
      (
        try CommonAnswer.released(in: town, reader).rows.map(\.id),
        try CommonAnswer.released(in: town, holding: ["高龄", "身份证"], reader).rows.map(\.id),
        try CommonAnswer.released(in: town, holding: ["100%"], reader).rows.map(\.id)
      )
    }
    #expect(all == [id] && some == [id] && none.isEmpty)
    try await office.store.write(as: office.chief) { try CommonAnswer.withdraw(id, reason: "政策变了", $0) }
    #expect(try await office.store.read { try CommonAnswer.released(in: town, $0).total } == 0)
  }

  @Test func `a term beyond the known calendar is provisional and moves when the notice comes`() async throws {
    let office = try await Office()
    office.clock.advance(by: 297 * 86_400)
    let asked = try await office.ask { _ in }
    let before = try await office.find(asked.id)
    // Thursday 31 December 2026: the days counted lie in 2027, whose notice is missing.
    #expect(before.isProvisional)
    let town = office.town
    let moved = try await office.store.write(as: .program("test")) { try Consultation.recount(in: town, $0) }
    #expect(moved == 0)
  }
}

/// Recordings of every kind that a browser or a telephone makes, by the real ffmpeg.
@Suite struct VoiceMakingTests {
  @Test(arguments: ["webm", "ogg", "m4a", "wav", "mp3", "amr"])
  func `a recording of any common kind becomes MP3 that says its length`(ending: String) async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/voice.\(ending)"
    let codecs = ["webm": ["-c:a", "libopus"], "amr": ["-c:a", "libopencore_amrnb", "-ar", "8000", "-b:a", "12.2k"]]
    do {
      _ = try await ChildProcess.run(
        VoiceMaking.program,
        ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=2.5", "-ac", "1"] + (codecs[ending] ?? [])
          + [path])
    } catch ChildProcess.Failure.failed where ending == "amr" {
      // This ffmpeg writes no AMR; reading it is another part.
      return
    }
    let made = try await VoiceMaking.make(path)
    #expect(MediaType.sniff(made.mp3) == .mp3)
    #expect(abs(made.milliseconds - 2500) < 150)
    #expect(made.wave.count == 120 && made.wave.max() == 15)
  }

  @Test func `what is no sound, is silent or too long is refused in one sentence`() async throws {
    let folder = try TemporaryFolder()
    let text = "\(folder.path)/a.webm"
    try Data("这不是录音".utf8).write(to: URL(filePath: text))
    await #expect(throws: VoiceMaking.Unusable.self) { try await VoiceMaking.make(text) }
    let long = "\(folder.path)/long.ogg"
    _ = try await ChildProcess.run(
      VoiceMaking.program,
      ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=200", "-ar", "16000", long])
    do {
      _ = try await VoiceMaking.make(long)
      Issue.record("200 seconds were taken")
    } catch let unusable as VoiceMaking.Unusable {
      #expect(unusable.sentence.contains("3 分钟"))
    }
  }
}
