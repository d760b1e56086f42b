import Kernel
import Store
import TestKit
import Testing

@testable import Villages

/// Which sheets are expected, for which term, by which day, and how each stands.
@Suite struct SlotTests {
  @Test func `every part of a board has its own heading`() {
    #expect(Set(BoardSection.allCases.map(\.chinese)).count == BoardSection.allCases.count)
  }

  @Test(arguments: [
    (SheetFrequency.monthly, "2026-03-09", 0, 20, "2026年3月", "2026-03-20"),
    (.monthly, "2026-01-31", 1, 31, "2026年1月", "2026-02-28"),
    (.monthly, "2023-12-05", 1, 29, "2023年12月", "2024-01-29"),
    (.quarterly, "2026-03-31", 0, 20, "2026年第1季度", "2026-01-20"),
    (.quarterly, "2026-11-02", 3, 15, "2026年第4季度", "2027-01-15"),
    (.halfYearly, "2026-07-01", 0, 31, "2026年下半年", "2026-07-31"),
    (.yearly, "2024-02-29", 1, 30, "2024年", "2024-02-29"),
  ])
  func `a term has its name and its day, also at the ends of months and years`(
    frequency: SheetFrequency, inside: String, month: Int, dueDay: Int, words: String, due: String
  ) throws {
    let term = try #require(SheetTerm(frequency, holding: day(inside)))
    #expect(term.words == words)
    #expect(term.due(month: month, day: dueDay) == day(due))
    #expect(term.first <= day(inside) && day(inside) <= term.last)
  }

  @Test func `terms follow one another without gap or overlap`() throws {
    for frequency in SheetFrequency.allCases where frequency.months != nil {
      var term = try #require(SheetTerm(frequency, holding: day("2023-01-01")))
      while term.last < day("2027-01-01") {
        let next = try #require(term.next(frequency))
        #expect(next.first == term.last + 1)
        term = next
      }
    }
  }

  @Test func `a village has exactly its sheets of a year: twelve of each month, four of each quarter`() async throws {
    let kit = try await VillageKit()
    kit.turn(to: day("2026-12-31"))
    try await kit.store.write(as: .program("upkeep")) { _ = try Slot.unfold(through: $0.today, $0) }
    let again = try await kit.store.write(as: .program("upkeep")) { try Slot.unfold(through: $0.today, $0) }
    #expect(again == 0)
    let slots = try await kit.store.read { [kit] reader in
      try Slot.list(of: [kit.north], due: day("2026-01-01"), through: day("2027-02-01"), reader)
    }
    let counts = Dictionary(grouping: slots.filter { $0.term.last <= day("2026-12-31") }, by: \.item).mapValues(\.count)
    #expect(counts["dibao"] == 12 && counts["gaoling"] == 12 && counts["tefu"] == 12 && counts["accounts"] == 12)
    #expect(counts["canji"] == 4 && counts["meeting"] == 4 && counts["policy"] == 4 && counts["major"] == nil)
    #expect(slots.filter { $0.item == "accounts" }.map(\.dueOn).contains(day("2027-01-15")))
  }

  @Test func `the state follows the day: due, then missing; posted or late; expired until it is taken down`() async throws {
    let kit = try await VillageKit()
    let slot = try await kit.slot("dibao", due: day("2026-03-20"))
    #expect(slot.state(on: day("2026-03-20")) == .due && slot.state(on: day("2026-03-21")) == .missing)
    let posting = try await kit.putUp(slot.id)
    let filled = try await kit.slot("dibao", due: day("2026-03-20"))
    #expect(filled.state(on: kit.today) == .posted && filled.state(on: day("2026-04-09")) == .posted)
    #expect(filled.state(on: day("2026-04-10")) == .expired)
    kit.turn(to: day("2026-04-12"))
    try await kit.store.write(as: kit.handler) { try Posting.takeDown(posting, on: $0.today, $0) }
    #expect(try await kit.slot("dibao", due: day("2026-03-20")).state(on: day("2026-05-01")) == .posted)
    let late = try await kit.slot("tefu", due: day("2026-03-20"))
    _ = try await kit.putUp(late.id)
    #expect(try await kit.slot("tefu", due: day("2026-03-20")).state(on: kit.today) == .late)
  }

  @Test func `what happens at once is due within days, once, and only where the rule says so`() async throws {
    let kit = try await VillageKit()
    let rules = try await kit.store.read { [kit] in try SheetRule.list(of: kit.north, on: kit.today, $0) }
    let major = try #require(rules.first { $0.item == "major" })
    let dibao = try #require(rules.first { $0.item == "dibao" })
    let slot = try await kit.store.write(as: kit.handler) {
      try Slot.happen("村口桥梁维修招标", on: $0.today, rule: major.id, $0)
    }
    let found = try await kit.store.read { try Slot.find(slot, $0) }
    #expect(found.dueOn == kit.today + 3 && found.title == "涉及集体利益的重大事项：村口桥梁维修招标")
    let refused1 = try await kit.refusal(as: kit.handler) { _ = try Slot.happen("村口桥梁维修招标", on: $0.today, rule: major.id, $0) }
    #expect(refused1?.kind == .conflict)
    let refused2 = try await kit.refusal(as: kit.handler) { _ = try Slot.happen("发钱", on: $0.today + 1, rule: dibao.id, $0) }
    #expect(refused2?.issues.map(\.field) == ["rule", "day"])
  }

