import Files
import Foundation
import Kernel
import Manuscript
import Store
import TestKit

@testable import Villages

/// A made-up town with two villages that have the catalogue and a board each, and people who work for them. The clock
/// stands on Monday 9 March 2026 and is turned by hand.
struct VillageKit: Sendable {
  let store: Store
  let clock = TestClock()
  let town: Identifier<Organisation>
  let north: Identifier<Organisation>
  let south: Identifier<Organisation>

  init(catalogue: Bool = true) async throws {
    let clock = clock
    store = try Store(path: nil, clock: { clock.now })
    let ids: [Identifier<Organisation>] = try await store.write(as: .program("test")) { tx in
      let district: Identifier<Organisation> = try tx.insert(
        "INSERT INTO organisation (kind, slug, name, short_name) VALUES ('district', 'q', '某区', '某区') RETURNING id")
      let town: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (parent, kind, slug, name, short_name)
        VALUES (\(district), 'town', 'town', '某镇人民政府', '某镇') RETURNING id
        """)
      return try [town] + [("north", "北村"), ("south", "南村")].map { slug, name in
        try tx.insert(
          """
          INSERT INTO organisation (parent, kind, slug, name, short_name)
          VALUES (\(town), 'village', \(slug), \(name + "村民委员会"), \(name)) RETURNING id
          """)
      }
    }
    (town, north, south) = (ids[0], ids[1], ids[2])
    guard catalogue else { return }
    for village in [ids[1], ids[2]] {
      try await store.write(as: keeper) { tx in
        try SheetRule.install(try VillageCatalogue.shipped(), in: village, from: day("2026-01-01"), tx)
        try Board.add(Board.Details(name: "村务公开栏", place: "村委会东墙"), in: village, on: tx.today, tx)
      }
    }
  }

  func staff(_ account: Int64, _ duties: Duty..., in places: [Identifier<Organisation>]? = nil) -> Actor {
    let grants = duties.map { Grant($0, in: Set(places ?? [town, north, south])) }
    return .staff(
      Staff(
        account: Identifier(account), name: "u\(account)", displayName: "甲\(account)", organisation: town, grants: grants))
  }

  /// The handler of the north village alone.
  var handler: Actor { staff(1, .villageDraft, in: [north]) }
  var keeper: Actor { staff(2, .draft) }
  var reviewer: Actor { staff(3, .firstReview) }
  /// The town's leader.
  var leader: Actor { staff(4, .caseApproval) }

  var today: Day { store.today() }

  func turn(to day: Day) { clock.advance(by: day.start.timeIntervalSince(store.today().start)) }

  func slot(_ item: String, due: Day, of village: Identifier<Organisation>? = nil) async throws -> Slot {
    let found = try await store.read { try Slot.list(of: [village ?? north], due: due, through: due, $0) }
    guard let slot = found.first(where: { $0.item == item }) else { throw Fault.notFound }
    return slot
  }

  static func text(_ words: String = "一、本期收入 3000 元。二、本期支出 1200 元。") -> Manuscript {
    Manuscript(blocks: [.paragraph(Paragraph([.text(words)]))])
  }

  static let photo = PhotoProof(
    Blob(digest: BlobDigest(of: Data("photo".utf8)), size: 5, mediaType: .jpeg), taken: nil)

  /// Written and signed, as far as its rule asks.
  func ready(_ slot: Slot.ID, as actor: Actor? = nil, _ text: Manuscript = text()) async throws -> Posting.ID {
    let id = try await store.write(as: actor ?? handler) { try Posting.draft(slot, text, $0) }
    while let step = try await store.read({ try Posting.nextStep(id, $0) }) {
      let signer = step == .town ? reviewer : actor ?? handler
      try await store.write(as: signer) { try Posting.sign(id, step, by: "签字人\(step.rawValue)", $0) }
    }
    return id
  }

  func putUp(_ slot: Slot.ID, on day: Day? = nil, as actor: Actor? = nil) async throws -> Posting.ID {
    let id = try await ready(slot, as: actor)
    try await store.write(as: actor ?? handler) {
      try Posting.putUp(id, on: day ?? $0.today, board: nil, photo: Self.photo, $0)
    }
    return id
  }

  func refusal(as actor: Actor, _ body: @Sendable (Transaction) throws -> Void) async throws -> Fault? {
    do {
      try await store.write(as: actor) { try body($0) }
      return nil
    } catch let fault as Fault { return fault }
  }
}

/// A day that a test names; one that does not exist fails the test where it stands.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}
