import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Who may change accounts and settings has a second factor, or sets it up before anything else.
@Suite struct SecondFactorDemandTests {
  private func kit(demanded: Bool) async throws -> DeskKit {
    let kit = try await DeskKit()
    kit.clock.advance(by: 86_400)
    try await kit.store.write(as: DeskKit.program) {
      try Setting.set(
        "accounts.adminSecondFactor", to: demanded ? "1" : "0", for: nil, from: $0.today, source: "测试", $0)
    }
    return kit
  }

  @Test func `an administrator without one is led to set it up, and nothing else is open until he has`() async throws {
    let kit = try await kit(demanded: true)
    let account = try await kit.person("xitong", .systemAdministrator)
    let token = try await kit.session(account)
    for path in ["/desk/", "/desk/accounts", "/desk/settings", "/desk/messages"] {
      #expect(try await kit.ask(path, token).location == "/desk/profile/second-factor", "\(path)")
    }
    let made = [("name", "fang"), ("displayName", "方小鱼"), ("organisation", kit.town.id.description)]
    #expect(try await kit.ask("/desk/accounts", token, made).location == "/desk/profile/second-factor")
    #expect(try await kit.store.read { try Account.named("fang", $0) } == nil)
    let page = try await kit.ask("/desk/profile/second-factor", token)
    #expect(page.status == .ok && page.text.contains("要先启用动态口令"))
    let sealed: Data? = try await kit.store.read {
      try $0.value("SELECT totp_secret FROM account WHERE id = \(account.id)")
    }
    let secret = try kit.site.box.open(try #require(sealed), for: "account:\(account.id):totp")
    let code = TimeCode.code(secret, step: TimeCode.step(at: kit.clock.now))
    let done = try await kit.ask("/desk/profile/second-factor", token, [("code", code)])
    #expect(done.status == .ok && done.text.contains("恢复码"), "\(done.text.prefix(600))")
    #expect(try await kit.ask("/desk/accounts", token).status == .ok)
  }

  @Test func `a first password is changed before the second factor is set up`() async throws {
    let kit = try await kit(demanded: true)
    let token = try await kit.session(try await kit.person("anquan", .securityAdministrator, mustChange: true))
    #expect(try await kit.ask("/desk/", token).location == "/desk/profile/password")
    #expect(try await kit.ask("/desk/profile/second-factor", token).location == "/desk/profile/password")
  }

  @Test func `others are not asked, nor anybody where the rule is off`() async throws {
    let strict = try await kit(demanded: true)
    for role in [Role.handler, .issuer, .auditAdministrator] {
      let token = try await strict.session(try await strict.person("p-\(role.slug)", role))
      #expect(try await strict.ask("/desk/", token).status == .ok, "\(role.slug)")
    }
    let lax = try await kit(demanded: false)
    let token = try await lax.session(try await lax.person("xitong", .systemAdministrator))
    #expect(try await lax.ask("/desk/accounts", token).status == .ok)
  }
}