  @Test func `a rule may be stricter than the statute, never laxer, and last year's terms stay as they were`() async throws {
    let kit = try await VillageKit()
    let catalogue = try VillageCatalogue.shipped()
    let line = try #require(catalogue.line("meeting"))
    var terms = SheetRule.Terms(line, keepDays: 15, latestDays: 60)
    terms.frequency = .halfYearly
    terms.keepDays = 10
    let fault = try await kit.refusal(as: kit.keeper) { [terms, kit] tx in
      try SheetRule.set("meeting", terms, in: kit.north, from: day("2026-04-01"), catalogue, tx)
    }
    #expect(fault?.issues.map(\.field) == ["frequency", "keepDays"])
    #expect(fault?.issues.first?.sentence.contains("第三十五条") == true)
    terms.frequency = .monthly
    terms.keepDays = 20
    try await kit.store.write(as: kit.keeper) { [terms, kit] tx in
      _ = try SheetRule.set("meeting", terms, in: kit.north, from: day("2026-04-01"), catalogue, tx)
    }
    let slots = try await kit.store.read { [kit] in
      try Slot.list(of: [kit.north], due: day("2026-01-01"), through: day("2026-05-31"), $0)
    }
    let due = slots.filter { $0.item == "meeting" }.map(\.dueOn)
    #expect(due == [day("2026-01-20"), day("2026-04-20"), day("2026-05-20")])
    let refused3 = try await kit.refusal(as: kit.handler) { [terms, kit] tx in _ = try SheetRule.set("meeting", terms, in: kit.north, from: day("2026-06-01"), catalogue, tx) }
    #expect(refused3?.kind == .forbidden)
  }

  @Test func `a village merged mid-year keeps what it posted and owed; the rest is the successor's, once`() async throws {
    let kit = try await VillageKit()
    let posted = try await kit.slot("dibao", due: day("2026-03-20"))
    let posting = try await kit.putUp(posted.id)
    // Only the north village posts this.
    var terms = SheetRule.Terms(
      name: "古祠修缮款", section: .finance, frequency: .monthly, dueMonth: 1, dueDay: 10, keepDays: 15, latestDays: 60,
      basis: "村民会议决定")
    terms.byTown = false
    try await kit.store.write(as: kit.keeper) { [terms, kit] tx in
      _ = try SheetRule.set("hall", terms, in: kit.north, from: day("2026-03-01"), VillageCatalogue.shipped(), tx)
    }
    let effects = try await kit.store.read { [kit] in
      try Village.merging(kit.north, into: kit.south, on: day("2026-04-05"), reason: "区政府批复", $0)
    }
    #expect(effects.posted == 1 && effects.hanging == 1 && effects.inherited == ["古祠修缮款"] && effects.boards.count == 1)
    let admin = try await kit.refusal(as: kit.staff(9, .systemAdministration)) { [kit] in
      try Village.merge(kit.north, into: kit.south, on: day("2026-04-05"), reason: "区政府批复", $0)
    }
    #expect(admin?.kind == .forbidden)
    try await kit.store.write(as: kit.leader) { [kit] in
      try Village.merge(kit.north, into: kit.south, on: day("2026-04-05"), reason: "区政府批复", $0)
    }
    let (north, south) = try await kit.store.read { [kit] reader in
      (
        try Slot.list(of: [kit.north], due: day("2026-01-01"), through: day("2026-12-31"), reader),
        try Slot.list(of: [kit.south], due: day("2026-04-05"), through: day("2026-05-31"), reader)
      )
    }
    #expect(north.allSatisfy { $0.dueOn < day("2026-04-05") })
    #expect(north.contains { $0.item == "gaoling" && $0.state(on: day("2026-06-01")) == .missing })
    #expect(south.filter { $0.item == "dibao" && $0.dueOn == day("2026-04-20") }.count == 1)
    #expect(south.filter { $0.item == "hall" }.map(\.term.words) == ["2026年4月"])
    let kept = try await kit.store.read { try Posting.find(posting, $0) }
    #expect(kept.villageName == "北村")
    let gone = try await kit.store.read { [kit] in try Village.find(kit.north, $0) }
    #expect(gone.merged?.name == "南村")
    // Still off the wall in time.
    kit.turn(to: day("2026-04-10"))
    try await kit.store.write(as: kit.keeper) { try Posting.takeDown(posting, on: $0.today, $0) }
  }

  @Test func `a village gets another name: old sheets keep theirs, what is not printed gets the new one`() async throws {
    let kit = try await VillageKit()
    let hung = try await kit.putUp(try await kit.slot("dibao", due: day("2026-03-20")).id)
    let begun = try await kit.ready(try await kit.slot("tefu", due: day("2026-03-20")).id)
    @Sendable func rename(_ tx: Transaction) throws {
      try Village.rename(
        kit.north, to: "北山村", committee: "北山村村民委员会", on: day("2026-03-01"), reason: "区民政局批复〔2026〕3号", tx)
    }
    let byKeeper = try await kit.refusal(as: kit.keeper, rename)
    #expect(byKeeper?.kind == .forbidden)
    let taken = try await kit.refusal(as: kit.leader) { [kit] in
      try Village.rename(kit.north, to: "南村", committee: "南村村民委员会", on: $0.today, reason: "", $0)
    }
    #expect(taken?.issues.map(\.field) == ["name", "reason"])
    try await kit.store.write(as: kit.leader, rename)
    let (old, new, village, told) = try await kit.store.read { [kit] reader in
      (
        try Posting.find(hung, reader).villageName, try Posting.find(begun, reader).villageName,
        try Village.find(kit.north, reader), try Village.renamings(of: kit.north, reader)
      )
    }
    #expect(old == "北村" && new == "北山村" && village.name == "北山村" && village.committee == "北山村村民委员会")
    #expect(told.map(\.oldName) == ["北村"])
  }
}
