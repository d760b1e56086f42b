import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct SecurityRulesTests {
  @Test func `an empty database has every rule, with its source`() async throws {
    let store = try emptyStore()
    let rules = try await store.read { try SecurityRules.current(on: Day(at: monday), $0) }
    #expect(rules[.passwordLength] == 8 && rules[.passwordClasses] == 3 && rules[.passwordDays] == 90)
    #expect(rules[.passwordHistory] == 5 && rules[.passwordCost] == 15)
    #expect(rules[.failures] == 5 && rules[.lockMinutes] == 5)
    #expect(rules[.idleMinutes] == 30 && rules[.sessionHours] == 12 && rules[.adminSecondFactor] == 1)
    for rule in SecurityRules.Rule.allCases { #expect(rule.bounds.contains(rules[rule])) }
    #expect(try await store.read { try $0.count("SELECT COUNT(*) FROM setting WHERE source = ''") } == 0)
  }

  @Test func `a rule holds from its day on, and what held before is kept`() async throws {
    let house = try await House()
    let actor = try await house.actor(try await house.person("anquan", .securityAdministrator, in: house.district))
    let tomorrow = house.store.today() + 1
    try await house.store.write(as: actor) {
      try SecurityRules.set(.passwordLength, to: 10, from: tomorrow, source: "区里通知", $0)
    }
    let (today, later) = try await house.store.read {
      (try SecurityRules.current(on: tomorrow + -1, $0), try SecurityRules.current(on: tomorrow, $0))
    }
    #expect(today[.passwordLength] == 8 && later[.passwordLength] == 10)
  }

  @Test func `nobody sets a rule laxer than an assessor would pass`() async throws {
    let house = try await House()
    let actor = try await house.actor(try await house.person("anquan", .securityAdministrator, in: house.district))
    let sentence = try await house.refusal {
      try await house.store.write(as: actor) {
        try SecurityRules.set(.idleMinutes, to: 600, from: $0.today + -1, source: "", $0)
      }
    }
    for words in ["5 至 30 之间", "不能早于今天", "写明修改的依据"] { #expect(sentence?.contains(words) == true) }
  }

  @Test(arguments: [Role.systemAdministrator, .auditAdministrator, .handler])
  func `only the security administrator of the district sets rules`(role: Role) async throws {
    let house = try await House()
    let actor = try await house.actor(try await house.person("mouren", role, in: house.district))
    for actor in [actor, .visitor] {
      await #expect(throws: Fault.self) {
        try await house.store.write(as: actor) {
          try SecurityRules.set(.idleMinutes, to: 10, from: $0.today, source: "通知", $0)
        }
      }
    }
  }

  @Test func `an unreadable rule stops with its name instead of being guessed`() async throws {
    let house = try await House()
    try await house.store.write(as: House.program) {
      try Setting.set("security.signin.failures", to: "五", for: nil, from: $0.today, source: "测试", $0)
    }
    await #expect(throws: SecurityRules.Unreadable(name: "security.signin.failures")) { try await house.rules() }
  }
}
