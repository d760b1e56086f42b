import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// The third and fourth parts of the yearly report, counted from the applications themselves.
@Suite struct ReportTests {
  private static let leaves = [
    "A", "B", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "D1", "D2", "D3", "E1", "E2", "E3", "E4", "E5", "F1", "F2", "F3",
  ]

  @Test func `it has every row of the form in its order, twenty-one of them results`() throws {
    let table = try ReportTableThree(year: 2025, [])
    #expect(table.rows.map(\.key) == ["new", "carried"] + Self.leaves + ["done", "open"])
    #expect(table.faults().isEmpty)
    let codes = try DecisionCode.inForce(on: aDay("2025-01-01"))
    #expect(Set(codes.map(\.row)) == Set(Self.leaves) && codes.count == 22)
    #expect(codes.filter { $0.remedy == .reconsiderationFirst }.map(\.code) == ["C1", "C2", "C3", "C4", "C5", "C6", "C7"])
  }

  @Test(arguments: UInt64(1)...30)
  func `for any applications at all the identities hold, year after year, column by column`(seed: UInt64) throws {
    var chance = Seeded(seed: seed)
    let first = try aDay("2022-01-01")
    let facts = (1...Int64.random(in: 1...400, using: &chance)).map { number in
      let received = first + Int.random(in: 0..<1500, using: &chance)
      let isDone = Int.random(in: 0..<10, using: &chance) > 0
      return ReportTableThree.Fact(
        id: Identifier(number), kind: ApplicantKind.allCases.randomElement(using: &chance) ?? .other, receivedOn: received,
        row: isDone ? Self.leaves.randomElement(using: &chance) : nil,
        decidedOn: isDone ? received + Int.random(in: 0..<400, using: &chance) : nil)
    }
    var last: ReportTableThree?
    for year in 2021...2028 {
      let table = try ReportTableThree(year: year, facts)
      #expect(table.faults(after: last) == [])
      let results = Self.leaves.reduce(0) { $0 + (table[$1]?.total ?? 0) }
      #expect(results == table["done"]?.total)
      #expect((table["new"]?.total ?? 0) + (table["carried"]?.total ?? 0) == results + (table["open"]?.total ?? 0))
      last = table
    }
    #expect(last?["new"]?.total == 0)
  }

