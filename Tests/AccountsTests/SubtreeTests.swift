import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct SubtreeTests {
  /// The answer is worked out a second way: by walking from the organisation up to where a right was given.
  @Test(arguments: 1...12)
  func `whatever rights are given, nobody acts outside the trees he was given`(seed: Int) async throws {
    let house = try await House()
    let account = try await house.person("jingban")
    let (parents, given) = try await house.store.write(as: House.program) { tx in
      var random = Seeded(seed: UInt64(seed))
      let parents = try grow(house.district.id, &random, tx)
      return (parents, try scatter(account.id, parents.keys.sorted(), &random, tx))
    }
    let actor = try await house.actor(account)
    for place in parents.keys {
      var upwards = [place]
      while let last = upwards.last, let parent = parents[last] ?? nil { upwards.append(parent) }
      for duty in Self.duties {
        let expected = given.contains { $0.duty == duty && upwards.contains($0.place) }
        #expect(actor.may(duty, in: place) == expected, "\(duty) in \(place)")
      }
    }
  }

  private static let duties: [Duty] = [.draft, .firstReview, .secondReview, .issue, .window]
  private typealias Place = Identifier<Organisation>

  /// Towns, and villages below them; every organisation with its parent.
  private func grow(_ root: Place, _ random: inout Seeded, _ tx: Transaction) throws -> [Place: Place?] {
    for n in 0..<Int.random(in: 1...4, using: &random) {
      let town = try Organisation.add(.town, slug: "zhen-\(n)", name: "镇", shortName: "镇", below: root, tx)
      for m in 0..<Int.random(in: 0...5, using: &random) {
        try Organisation.add(.village, slug: "cun-\(n)-\(m)", name: "村", shortName: "村", below: town.id, tx)
      }
    }
    let all = try Organisation.descendants(of: root, tx)
    return Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.parent) })
  }

  private func scatter(
    _ account: Identifier<AccountRow>, _ places: [Place], _ random: inout Seeded, _ tx: Transaction
  ) throws -> [(duty: Duty, place: Place)] {
    let roles: [Role] = [.handler, .firstReviewer, .secondReviewer, .issuer, .windowClerk]
    return try (0..<Int.random(in: 0...6, using: &random)).flatMap { _ -> [(duty: Duty, place: Place)] in
      guard let role = roles.randomElement(using: &random), let place = places.randomElement(using: &random) else {
        return []
      }
      try Authorisation.give(role, to: account, in: place, tx)
      return role.duties.map { (duty: $0, place: place) }
    }
  }
}
