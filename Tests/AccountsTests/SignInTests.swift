import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct SignInTests {
  @Test func `a right password opens a session, and the journal says from where`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san", .handler)
    let signedIn = try #require(try await house.resume(try await house.token(" Zhang.San ")))
    #expect(signedIn.staff.account == account.id)
    #expect(signedIn.actor.may(.draft, in: house.village.id))
    let entry = try await house.store.read { try Journal.entries(of: account.subject, $0).first }
    #expect(entry?.event == "signIn.succeeded" && entry?.detail == "来自 10.0.0.7")
    #expect(entry?.actor == Actor.staff(account.staff([])).name)
  }

  @Test func `a wrong password and an unknown name are refused in the same words`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    #expect(try await house.attempt("zhang.san", "Wrong-2026") == .refused(SignIn.wrong))
    #expect(try await house.attempt("nobody.here") == .refused(SignIn.wrong))
    let details = try await house.store.read { try Journal.entries($0).prefix(2).map(\.detail) }
    #expect(details == ["用户名不存在，来自 10.0.0.7", "口令不正确，来自 10.0.0.7"])
  }

  @Test func `a book instead of a password counts as a failure and is written down as one`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    #expect(try await house.attempt("zhang.san", String(repeating: "x", count: 100_000)) == .refused(SignIn.wrong))
    #expect(try await house.events(of: account).last == "signIn.refused")
    #expect(try await house.store.read { try $0.count("SELECT failures FROM account") } == 1)
  }

  @Test func `no password and no unknown name is ever written down`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    _ = try await house.attempt("zhang.san", "Geheim-4711")
    _ = try await house.attempt("Geheim-4711", "x")
    _ = try await house.token("zhang.san")
    let told = try await house.store.read { try Journal.entries($0).map { $0.subject + $0.detail }.joined() }
    #expect(!told.lowercased().contains("geheim") && !told.contains(House.password))
  }

  @Test(arguments: ["zhang.san", "nobody.here"])
  func `five failures lock for five minutes, whether the name exists or not`(name: String) async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let locked = "连续登录失败次数过多，账号已锁定，请 5 分钟后再试，或联系安全管理员解锁。"
    for _ in 1...4 { #expect(try await house.attempt(name, "Wrong-2026") == .refused(SignIn.wrong)) }
    #expect(try await house.attempt(name, "Wrong-2026") == .refused(locked))
    #expect(try await house.attempt(name) == .refused(locked), "even the right password waits")
    house.clock.advance(by: 299)
    #expect(try await house.attempt(name) == .refused(locked.replacing("5 分钟", with: "1 分钟")))
    house.clock.advance(by: 1)
    #expect(try await house.attempt(name, "Wrong-2026") == .refused(SignIn.wrong), "the count begins anew")
  }

  @Test func `a lock runs out by itself, and a success sets the count back`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    for _ in 1...5 { _ = try await house.attempt("zhang.san", "Wrong-2026") }
    house.clock.advance(by: 300)
    for _ in 1...3 {
      for _ in 1...4 { _ = try await house.attempt("zhang.san", "Wrong-2026") }
      _ = try await house.token("zhang.san")
    }
  }

  @Test func `guesses made at the same moment are counted one by one`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let outcomes = try await withThrowingTaskGroup(of: SignIn.Outcome.self) { group in
      for n in 0..<20 { group.addTask { try await house.attempt("zhang.san", "Wrong-\(n)") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .refused(SignIn.wrong) }.count == 4)
  }

  @Test func `the security administrator takes a lock away, the system administrator cannot`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    let system = try await house.actor(try await house.person("xitong", .systemAdministrator))
    let security = try await house.actor(try await house.person("anquan", .securityAdministrator))
    for _ in 1...5 { _ = try await house.attempt("zhang.san", "Wrong-2026") }
    #expect(try await house.store.read { try Account.fetch(account.id, $0)?.lockedUntil } != nil)
    await #expect(throws: Fault.self) { try await house.store.write(as: system) { try Account.unlock(account.id, $0) } }
    try await house.store.write(as: security) { try Account.unlock(account.id, $0) }
    _ = try await house.token("zhang.san")
  }

  @Test func `a first password gives no rights until it is changed`() async throws {
    let house = try await House()
    try await house.person("zhang.san", .handler, mustChange: true)
    guard case .mustChangePassword(let token) = try await house.attempt("zhang.san") else {
      Testing.Issue.record("was let in")
      return
    }
    let signedIn = try #require(try await house.resume(token))
    #expect(signedIn.mustChangePassword && signedIn.staff.grants.isEmpty)
    try await house.passwords.change(signedIn, from: House.password, to: "Xin-kouling-1")
    let after = try #require(try await house.resume(token))
    #expect(!after.mustChangePassword && after.actor.may(.draft, in: house.town.id))
  }

  @Test func `a password ninety days old must be changed`() async throws {
    let house = try await House()
    try await house.person("zhang.san", .handler)
    house.clock.advance(by: 90 * 86_400 - 1)
    guard case .signedIn = try await house.attempt("zhang.san") else {
      Testing.Issue.record("expired a second early")
      return
    }
    house.clock.advance(by: 1)
    guard case .mustChangePassword = try await house.attempt("zhang.san") else {
      Testing.Issue.record("did not expire")
      return
    }
  }

  @Test func `a stronger rule rehashes the password at the next sign-in`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    try await house.store.write(as: House.program) {
      try Setting.set("security.password.cost", to: "6", for: nil, from: $0.today, source: "测试", $0)
    }
    for _ in 1...2 {
      _ = try await house.token("zhang.san")
      let kept = try await house.store.read { try Credentials.of(account.id, $0).password }
      #expect(kept.rounds == 64)
    }
  }
}
