import Casework
import Foundation
import Kernel
import Store
import TestKit

/// A made-up town that must answer (答复办公室): a village, a clerk, a leader, a duty officer, two at the window.
struct Office: Sendable {
  let clock = TestClock()
  let store: Store
  let town: Identifier<Organisation>
  let village: Identifier<Organisation>
  let seal = Office.lock

  init() async throws {
    let clock = clock
    store = try Store(path: nil, clock: { clock.now })
    let ids = try await store.write(as: .program("test")) { tx in
      let district: Identifier<Organisation> = try tx.insert(
        "INSERT INTO organisation (kind, slug, name, short_name) VALUES ('district', 'q', '某区', '某区') RETURNING id")
      let town: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (parent, kind, slug, name, short_name)
        VALUES (\(district), 'town', 'town', '某镇人民政府', '某镇') RETURNING id
        """)
      let village: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (parent, kind, slug, name, short_name)
        VALUES (\(town), 'village', 'east', '东村', '东村') RETURNING id
        """)
      return [town, village]
    }
    (town, village) = (ids[0], ids[1])
  }

  func staff(_ account: Int64, _ duties: Duty...) -> Actor {
    .staff(
      Staff(
        account: Identifier(account), name: "u\(account)", displayName: "甲\(account)", organisation: town,
        grants: duties.map { Grant($0, in: [town, village]) }))
  }

  var clerk: Actor { staff(1, .casework) }
  var leader: Actor { staff(2, .caseApproval) }
  var officer: Actor { staff(3, .dutyLine) }

  /// A lock whose boxes open only at their place: the key of a test is no secret.
  static let lock = ContactSeal(
    seal: { bytes, place in Data(bytes.map { $0 ^ 0x5A }) + Data(place.utf8) },
    open: { sealed, place in
      let tail = Data(place.utf8)
      guard sealed.suffix(tail.count) == tail else { throw CocoaError(.fileReadCorruptFile) }
      return sealed.dropLast(tail.count).map { $0 ^ 0x5A }
    }, mark: { "m" + String($0.reversed()) })

  func refusal(as actor: Actor, _ body: @Sendable (Transaction) throws -> Void) async throws -> Fault? {
    do {
      try await store.write(as: actor) { try body($0) }
      return nil
    } catch let fault as Fault { return fault }
  }

  func days(_ count: Int) { clock.advance(by: Double(count) * 86_400) }
}
