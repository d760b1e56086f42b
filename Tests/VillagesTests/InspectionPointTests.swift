import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Villages

/// The checklist is dated data: what was looked at before a change stays what it was.
@Suite struct InspectionPointTests {
  private static let terms = InspectionPoint.Terms(
    question: "夜间照明完好", hint: "晚上去看", problem: "P6", subject: .board, position: 3, source: "区里通知")

  private func codes(_ kit: VillageKit, on day: Day) async throws -> [String] {
    try await kit.store.read { [kit] in try InspectionPoint.list(for: kit.town, on: day, $0).map(\.code) }
  }

  @Test func `a point is added, changed and ended from a day on, and the list of a day is what held then`() async throws {
    let kit = try await VillageKit()
    let today = kit.today
    let code = try await kit.store.write(as: kit.keeper) { [kit] in
      try InspectionPoint.add(Self.terms, in: kit.town, from: today + 1, $0)
    }
    #expect(try await codes(kit, on: today).contains(code) == false)
    let list = try await codes(kit, on: today + 1)
    #expect(list.count == 11 && list.firstIndex(of: code) == 3)
    var other = Self.terms
    other.question = "夜间照明完好、够亮"
    try await kit.store.write(as: kit.keeper) { [kit, other] tx in
      try InspectionPoint.change(code, other, in: kit.town, from: today + 5, tx)
      // The first of everybody's list, changed by this town alone.
      try InspectionPoint.change("current", other, in: kit.town, from: today + 5, tx)
      try InspectionPoint.end("archive", in: kit.town, from: today + 7, source: "区里通知", tx)
    }
    let (before, after) = try await kit.store.read { [kit] reader in
      (
        try InspectionPoint.list(for: kit.town, on: today + 4, reader), try InspectionPoint.list(for: kit.town, on: today + 7, reader)
      )
    }
    #expect(before.first { $0.code == code }?.question == "夜间照明完好" && before.contains { $0.code == "archive" })
    #expect(after.first { $0.code == code }?.question == "夜间照明完好、够亮" && !after.contains { $0.code == "archive" })
    #expect(after.first { $0.code == "current" }?.isOwn == true)
    // Somebody else's town goes on with everybody's list.
    let elsewhere = try await kit.store.read { [kit] in try InspectionPoint.list(for: kit.north, on: today + 7, $0) }
    #expect(elsewhere.count == 10)
  }

  @Test func `what was answered is not written over, and nothing is changed for days that are over`() async throws {
    let kit = try await VillageKit()
    let past = try await kit.refusal(as: kit.keeper) { [kit] in
      try InspectionPoint.add(Self.terms, in: kit.town, from: kit.today + -1, $0)
    }
    #expect(past?.issues.map(\.field) == ["from"])
    let byHandler = try await kit.refusal(as: kit.handler) { [kit] in try InspectionPoint.add(Self.terms, in: kit.town, from: kit.today, $0) }
    #expect(byHandler?.kind == .forbidden)
    let code = try await kit.store.write(as: kit.keeper) { [kit] in
      try InspectionPoint.add(Self.terms, in: kit.town, from: kit.today, $0)
    }
    let point = try await kit.store.read { [kit] in
      try InspectionPoint.list(for: kit.town, on: kit.today, $0).first { $0.code == code }
    }
    let asked = try #require(point)
    let form = InspectionForm(
      key: "phone-key-0000000001", village: kit.north, day: kit.today, inspectors: "甲一、乙二", answers: [asked.id: .good])
    try await kit.store.write(as: kit.staff(4, .inspect)) { _ = try Inspection.receive(form, $0) }
    let again = try await kit.refusal(as: kit.keeper) { [kit] in
      try InspectionPoint.end(code, in: kit.town, from: kit.today, source: "区里通知", $0)
    }
    #expect(again?.issues.map(\.field) == ["from"])
    try await kit.store.write(as: kit.keeper) { [kit] in
      try InspectionPoint.end(code, in: kit.town, from: kit.today + 1, source: "区里通知", $0)
    }
    // A phone that was given the list before it was changed is still understood.
    kit.turn(to: kit.today + 1)
    var late = form
    (late.key, late.day) = ("phone-key-0000000002", kit.today)
    try await kit.store.write(as: kit.staff(4, .inspect)) { [late] in _ = try Inspection.receive(late, $0) }
    let count = try await kit.store.read { try $0.count("SELECT count(*) FROM inspection_answer WHERE point = \(asked.id)") }
    #expect(count == 2)
  }
}