  @Test func `the published figures of a great city add up by the same checks, and a slip in them shows`() throws {
    // A real report's 总计 column (Hangzhou 2025), as one column of applications.
    let results: [(String, Int)] = [
      ("A", 5548), ("B", 2168), ("C1", 13), ("C2", 30), ("C3", 11), ("C4", 51), ("C5", 104), ("C6", 85), ("C7", 286),
      ("C8", 150), ("D1", 3222), ("D2", 180), ("D3", 19), ("E1", 203), ("E2", 148), ("E3", 0), ("E4", 101), ("E5", 5),
      ("F1", 318), ("F2", 203), ("F3", 965),
    ]
    let (old, now) = (try aDay("2024-12-20"), try aDay("2025-06-02"))
    var facts: [ReportTableThree.Fact] = []
    func add(_ row: String?, _ count: Int) {
      for _ in 0..<count {
        let number = Int64(facts.count + 1)
        facts.append(
          .init(
            id: Identifier(number), kind: .person, receivedOn: number <= 560 ? old : now, row: row,
            decidedOn: row == nil ? nil : now))
      }
    }
    for (row, count) in results { add(row, count) }
    add(nil, 819)
    let table = try ReportTableThree(year: 2025, facts)
    #expect(["new", "carried", "done", "open"].map { table[$0]?.total } == [14_069, 560, 13_810, 819])
    for (row, count) in results { #expect(table[row]?.total == count) }
    #expect(table.faults(after: try ReportTableThree(year: 2024, facts)) == [])
    let slip = facts.map { $0.id == Identifier(1) ? ReportTableThree.Fact(id: $0.id, kind: $0.kind, receivedOn: old, row: nil, decidedOn: now) : $0 }
    #expect(try ReportTableThree(year: 2025, slip).faults() == ["自然人：各项办理结果之和不等于总计。"])
  }

  @Test func `real cases are counted by receipt and by decision, and each cell lists them`() async throws {
    let town = try await ApplicationTown(on: "2025-12-15")
    let one = try await town.handled()
    var company = ApplicationTown.person
    (company.kind, company.paper, company.paperNumber) = (.business, .creditCode, "91110000000000000X")
    let other = try await town.register(town.intake(.window, "另一件", key: "another-key", applicant: company))
    // Never confirmed, so never received, and counted nowhere.
    try await town.register(town.intake(.web, "没有确认的", key: "third-key-1"))
    try town.turn(to: "2025-12-20")
    try await town.act { try Application.withdraw(other, "来电撤回", $0) }
    try town.turn(to: "2026-01-08")
    try await town.act { try Application.propose(one, .init(code: "B", refused: ["C4"], reason: "涉及隐私", answer: "正文"), $0) }
    try await town.act(as: town.head) { try Application.approve(one, $0) }
    let tables = try await town.store.read { reader in
      try [2025, 2026].map { try ReportTableThree.fetch(of: town.id, year: $0, reader) }
    }
    #expect(tables[0]["new"]?.total == 2 && tables[0]["F3"]?.cells[.business] == [other])
    #expect(tables[0]["open"]?.cells[.person] == [one] && tables[1]["carried"]?.cells[.person] == [one])
    #expect(tables[1]["B"]?.cells[.person] == [one] && tables[1]["C4"]?.total == 0)
    #expect(tables[0].faults() == [] && tables[1].faults(after: tables[0]) == [])
  }

  @Test func `reconsideration and suits are counted when they end, and as pending until then`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.handled()
    let day = try aDay("2025-07-01")
    #expect(try await town.refusal { try ApplicationRemedy.file(.reconsideration, over: id, on: day, $0) } != nil)
    try await town.act { try Application.propose(id, .init(code: "C6", reason: "会议记录"), $0) }
    try await town.act(as: town.head) { try Application.approve(id, $0) }
    let remedy = try await town.store.write(as: town.clerk) {
      try ApplicationRemedy.file(.reconsideration, over: id, on: day, $0)
    }
    try town.turn(to: "2026-01-20")
    let closed = try aDay("2026-01-19")
    try await town.act { try ApplicationRemedy.close(remedy, .upheld, on: closed, $0) }
    let tables = try await town.store.read { reader in
      try [2025, 2026].map { try ReportTableFour.fetch(of: town.id, year: $0, reader).blocks[0] }
    }
    #expect(tables.map(\.pending) == [1, 0] && tables.map(\.total) == [1, 1] && tables[1].results[.upheld] == 1)
  }
}

/// The standard of fees against its worked table (law notes §1.7).
@Suite struct FeeTableTests {
  @Test func `items and pages cost what the table says`() throws {
    let table = try FeeTable.current(on: aDay("2025-01-01"))
    let items = zip([10, 11, 30, 31, 40, 41, 45, 50, 51, 60], [0, 100, 2000, 2200, 4000, 4300, 5500, 7000, 7400, 11_000])
    for (count, yuan) in items { #expect(table.amount(.item, units: count) == yuan, "\(count)") }
    let pages = zip([30, 31, 68, 100, 101, 120, 200, 201, 250], [0, 10, 380, 700, 720, 1100, 2700, 2740, 4700])
    for (count, yuan) in pages { #expect(table.amount(.page, units: count) == yuan, "\(count)") }
    #expect(table.amount(.item, units: 1, before: 44) == 300 && table.price(.item, ofUnit: 51) == 400)
    #expect(try FeeTable.current(on: aDay("2020-12-31")).amount(.page, units: 500) == 0)
  }

  @Test(arguments: UInt64(1)...20)
  func `items paid one by one cost as much as all together, and more never cost less`(seed: UInt64) throws {
    var chance = Seeded(seed: seed)
    let table = try FeeTable.current(on: aDay("2025-01-01"))
    let (a, b) = (Int.random(in: 0...90, using: &chance), Int.random(in: 1...90, using: &chance))
    #expect(table.amount(.item, units: a) + table.amount(.item, units: b, before: a) == table.amount(.item, units: a + b))
    #expect(table.amount(.page, units: a + b) >= table.amount(.page, units: a))
  }
}
