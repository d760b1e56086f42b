import Foundation
import Kernel
import Store
import TestKit

@testable import Accounts

/// A small district with made-up people, a clock turned by hand, and hashing cheap enough for tests.
struct House {
  let clock: TestClock
  let store: Store
  let entropy = seededEntropy()
  let hashing: Hashing
  let box: SecretBox
  let district: Organisation
  let town: Organisation
  let village: Organisation
  let otherVillage: Organisation

  static let program = Actor.program("test")
  static let password = "Zhongwen-2026"

  init() async throws {
    let clock = TestClock()
    self.clock = clock
    store = try Store(path: nil, clock: { clock.now })
    hashing = Hashing(entropy: entropy)
    box = try SecretBox(key: Array(repeating: 7, count: 32))
    let places = try await store.write(as: Self.program) { tx in
      try Setting.set("security.password.cost", to: "4", for: nil, from: tx.today, source: "测试", tx)
      let district = try Organisation.add(.district, slug: "qu", name: "某某区人民政府", shortName: "某某区", tx)
      let town = try Organisation.add(
        .town, slug: "chengkan", name: "某某镇人民政府", shortName: "某某镇", below: district.id, tx)
      let village = try Organisation.add(
        .village, slug: "dong-cun", name: "东村村民委员会", shortName: "东村", below: town.id, tx)
      let other = try Organisation.add(
        .village, slug: "xi-cun", name: "西村村民委员会", shortName: "西村", below: town.id, tx)
      return [district, town, village, other]
    }
    district = places[0]
    town = places[1]
    village = places[2]
    otherVillage = places[3]
  }

  var signIn: SignIn { SignIn(store: store, hashing: hashing, box: box, entropy: entropy) }
  var passwords: PasswordChange { PasswordChange(store: store, hashing: hashing) }

  func rules() async throws -> SecurityRules {
    let today = store.today()
    return try await store.read { try SecurityRules.current(on: today, $0) }
  }

  func hash(_ password: String = House.password) async throws -> PasswordHash {
    try await hashing.hash(password, try await rules())
  }

  /// Somebody with a role in an organisation, whose password needs no change.
  @discardableResult
  func person(
    _ name: String, _ role: Role? = nil, in organisation: Organisation? = nil, mustChange: Bool = false
  ) async throws -> Account {
    let hash = try await hash(), place = (organisation ?? town).id
    return try await store.write(as: Self.program) { tx in
      try Account.create(
        name: name, displayName: "某人", organisation: place, roles: role.map { [$0] } ?? [], password: hash,
        mustChangePassword: mustChange, tx)
    }
  }

  /// As who the account acts now, with the rights it has.
  func actor(_ account: Account) async throws -> Actor {
    try await store.read { .staff(account.staff(try Grant.resolved(of: account.id, $0))) }
  }

  func attempt(_ name: String, _ password: String = House.password) async throws -> SignIn.Outcome {
    try await signIn.attempt(name: name, password: password, from: "10.0.0.7")
  }

  /// The token of somebody signed in.
  func token(_ name: String, _ password: String = House.password) async throws -> String {
    switch try await attempt(name, password) {
    case .signedIn(let token), .mustChangePassword(let token): return token
    case let other: throw Unexpected(outcome: other)
    }
  }

  struct Unexpected: Error { let outcome: SignIn.Outcome }

  func resume(_ token: String) async throws -> SignedIn? {
    let now = clock.now
    return try await store.read { try Session.resume(token, at: now, $0) }
  }

  /// What the journal says of an account, oldest first.
  func events(of account: Account) async throws -> [String] {
    try await store.read { try Journal.entries(of: account.subject, $0).map(\.event).reversed() }
  }

  /// The sentence with which something is refused.
  func refusal(_ body: () async throws -> Void) async throws -> String? {
    do {
      try await body()
      return nil
    } catch let fault as Fault {
      return fault.issues.map(\.sentence).joined(separator: " ")
    }
  }
}
