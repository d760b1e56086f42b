import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Villages

/// Training, guidance and receptions: what is noted, by whom, and what the year's figures make of it.
@Suite struct TrainingTests {
  private func session(_ kit: VillageKit, _ mode: TrainingSession.Mode = .video) async throws -> TrainingSession.ID {
    try await kit.store.write(as: kit.keeper) { [kit] tx in
      try TrainingSession.note(
        .init(mode, topic: "公开栏一期不漏", day: tx.today, minutes: 60, trainer: "某人"), in: kit.town,
        mode == .oneToOne ? [.init(kit.north, "甲一")] : [.init(kit.north, "甲一"), .init(kit.south, "乙二"), .init(kit.north, "甲一")], tx)
    }
  }

  private func count(_ kit: VillageKit, _ figure: VillageFigure) async throws -> Int {
    try await kit.store.read { [kit] in try figure.records(in: kit.town, from: kit.today, through: kit.today, $0).count }
  }

  @Test func `a session counts once however many come, and guidance is another figure`() async throws {
    let kit = try await VillageKit(catalogue: false)
    let id = try await session(kit)
    _ = try await session(kit, .oneToOne)
    let people = try await kit.store.read { try TrainingSession.attendance(of: id, $0).map(\.person) }
    #expect(people == ["甲一", "乙二"])
    #expect(try await count(kit, .trainings) == 1)
    #expect(try await count(kit, .guidance) == 1)
    let refused = try await kit.refusal(as: kit.handler) { [kit] tx in
      try TrainingSession.note(.init(.onSite, topic: "自办", day: tx.today, minutes: 60, trainer: "某人"), in: kit.town, [.init(kit.north, "甲一")], tx)
    }
    #expect(refused?.kind == .forbidden)
    let empty = try await kit.refusal(as: kit.keeper) { [kit] tx in
      try TrainingSession.note(.init(.video, topic: "", day: tx.today + 1, minutes: 0, trainer: ""), in: kit.town, [], tx)
    }
    #expect(empty?.issues.map(\.field) == ["topic", "day", "minutes", "trainer", "people"])
  }

  @Test func `a quiz is read as typed, answered by those who were there, and keeps the better result`() async throws {
    let kit = try await VillageKit(catalogue: false)
    let id = try await session(kit)
    let questions = try QuizQuestion.read("公布多少天？\n七天\n*十五天\n\n能写身份证号吗？\n＊不能\n能\n")
    #expect(questions.map(\.answer) == [1, 0] && questions.first?.choices == ["七天", "十五天"])
    #expect(throws: Fault.self) { try QuizQuestion.read("没有对的答案\n甲\n乙") }
    try await kit.store.write(as: kit.keeper) { try TrainingSession.ask(id, questions, $0) }
    let people = try await kit.store.read { try TrainingSession.attendance(of: id, $0) }
    let unfinished = try await kit.refusal(as: kit.handler) { try TrainingSession.answer(id, as: people[0].id, [1, nil], $0) }
    #expect(unfinished?.issues.map(\.field) == ["answers"])
    let foreign = try await kit.refusal(as: kit.handler) { try TrainingSession.answer(id, as: people[1].id, [1, 0], $0) }
    #expect(foreign?.kind == .forbidden)
    for answers in [[1, 1], [1, 0], [0, 1]] {
      _ = try await kit.store.write(as: kit.handler) { try TrainingSession.answer(id, as: people[0].id, answers, $0) }
    }
    let results = try await kit.store.read { try QuizResult.list(of: id, $0) }
    #expect(results.map(\.correct) == [2] && results.first?.attempts == 3)
    let late = try await kit.refusal(as: kit.keeper) { try TrainingSession.ask(id, questions, $0) }
    #expect(late?.kind == .conflict)
  }

  @Test func `a reception sent twice is one, its phone lies sealed, and the town answers what it was handed`() async throws {
    let kit = try await VillageKit(catalogue: false)
    let note = ReceptionNote(
      key: "reception-key-0001", village: kit.north, day: kit.today, topic: .funds, matter: "没有在名单上", name: "程某", phone: "13900001111")
    // A lock that turns every byte around: enough to see that nothing lies open.
    let seal: VillageReception.Seal = { bytes, _ in Data(bytes.map { ~$0 }) }
    let id = try await kit.store.write(as: kit.handler) { try VillageReception.note(note, seal, $0) }
    let again = try await kit.store.write(as: kit.handler) { try VillageReception.note(note, seal, $0) }
    #expect(id == again)
    let found = try await kit.store.read { try VillageReception.find(id, $0) }
    #expect(found.contactShown == "程＊，139****1111" && found.state == .open)
    let lies = try await kit.store.read { reader in try reader.only("SELECT contact FROM reception")["contact"] as Data }
    #expect(!String(decoding: lies, as: UTF8.self).contains("13900001111"))
    try await kit.store.write(as: kit.handler) { try VillageReception.hand(id, reason: "要镇里核实", $0) }
    let own = try await kit.refusal(as: kit.handler) { try VillageReception.settle(id, answer: "自己答复", $0) }
    #expect(own?.kind == .forbidden)
    let clerk = kit.staff(6, .casework)
    try await kit.store.write(as: clerk) { try VillageReception.settle(id, answer: "已核实，符合条件。", $0) }
    let contact = try await kit.store.write(as: clerk) {
      try VillageReception.unmask(id, reason: "回电话", { sealed, _ in sealed.map { ~$0 } }, $0)
    }
    #expect(contact.phone == "13900001111")
    let events = try await kit.store.read { try Journal.entries(of: "reception:\(id)", $0).map(\.event) }
    #expect(events == ["reception.unmasked", "reception.settled", "reception.handed", "reception.noted"])
    #expect(try await count(kit, .receptions) == 1)
  }

  @Test func `a reception without a matter or with letters for a phone is refused field by field`() async throws {
    let kit = try await VillageKit(catalogue: false)
    let note = ReceptionNote(
      key: "reception-key-0001", village: kit.north, day: kit.today + 1, topic: .other, matter: "", phone: "一三九")
    let fault = try await kit.refusal(as: kit.handler) { try VillageReception.note(note, { bytes, _ in Data(bytes) }, $0) }
    #expect(fault?.issues.map(\.field) == ["matter", "phone", "day"])
    let left = try await kit.store.read { try $0.count("SELECT count(*) FROM reception") }
    #expect(left == 0)
  }
}

/// The lists that people open every day find their rows by an index.
@Suite struct InspectionPlanTests {
  @Test func `no daily list of inspections, orders, training or receptions walks over a whole table`() async throws {
    let kit = try await VillageKit(catalogue: false)
    let (town, north, today) = (kit.town, kit.north, kit.today)
    var queries: [SQL] = [
      Inspection.query(town, today, today), Rectification.opening([north]), Rectification.overdue(town, before: today),
      TrainingSession.query(town, today, today), VillageReception.query([north], today, today),
      RepeatedProblem.query(town, today, today), Posting.newest(town, today, 30), Posting.unlisted(today),
      "SELECT * FROM reception WHERE ticket = 1", Brochure.lying(north),
    ]
    queries += VillageFigure.allCases.map { $0.query(town, today, today) }
    for query in queries {
      let plan = try await kit.store.read { reader in
        try reader.all("EXPLAIN QUERY PLAN \(query)") { try $0["detail"] as String }
      }
      #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(plan)")
    }
  }
}
