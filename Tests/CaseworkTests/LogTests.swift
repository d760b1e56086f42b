import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// The duty line, the window and agency. The clock stands at Monday 9 March 2026, 09:30.
@Suite struct LogTests {
  @Test func `an answered consultation counts, a missed call and an open one do not`() async throws {
    let office = try await Office()
    try await call(office, "医保怎么交", "带身份证到窗口")
    try await call(office, "", "", kind: .missed)
    let open = try await call(office, "问宅基地", "", outcome: .open)
    #expect(try await count(office, .dutyConsultations) == 1)
    try await office.store.write(as: office.officer) { try DutyCall.close(open.id, result: "自然资源所已答复", $0) }
    let records = try await office.store.read { try CaseCount.dutyConsultations.records(office.town, in: 2026, $0) }
    #expect(records.map(\.title) == ["医保怎么交", "问宅基地"] && records[0].number == "ZB2026-0001")
    let again = try await office.refusal(as: office.officer) { try DutyCall.close(open.id, result: "再办一次", $0) }
    #expect(again?.kind == .conflict)
  }

  @Test func `what a call lacks is said, and nothing is written`() async throws {
    let office = try await Office()
    for (matter, answer, outcome, field) in [
      ("", "好", DutyCall.Outcome.answered, "matter"), ("问事", "", .answered, "answer"), ("问事", "", .passed, "passedTo"),
    ] {
      let refused = try await office.refusal(as: office.officer) { tx in
        var new = NewCall()
        (new.matter, new.answer, new.outcome) = (matter, answer, outcome)
        try DutyCall.note(new, in: office.town, office.seal, tx)
      }
      #expect(refused?.issues.map(\.field) == [field])
    }
    #expect(try await office.store.read { try $0.count("SELECT count(*) FROM duty_call") } == 0)
    #expect(try await office.refusal(as: office.clerk) { try DutyCall.note(NewCall(), in: office.town, office.seal,
      $0) }?.kind == .forbidden)
  }

  @Test func `a shift of the night reaches into the next morning and hands its open matters over`() async throws {
    let office = try await Office()
    let (monday, other) = (Day(at: office.clock.now), office.staff(4, .dutyLine))
    try await office.store.write(as: office.officer) {
      try DutyShift.arrange(office.town, from: monday, through: monday + 1, [.day, .night], officer: Identifier(3),
        leader: Identifier(2), $0)
    }
    office.clock.advance(by: 20 * 3600)
    let now = office.clock.now
    let shift = try await office.store.read { try DutyShift.now(office.town, at: now, $0) }
    #expect(shift?.part == .night && shift?.day == monday)
    try await call(office, "老街漏水", "", outcome: .open)
    let own = try await office.refusal(as: office.officer) { try DutyHandover.give(in: office.town, to: Identifier(3), note: "", $0) }
    #expect(own?.issues.first?.field == "taker")
    let id = try await office.store.write(as: office.officer) { try DutyHandover.give(in: office.town, to: Identifier(4), note: "", $0) }
    #expect(try await office.refusal(as: office.officer) { try DutyHandover.take(id, $0) }?.kind == .forbidden)
    try await office.store.write(as: other) { try DutyHandover.take(id, $0) }
    let handover = try await office.store.read { try DutyHandover.latest(office.town, $0).first }
    #expect(handover?.matters == ["ZB2026-0001 老街漏水"] && handover?.takenAt == now)
  }

  @Test func `B acts for A only while A is away, and a slot without either is red`() async throws {
    let office = try await Office()
    let (a, b, day) = (office.staff(11, .window), office.staff(12, .window), Day(at: office.clock.now))
    let post = try await office.store.write(as: office.leader) {
      try WindowPost.keep(nil, in: office.town, name: "社会保障", a: Identifier(11), b: Identifier(12), $0)
    }
    #expect(try await visit(office, a, post).capacity == "A")
    #expect(try await visit(office, b, post).capacity == "B")
    let stranger = try await office.refusal(as: office.staff(13, .window)) {
      var new = NewVisit(post: post)
      new.matter = "办社保"
      _ = try WindowVisit.note(new, in: office.town, office.seal, seededEntropy(), $0)
    }
    #expect(stranger?.issues.first?.field == "post")
    let blank = try await office.refusal(as: a) {
      _ = try WindowAbsence.note(post, .a, from: day, through: day, reason: "下村", handover: "", $0)
    }
    #expect(blank?.issues.first?.field == "handover")
    let red = try await office.store.write(as: a) {
      try WindowAbsence.note(post, .a, from: day, through: day + 1, reason: "下村", handover: "两件待办在左边抽屉", $0)
    }
    #expect(red.isEmpty)
    #expect(try await visit(office, b, post).capacity == "B代A")
    let both = try await office.store.write(as: office.leader) {
      try WindowAbsence.note(post, .b, from: day + 1, through: day + 6, reason: "病假", handover: "无", $0)
    }
    #expect(both == [day + 1])
    let slots = try await office.store.read { try WindowRoster.fetch(office.town, from: day, through: day + 6,
      $0).slots }
    // Monday to Friday: Saturday and Sunday are no slots.
    #expect(slots.map(\.isEmpty) == [false, true, false, false, false] && slots[0].holder == Identifier(12))
  }

  @Test func `a visit is told once and rated once`() async throws {
    let office = try await Office()
    let a = office.staff(11, .window)
    let post = try await office.store.write(as: office.leader) {
      try WindowPost.keep(nil, in: office.town, name: "社会保障", a: Identifier(11), b: Identifier(12), $0)
    }
    let visit = try await visit(office, a, post, .told)
    let empty = try await office.refusal(as: a) { try Self.slip(materials: "").tell(visit.id, $0) }
    #expect(empty?.issues.map(\.field) == ["materials"])
    try await office.store.write(as: a) { try Self.slip().tell(visit.id, $0) }
    #expect(try await office.refusal(as: a) { try Self.slip().tell(visit.id, $0) }?.kind == .conflict)
    #expect(try await office.refusal(as: a) { try WindowVisit.rateOnPaper(visit.id, .good, words: "", $0) }?.kind == .forbidden)
    try await office.store.write(as: .visitor) { try WindowVisit.rate(visit.token, .veryGood, words: "很热心", $0) }
    #expect(try await office.refusal(as: .visitor) { try WindowVisit.rate(visit.token, .poor, words: "", $0) }?.kind == .conflict)
    #expect(try await office.refusal(as: .visitor) { try WindowVisit.rate("nothing", .poor, words: "", $0) }?.kind == .notFound)
    let rated = try await office.store.read { try WindowVisit.find(visit.id, $0) }
    #expect(rated.rating == .veryGood && !rated.isRatedOnPaper)
    #expect(try await count(office, .windowVisits) == 1)
  }

  @Test func `agency goes through seven steps, stands still and goes on, and originals go back before it is filed`() async throws {
    let office = try await Office()
    let agent = office.staff(21, .window)
    let day = Day(at: office.clock.now)
    var new = NewAgency(place: office.town, consentedOn: day, validUntil: day + 30)
    (new.service, new.scope, new.relation) = ("参保登记", "代交材料", "女儿")
    new.client = Contact(name: "程老人", phone: "13800000000", document: "11010519491231002X")
    new.proxy = Contact(name: "程小红", phone: "13900000000")
    new.materials = "身份证 原件 1\n户口本 复印件 2"
    let given = new
    let id = try await office.store.write(as: agent) { try AgencyCase.entrust(given, in: office.town, office.seal, $0) }
    try await office.store.write(as: agent) {
      try AgencyCase.accept(id, promised: day + 5, $0)
      try AgencyCase.handle(id, note: "到区里交了材料", $0)
      try AgencyCase.pause(id, reason: "等委托人补照片", $0)
    }
    var deadlines = try await office.store.read { try CaseDeadlines.running(office.town, $0) }
    #expect(deadlines.map(\.isPaused) == [true] && deadlines[0].due == nil)
    try await office.store.write(as: agent) { try AgencyCase.resume(id, promised: day + 10, validUntil: day + 40, $0) }
    deadlines = try await office.store.read { try CaseDeadlines.running(office.town, $0) }
    #expect(deadlines[0].due == day + 10)
    try await office.store.write(as: agent) { try AgencyCase.deliver(id, receipt: "参保凭证，女儿签收", $0) }
    let kept = try await office.refusal(as: agent) { try AgencyCase.archive(id, $0) }
    #expect(kept?.issues.first?.sentence.contains("身份证") == true)
    let papers = try await office.store.read { try AgencyMaterial.list(of: id, $0) }
    #expect(papers.map(\.words) == ["身份证（原件 1 份）", "户口本（复印件 2 份）"])
    try await office.store.write(as: agent) {
      try AgencyCase.giveBack(id, [papers[0].id], $0)
      try AgencyCase.archive(id, $0)
      try AgencyCase.report(id, $0)
      try AgencyCase.visit(id, .satisfied, note: "", $0)
    }
    let found = try await office.store.read { try AgencyCase.find(id, for: agent, $0) }
    #expect(found.state == .visited && found.clientShown == "程**，138****0000" && found.proxyShown.hasPrefix("程**"))
    let raw: Data? = try await office.store.read { try $0.value("SELECT client FROM agency_case WHERE id = \(id)") }
    #expect(raw.map { !String(decoding: $0, as: UTF8.self).contains("11010519491231002X") } == true)
    let opened = try await office.store.write(as: agent) { try AgencyCase.openClient(id, reason: "打印委托书", office.seal, $0) }
    #expect(opened.client.document == "11010519491231002X" && opened.proxy.name == "程小红")
  }

  @Test func `a wrong identity number is refused by its own check, and a stranger sees no commission`() async throws {
    let office = try await Office()
    let day = Day(at: office.clock.now)
    var new = NewAgency(place: office.town, consentedOn: day, validUntil: day + 30)
    (new.service, new.scope, new.client) = ("参保登记", "代交材料", Contact(name: "程老人", document: "110105194912310021"))
    let given = new
    let refused = try await office.refusal(as: office.clerk) { _ = try AgencyCase.entrust(given, in: office.town,
      office.seal, $0) }
    #expect(refused?.issues.map(\.field) == ["document"])
    #expect(try await office.refusal(as: office.officer) { _ = try AgencyCase.entrust(given, in: office.town,
      office.seal, $0) }?.kind == .forbidden)
  }

  // MARK: what the tests begin with

  @discardableResult
  private func call(
    _ office: Office, _ matter: String, _ answer: String, kind: DutyCall.Kind = .consultation,
    outcome: DutyCall.Outcome = .answered
  ) async throws -> DutyCall {
    try await office.store.write(as: office.officer) { tx in
      var new = NewCall()
      (new.matter, new.answer, new.kind, new.outcome) = (matter, answer, kind, outcome)
      return try DutyCall.note(new, in: office.town, office.seal, tx)
    }
  }

  private func visit(
    _ office: Office, _ actor: Actor, _ post: WindowPost.ID, _ outcome: WindowVisit.Outcome = .handled
  ) async throws -> WindowVisit {
    let entropy = seededEntropy(UInt64(office.clock.now.timeIntervalSince1970))
    office.clock.advance(by: 1)
    return try await office.store.write(as: actor) { tx in
      var new = NewVisit(post: post)
      (new.matter, new.outcome) = ("办社保", outcome)
      return try WindowVisit.note(new, in: office.town, office.seal, entropy, tx)
    }
  }

  private static func slip(materials: String = "身份证、户口本") -> WindowSlip {
    WindowSlip(
      conditions: "本镇户籍", materials: materials, procedure: "窗口受理、区里审核", term: "5 个工作日", fees: "无", reasons: "没有带户口本")
  }

  private func count(_ office: Office, _ count: CaseCount) async throws -> Int {
    try await office.store.read { try count.count(office.town, in: 2026, $0) }
  }
}
