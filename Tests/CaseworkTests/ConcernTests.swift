import Casework
import Foundation
import Kernel
import Store
import TestKit
import Testing

/// Public concerns. The clock stands at Monday 9 March 2026, 09:30.
@Suite struct ConcernTests {
  @Test(arguments: [(false, "2026-03-08 09:00"), (true, "2026-03-07 09:00")])
  func `the clock runs by the hour through the weekend`(isMajor: Bool, due: String) async throws {
    let office = try await Office()
    // Found on Friday 6 March 2026, at nine.
    let found = try #require(Beijing.instant("2026-03-06 09:00"))
    let id = try await note(office, at: found, isMajor: isMajor)
    let concern = try await office.store.read { try Concern.find(id, in: office.town, $0) }
    #expect(Beijing.minute(concern.dueAt) == due && concern.arithmetic.count == 3)
    let running = try await office.store.read { try CaseDeadlines.running(office.town, $0) }
    #expect(running.map(\.dueAt) == [concern.dueAt] && running[0].kind == .concern)
  }

  @Test func `it is weighed by the leader, answered by an item, and counts in the year of its publication`() async throws {
    let office = try await Office()
    let id = try await note(office, at: office.clock.now)
    let early = try await office.refusal(as: office.clerk) { try Concern.respond(id, in: office.town, by: 7, $0) }
    #expect(early?.kind == .conflict)
    let clerk = try await office.refusal(as: office.clerk) {
      try Concern.judge(id, in: office.town, responds: true, opinion: "属实", lead: nil, $0)
    }
    #expect(clerk?.kind == .forbidden)
    try await office.store.write(as: office.leader) {
      try Concern.judge(id, in: office.town, responds: true, opinion: "属实，公开说明", lead: nil, $0)
    }
    try await office.store.write(as: office.clerk) { try Concern.respond(id, in: office.town, by: 7, $0) }
    #expect(try await count(office, 2026) == 0)
    let published = try #require(Beijing.instant("2026-12-31 23:50"))
    try await office.store.write(as: .program("concerns")) { try Concern.answered(id, at: published, $0) }
    let concern = try await office.store.read { try Concern.answered(by: 7, $0) }
    #expect(concern?.state == .answered && concern?.answeredAt == published)
    #expect(try await count(office, 2026) == 1)
    #expect(try await count(office, 2027) == 0)
    #expect(try await office.store.read { try Concern.awaiting($0) }.isEmpty)
  }

  @Test func `a concern found in the future or without facts is refused`() async throws {
    let office = try await Office()
    let refused = try await office.refusal(as: office.clerk) { tx in
      var new = NewConcern(source: .media, foundAt: tx.now.addingTimeInterval(60))
      new.topic = "桥"
      _ = try Concern.note(new, in: office.town, tx)
    }
    #expect(refused?.issues.map(\.field) == ["facts", "foundAt"])
  }

  private func note(_ office: Office, at time: Date, isMajor: Bool = false) async throws -> Concern.ID {
    try await office.store.write(as: office.clerk) { tx in
      var new = NewConcern(source: .window, foundAt: time)
      (new.topic, new.facts, new.isMajor) = ("老桥能不能走", "多人来窗口问，担心安全。", isMajor)
      return try Concern.note(new, in: office.town, tx)
    }
  }

  private func count(_ office: Office, _ year: Int) async throws -> Int {
    try await office.store.read { try CaseCount.publishedConcerns.count(office.town, in: year, $0) }
  }
}
