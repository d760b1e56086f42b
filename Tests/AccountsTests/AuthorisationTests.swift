import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct AuthorisationTests {
  private static let powers: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]

  @Test func `every duty has a role, in the office's word`() {
    #expect(Set(Role.presets.flatMap(\.duties)) == Set(Duty.allCases))
    #expect(Role.presets.map(\.name) == Duty.allCases.map(\.chinese))
    for role in Role.presets { #expect(Role.named(role.slug) == role) }
  }

  @Test func `no account holds two of the three administrator duties`() async throws {
    let house = try await House()
    for (index, first) in Self.powers.enumerated() {
      let account = try await house.person("ren\(index)", first)
      for second in Self.powers where second != first {
        let sentence = try await give(second, to: account, house)
        #expect(sentence?.contains("必须由不同的人担任") == true)
      }
      #expect(try await house.store.read { try Authorisation.duties(of: account.id, $0) } == first.duties)
    }
  }

  @Test func `an administrator does no other work, in whichever order it is given`() async throws {
    let house = try await House()
    let clerk = try await house.person("jingban", .handler)
    let admin = try await house.person("shenji", .auditAdministrator)
    #expect(try await give(.auditAdministrator, to: clerk, house) == "审计管理员不能兼任经办等业务岗位，请另选账号。")
    #expect(try await give(.issuer, to: admin, house) == "审计管理员不能兼任签发等业务岗位，请另选账号。")
  }

  @Test func `the table itself refuses what the rule forbids`() async throws {
    let house = try await House()
    let clerk = try await house.person("jingban", .handler)
    await #expect(throws: (any Error).self) {
      try await house.store.write(as: House.program) { tx in
        _ = try tx.run(
          """
          INSERT INTO duty_grant (account, duty, organisation, given_at)
          VALUES (\(clerk.id), 'systemAdministration', \(house.town.id), 0)
          """)
      }
    }
  }

  @Test func `rights are the security administrator's to give, within his own organisation`() async throws {
    let house = try await House()
    let clerk = try await house.person("jingban", in: house.village)
    let givers: [(Account, Bool)] = [
      (try await house.person("xitong", .systemAdministrator), false),
      (try await house.person("xicun", .securityAdministrator, in: house.otherVillage), false),
      (try await house.person("anquan", .securityAdministrator), true),
    ]
    for (giver, allowed) in givers {
      let actor = try await house.actor(giver)
      #expect((try await give(.villageHandler, to: clerk, house, in: house.village, as: actor) == nil) == allowed)
    }
  }

  @Test func `nobody changes his own rights`() async throws {
    let house = try await House()
    let account = try await house.person("anquan", .securityAdministrator)
    let actor = try await house.actor(account)
    #expect(try await give(.handler, to: account, house, as: actor) == "不能改动自己的权限，请由另一位安全管理员操作。")
    let given = try #require(try await house.store.read { try Authorisation.list(of: account.id, $0) }.first)
    await #expect(throws: Fault.self) { try await house.store.write(as: actor) { try Authorisation.take(given.id, $0) } }
  }

  @Test func `a village handler's right covers his village and no other`() async throws {
    let house = try await House()
    let actor = try await house.actor(try await house.person("cun", .villageHandler, in: house.village))
    #expect(actor.may(.villageDraft, in: house.village.id))
    #expect(!actor.may(.villageDraft, in: house.otherVillage.id))
    #expect(!actor.may(.villageDraft, in: house.town.id))
    #expect(!actor.may(.draft, in: house.village.id))
    let clerk = try await house.person("zhen")
    #expect(try await give(.villageHandler, to: clerk, house)?.contains("一个村（社区）") == true)
  }

  @Test func `columns given one by one are one grant, and all columns swallow them`() async throws {
    let house = try await House()
    let account = try await house.person("jingban")
    let notices = Identifier<ColumnRow>(7), policies = Identifier<ColumnRow>(8), other = Identifier<ColumnRow>(9)
    try await house.store.write(as: House.program) { tx in
      try Authorisation.give(.handler, to: account.id, in: house.town.id, columns: [notices], tx)
      try Authorisation.give(.handler, to: account.id, in: house.town.id, columns: [policies, notices], tx)
    }
    let limited = try await house.actor(account)
    #expect(limited.staff?.grants.count == 1)
    #expect(limited.may(.draft, in: house.village.id, column: policies))
    #expect(!limited.may(.draft, in: house.village.id, column: other))
    #expect(try await give(.handler, to: account, house) == nil)
    #expect(try await house.actor(account).may(.draft, in: house.town.id, column: other))
  }

  @Test func `a right taken back is felt by a session that is open`() async throws {
    let house = try await House()
    let account = try await house.person("jingban", .handler)
    let token = try await house.token("jingban")
    #expect(try await house.resume(token)?.actor.may(.draft, in: house.town.id) == true)
    let given = try #require(try await house.store.read { try Authorisation.list(of: account.id, $0) }.first)
    try await house.store.write(as: House.program) { try Authorisation.take(given.id, $0) }
    #expect(try await house.resume(token)?.actor.may(.draft, in: house.town.id) == false)
    #expect(try await house.events(of: account).last == "account.deauthorised")
  }

  private func give(
    _ role: Role, to account: Account, _ house: House, in organisation: Organisation? = nil,
    as actor: Actor = House.program
  ) async throws -> String? {
    let place = (organisation ?? house.town).id
    return try await house.refusal {
      try await house.store.write(as: actor) { try Authorisation.give(role, to: account.id, in: place, $0) }
    }
  }
}
