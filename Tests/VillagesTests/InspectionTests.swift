import Files
import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Villages

/// From a phone at the wall to a closed order: what comes twice is one, what is wrong is refused whole, what is late is told.
@Suite struct InspectionTests {
  static let key = "phone-key-0000000001"

  private func form(
    _ kit: VillageKit, key: String = InspectionTests.key, on day: Day? = nil, found: [InspectionForm.Found] = [],
    results: [String: PointResult] = ["current": .good, "phones": .good]
  ) async throws -> InspectionForm {
    let day = day ?? kit.today
    let points = try await kit.store.read { [kit] in try InspectionPoint.list(for: kit.town, on: day, $0) }
    let answers = points.compactMap { point in results[point.code].map { (point.id, $0) } }
    return InspectionForm(
      key: key, village: kit.north, day: day, inspectors: "甲一、乙二", place: "东墙",
      answers: Dictionary(uniqueKeysWithValues: answers), findings: found)
  }

  private func receive(_ kit: VillageKit, _ form: InspectionForm, as actor: Actor? = nil) async throws -> Inspection.Reception {
    try await kit.store.write(as: actor ?? kit.inspector) { try Inspection.receive(form, $0) }
  }

  /// An inspection that found an old brochure, with its order.
  private func order(_ kit: VillageKit, key: String = InspectionTests.key, problem: String = "P5") async throws -> Rectification.ID {
    let found = InspectionForm.Found(problem, FindingSubject(.brochure, name: "防汛手册"), note: "过期")
    let taken = try await receive(kit, try await form(kit, key: key, found: [found]))
    return try await kit.store.write(as: kit.inspector) { tx in
      try Rectification.issue(about: try InspectionFinding.list(of: taken.id, tx).map(\.id), responsible: "村主任", tx)
    }
  }

  @Test func `a form that a phone sends twice is one inspection, and another under its key is refused`() async throws {
    let kit = try await VillageKit()
    let form = try await form(kit)
    let first = try await receive(kit, form)
    let second = try await receive(kit, form)
    #expect(first == .taken(first.id) && second == .known(first.id))
    var other = form
    other.note = "另一回事"
    let fault = try await kit.refusal(as: kit.inspector) { [other] in try Inspection.receive(other, $0) }
    #expect(fault?.kind == .conflict)
    let count = try await kit.store.read { try $0.count("SELECT count(*) FROM inspection") }
    #expect(count == 1)
  }

