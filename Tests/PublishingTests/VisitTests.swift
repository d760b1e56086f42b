import Foundation
import Kernel
import Publishing
import Store
import TestKit
import Testing

/// Counting visits without losing or doubling any.
@Suite struct VisitTests {
  @Test func `visits survive the death of the process and are counted once`() async throws {
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let item = try await town.publish().item
    var ledger: VisitLedger? = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy(), capacity: 64)
    let day = Day(at: monday)
    for _ in 0..<5 { ledger?.note(item, on: day) }
    // Closed as a killed process leaves it: nothing was flushed by us.
    let name = ledger?.name
    ledger = nil
    let again = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy(2), capacity: 64)
    #expect(again.name == name)
    again.note(item, on: day + 1)
    #expect(try await town.store.write(as: .program("visits")) { try again.settle($0) } == 6)
    #expect(try await town.store.write(as: .program("visits")) { try again.settle($0) } == 0)
    try await town.store.read { reader throws in
      #expect(try Visits.total(of: item, reader) == 6)
      #expect(try Visits.days(of: item, from: day, to: day + 1, reader).map(\.count) == [5, 1])
      #expect(try Visits.total(of: town.id, from: day, to: day, reader) == 5)
      #expect(try PublicItem.fetch(1, in: town.id, reader)?.visits == 6)
    }
  }

  @Test func `a settlement that is rolled back is done again whole`() async throws {
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let item = try await town.publish().item
    let ledger = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy())
    for _ in 0..<3 { ledger.note(item, on: Day(at: monday)) }
    _ = try await town.refusal(as: .program("visits")) {
      try ledger.settle($0)
      throw Fault.notFound
    }
    #expect(try await town.store.write(as: .program("visits")) { try ledger.settle($0) } == 3)
  }

  @Test func `a ring that went round tells what it lost and goes on`() async throws {
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let item = try await town.publish().item
    let ledger = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy(), capacity: 64)
    for _ in 0..<200 { ledger.note(item, on: Day(at: monday)) }
    #expect(try await town.store.write(as: .program("visits")) { try ledger.settle($0) } == 64)
    #expect(try await town.store.read { try $0.count("SELECT lost FROM visit_settlement") } == 136)
  }

  @Test func `many write at once and none is missed`() async throws {
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let item = try await town.publish().item
    let ledger = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy())
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<1000 { ledger.note(item, on: Day(at: monday)) } } }
    }
    #expect(try await town.store.write(as: .program("visits")) { try ledger.settle($0) } == 8000)
  }

  @Test func `a second program does not get the ledger`() async throws {
    let folder = try TemporaryFolder()
    let first = try VisitLedger(path: folder.path + "/v", entropy: seededEntropy())
    #expect(throws: Fault.self) { try VisitLedger(path: folder.path + "/v", entropy: seededEntropy()) }
    #expect(first.noted == 0)
  }
}
