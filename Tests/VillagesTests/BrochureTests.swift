import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Villages

/// Brochures by their batches: what is out of date is known by what was handed out, and an inspection names the very batch.
@Suite struct BrochureTests {
  private func batch(_ kit: VillageKit, edition: String = "2025年第1版", until: Day? = day("2026-03-31")) async throws -> Brochure.ID {
    try await kit.store.write(as: kit.keeper) { [kit] in
      try Brochure.add(
        Brochure.Details(
          title: "惠民政策手册", edition: edition, printedOn: day("2025-03-01"), copies: 100, validUntil: until),
        in: kit.town, $0)
    }
  }

  @Test func `a batch is good, then told to end, then out of date; one called back is over at once`() async throws {
    let kit = try await VillageKit()
    let id = try await batch(kit)
    let found = try await kit.store.read { try Brochure.find(id, $0) }
    #expect(found.state(on: day("2026-02-28")) == .good && found.state(on: day("2026-03-01")) == .ending)
    #expect(found.state(on: day("2026-03-31")) == .ending && found.state(on: day("2026-04-01")) == .expired)
    let lasting = try await batch(kit, edition: "2025年第2版", until: nil)
    try await kit.store.write(as: kit.keeper) { try Brochure.retire(lasting, reason: "补贴标准已调整", $0) }
    let called = try await kit.store.read { try Brochure.find(lasting, $0) }
    #expect(called.state(on: kit.today) == .retired && called.state(on: kit.today + -1) == .good)
    let twice = try await kit.refusal(as: kit.keeper) { [kit] in
      try Brochure.add(called.details, in: kit.town, $0)
    }
    #expect(twice?.issues.map(\.field) == ["edition"])
    let notHers = try await kit.refusal(as: kit.handler) { [kit] in try Brochure.add(called.details, in: kit.town, $0) }
    #expect(notHers?.kind == .forbidden)
  }

  @Test func `no more is handed out than was printed, nothing out of date, and a village sees what lies in it`() async throws {
    let kit = try await VillageKit()
    let id = try await batch(kit)
    try await kit.store.write(as: kit.keeper) { [kit] in
      _ = try Brochure.handOut(id, to: kit.north, copies: 60, on: day("2026-03-02"), $0)
    }
    let more = try await kit.refusal(as: kit.keeper) { [kit] in
      try Brochure.handOut(id, to: kit.south, copies: 41, on: day("2026-03-02"), $0)
    }
    #expect(more?.issues.map(\.field) == ["copies"])
    let (there, elsewhere, list) = try await kit.store.read { [kit] reader in
      (try Brochure.lying(in: kit.north, reader), try Brochure.lying(in: kit.south, reader), try BrochureDelivery.list(of: id, reader))
    }
    #expect(there.map(\.id) == [id] && there.first?.outThere == 60 && elsewhere.isEmpty)
    kit.turn(to: day("2026-04-02"))
    let late = try await kit.refusal(as: kit.keeper) { [kit] in
      try Brochure.handOut(id, to: kit.south, copies: 1, on: kit.today, $0)
    }
    #expect(late?.issues.first?.sentence.contains("已过期") == true)
    let delivery = try #require(list.first?.id)
    let stranger = kit.staff(8, .villageDraft, in: [kit.south])
    let notTheirs = try await kit.refusal(as: stranger) { try Brochure.clear(delivery, $0) }
    #expect(notTheirs?.kind == .forbidden)
    try await kit.store.write(as: kit.handler) { try Brochure.clear(delivery, $0) }
    let left = try await kit.store.read { [kit] in try Brochure.lying(in: kit.north, $0) }
    #expect(left.isEmpty)
    let twiceCleared = try await kit.refusal(as: kit.handler) { try Brochure.clear(delivery, $0) }
    #expect(twiceCleared?.kind == .conflict)
  }

  @Test func `a finding names the very batch, and only one that the village got`() async throws {
    let kit = try await VillageKit()
    let id = try await batch(kit)
    let inspector = kit.staff(4, .inspect)
    @Sendable func form(_ key: String) -> InspectionForm {
      InspectionForm(
        key: key, village: kit.north, origin: .patrol, day: kit.today, inspectors: "甲一、乙二",
        findings: [.init("P5", FindingSubject(.brochure, String(id.value)), note: "还摆在架上")])
    }
    let fault = try await kit.refusal(as: inspector) { try Inspection.receive(form("phone-key-0000000001"), $0) }
    #expect(fault?.issues.map(\.field) == ["subject"])
    try await kit.store.write(as: kit.keeper) { [kit] in
      _ = try Brochure.handOut(id, to: kit.north, copies: 5, on: kit.today, $0)
    }
    try await kit.store.write(as: inspector) { _ = try Inspection.receive(form("phone-key-0000000002"), $0) }
    let told = try await kit.store.read { try InspectionFinding.list(of: .brochure, String(id.value), $0) }
    #expect(told.map(\.subject.name) == ["惠民政策手册（2025年第1版）"])
  }
}
