import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

/// Keys for other programs: who issues them, how long they open, what is left of them.
@Suite struct ApiTokenTests {
  private func staff(_ house: House, _ duty: Duty) -> Actor {
    .staff(
      Staff(
        account: Identifier(1), name: "xitong", displayName: "某人", organisation: house.district.id,
        grants: [Grant(duty, in: [house.district.id, house.town.id])]))
  }

  @Test func `a key opens until its last day, and only its digest is kept`() async throws {
    let house = try await House()
    let key = try await house.store.write(as: staff(house, .systemAdministration)) {
      try ApiToken.issue(" 区门户 ", for: house.town.id, days: 2, house.entropy, $0)
    }
    let today = house.store.today()
    let found = try await house.store.read { try ApiToken.find(key, on: today, $0) }
    #expect(found?.name == "区门户" && found?.town == house.town.id)
    #expect(try await house.store.read { try ApiToken.find(key, on: today + 1, $0) } != nil)
    #expect(try await house.store.read { try ApiToken.find(key, on: today + 2, $0) } == nil)
    #expect(try await house.store.read { try ApiToken.find(key + "0", on: today, $0) } == nil)
    let kept = try await house.store.read { try $0.all("SELECT digest FROM api_token") { try $0["digest"] as String } }
    #expect(kept.count == 1 && !key.contains(kept[0]) && !kept[0].contains(key.dropFirst(3)))
    let journal = try await house.store.read { try $0.all("SELECT detail FROM journal") { try $0["detail"] as String } }
    #expect(!journal.contains { $0.contains(key) } && journal.contains { $0.contains("区门户") })
  }

  @Test func `what was revoked opens nothing, in the town of its own only`() async throws {
    let house = try await House()
    let administrator = staff(house, .systemAdministration)
    let key = try await house.store.write(as: administrator) {
      try ApiToken.issue("区门户", for: house.town.id, days: 30, house.entropy, $0)
    }
    let today = house.store.today()
    let token = try #require(try await house.store.read { try ApiToken.find(key, on: today, $0) })
    await #expect(throws: Fault.self) {
      try await house.store.write(as: administrator) { try ApiToken.revoke(token.id, in: house.district.id, $0) }
    }
    try await house.store.write(as: administrator) { try ApiToken.revoke(token.id, in: house.town.id, $0) }
    #expect(try await house.store.read { try ApiToken.find(key, on: today, $0) } == nil)
    #expect(try await house.store.read { try ApiToken.list(of: house.town.id, $0) }.map(\.isRevoked) == [true])
  }

  @Test func `only the system administrator issues one, with a name and an end`() async throws {
    let house = try await House()
    await #expect(throws: Fault.self) {
      try await house.store.write(as: staff(house, .draft)) {
        _ = try ApiToken.issue("区门户", for: house.town.id, days: 30, house.entropy, $0)
      }
    }
    do {
      try await house.store.write(as: staff(house, .systemAdministration)) {
        _ = try ApiToken.issue(" ", for: house.town.id, days: 0, house.entropy, $0)
      }
      Testing.Issue.record("a nameless key was issued")
    } catch let fault as Fault { #expect(fault.issues.map(\.field) == ["name", "days"]) }
  }
}