  @Test(arguments: 0..<20) func `however sendings interleave, every form arrives once`(seed: Int) async throws {
    let kit = try await VillageKit(catalogue: false)
    var generator = Seeded(seed: UInt64(seed))
    var sendings: [InspectionForm] = []
    for number in 0..<6 {
      let form = try await form(kit, key: "phone-key-00000000\(10 + number)", on: kit.today + -number)
      // Each is sent one to four times: answers get lost on the way back.
      sendings += Array(repeating: form, count: Int.random(in: 1...4, using: &generator))
    }
    sendings.shuffle(using: &generator)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for form in sendings {
        group.addTask { _ = try await kit.store.write(as: kit.inspector) { try Inspection.receive(form, $0) } }
      }
      try await group.waitForAll()
    }
    let (rows, visits) = try await kit.store.read { [kit] reader in
      (
        try reader.count("SELECT count(*) FROM inspection"),
        try VillageFigure.inspections.records(in: kit.town, from: kit.today + -30, through: kit.today, reader).count
      )
    }
    #expect(rows == 6 && visits == 6)
  }

  @Test func `two forms of one village on one day are one visit, and the patrol's is none`() async throws {
    let kit = try await VillageKit()
    _ = try await receive(kit, try await form(kit))
    _ = try await receive(kit, try await form(kit, key: "phone-key-0000000002", results: ["board": .good]))
    var patrol = try await form(kit, key: "phone-key-0000000003", results: [:])
    patrol.origin = .patrol
    patrol.findings = [.init("P3", FindingSubject(.page, "/chengkan/zwgk/12", name: "预算公开"), note: "数字对不上")]
    _ = try await receive(kit, patrol)
    let counts = try await kit.store.read { [kit] reader in
      try [VillageFigure.inspections, .patrolFindings].map {
        try $0.records(in: kit.town, from: kit.today, through: kit.today, reader).count
      }
    }
    #expect(counts == [1, 1])
  }

  @Test func `a point that is wrong says what is wrong, and a finding is tied to a thing of this village`() async throws {
    let kit = try await VillageKit()
    let silent = try await form(kit, results: ["current": .bad])
    let fault = try await kit.refusal(as: kit.inspector) { try Inspection.receive(silent, $0) }
    #expect(fault?.issues.map(\.field) == ["note-current"])
    let foreign = try await kit.slot("dibao", due: day("2026-03-20"), of: kit.south)
    let wrong = try await form(
      kit, found: [.init("P1", FindingSubject(.slot, String(foreign.id.value)))], results: ["current": .bad])
    let refused = try await kit.refusal(as: kit.inspector) { try Inspection.receive(wrong, $0) }
    #expect(refused?.issues.map(\.field) == ["subject"])
    let own = try await kit.slot("dibao", due: day("2026-03-20"))
    let right = try await form(kit, found: [.init("P1", FindingSubject(.slot, String(own.id.value)))], results: ["current": .bad])
    let taken = try await receive(kit, right)
    let told = try await kit.store.read { try InspectionFinding.list(of: .slot, String(own.id.value), $0) }
    #expect(told.map(\.inspection) == [taken.id] && told.first?.subject.name == "2026年3月最低生活保障发放名单")
  }

  @Test func `nobody inspects without the duty, in the future, or without a name`() async throws {
    let kit = try await VillageKit()
    let plain = try await form(kit)
    let stranger = try await kit.refusal(as: kit.handler) { try Inspection.receive(plain, $0) }
    #expect(stranger?.kind == .forbidden)
    var odd = plain
    (odd.day, odd.inspectors, odd.key) = (kit.today + 1, "", "phone-key-0000000009")
    let fault = try await kit.refusal(as: kit.inspector) { [odd] in try Inspection.receive(odd, $0) }
    #expect(Set(fault?.issues.map(\.field) ?? []) == ["day", "inspectors"])
    let left = try await kit.store.read { try $0.count("SELECT count(*) FROM inspection") }
    #expect(left == 0)
  }

  @Test func `an order is due by its gravest problem, in working days, and shows its arithmetic`() async throws {
    let kit = try await VillageKit()
    let usual = try await order(kit)
    let grave = try await order(kit, key: "phone-key-0000000002", problem: "P4")
    let (first, second, lines) = try await kit.store.read {
      (try Rectification.find(usual, $0), try Rectification.find(grave, $0), try Rectification.arithmetic(usual, $0))
    }
    // Monday 9 March 2026 and five working days; one working day for a leak.
    #expect(first.dueOn == day("2026-03-16") && second.dueOn == day("2026-03-10"))
    #expect(first.number == "整改〔2026〕1号" && second.number == "整改〔2026〕2号")
    #expect(first.basis.contains("第三十六条") && first.basis.contains("第四十七条"))
    #expect(lines.contains { $0.contains("2026-03-16") })
  }

  @Test func `the village replies, the town rechecks, sends back, and closes; what shows again is opened`() async throws {
    let kit = try await VillageKit()
    let id = try await order(kit)
    let own = kit.staff(9, .villageDraft, .inspect)
    try await kit.store.write(as: own) { try Rectification.reply(id, "已经换下过期的册子。", $0) }
    let himself = try await kit.refusal(as: own) { try Rectification.recheck(id, passed: true, note: "", $0) }
    #expect(himself?.kind == .forbidden)
    let wordless = try await kit.refusal(as: kit.inspector) { try Rectification.recheck(id, passed: false, note: "", $0) }
    #expect(wordless?.issues.map(\.field) == ["note"])
    try await kit.store.write(as: kit.inspector) { try Rectification.recheck(id, passed: false, note: "还有两本", $0) }
    try await kit.store.write(as: own) { try Rectification.reply(id, "两本也换下了。", $0) }
    try await kit.store.write(as: kit.inspector) { try Rectification.recheck(id, passed: true, note: "", $0) }
    try await kit.store.write(as: kit.inspector) { try Rectification.reopen(id, reason: "又放上去了", $0) }
    let (order, events) = try await kit.store.read { (try Rectification.find(id, $0), try Rectification.events(of: id, $0)) }
    #expect(order.state == .open && order.reopened == 2 && order.closedOn == nil)
    #expect(events.map(\.kind) == [.issued, .replied, .failed, .replied, .passed, .reopened])
  }

  @Test func `what is overdue is reminded of, circulated and reported, each once; more time is given only before the day`()
    async throws
  {
    let kit = try await VillageKit()
    let id = try await order(kit)
    try await kit.store.write(as: kit.inspector) { try Rectification.extend(id, by: 2, reason: "玻璃要订做", $0) }
    let extended = try await kit.store.read { try Rectification.find(id, $0).dueOn }
    #expect(extended == day("2026-03-18"))
    var taken: [[Rectification.Escalation]] = []
    for day in ["2026-03-18", "2026-03-19", "2026-03-19", "2026-03-23", "2026-03-25"] {
      kit.turn(to: Day(day) ?? kit.today)
      let steps = try await kit.store.write(as: .program("upkeep")) { [kit] in try Rectification.escalate(in: kit.town, $0) }
      taken.append(steps.map(\.escalation))
    }
    #expect(taken == [[], [.reminded], [], [.circulated], [.reported]])
    let late = try await kit.refusal(as: kit.inspector) { try Rectification.extend(id, by: 1, reason: "再等等", $0) }
    #expect(late?.issues.map(\.field) == ["days"])
  }

  @Test func `the same problem on a second day is a repeated one`() async throws {
    let kit = try await VillageKit()
    _ = try await order(kit)
    let once = try await kit.store.read { [kit] in try RepeatedProblem.list(in: kit.town, on: kit.today, $0) }
    kit.turn(to: day("2026-04-09"))
    _ = try await order(kit, key: "phone-key-0000000002")
    let twice = try await kit.store.read { [kit] in try RepeatedProblem.list(in: kit.town, on: kit.today, $0) }
    #expect(once.isEmpty && twice.map(\.problem) == ["P5"] && twice.first?.times == 2)
  }

  @Test func `a kind of problem is set from a day on, and what was found before keeps its own`() async throws {
    let kit = try await VillageKit()
    try await kit.store.write(as: kit.keeper) { [kit] tx in
      try InspectionProblem.set(
        "P5", name: "宣传册过期", .serious, term: "3个工作日", source: "区政务公开办通知", in: kit.town, from: day("2026-03-10"), tx)
    }
    let (before, after) = try await kit.store.read { [kit] reader in
      (
        try InspectionProblem.list(for: kit.town, on: day("2026-03-09"), reader).first { $0.code == "P5" }?.term,
        try InspectionProblem.list(for: kit.town, on: day("2026-03-10"), reader).first { $0.code == "P5" }?.term
      )
    }
    #expect(before == .workingDays(5) && after == .workingDays(3))
    let fault = try await kit.refusal(as: kit.keeper) { [kit] in
      try InspectionProblem.set("P5", name: "", .minor, term: "48小时", source: "", in: kit.town, from: kit.today, $0)
    }
    #expect(fault?.issues.map(\.field) == ["name", "term", "source"])
  }
}

extension VillageKit {
  var inspector: Actor { staff(4, .inspect) }
}
