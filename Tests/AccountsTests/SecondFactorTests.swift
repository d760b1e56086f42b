import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct SecondFactorTests {
  @Test(arguments: [
    (59.0, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
    (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
  ])
  func `the codes are those of RFC 6238`(seconds: Double, code: String) {
    let step = TimeCode.step(at: Date(timeIntervalSince1970: seconds))
    #expect(TimeCode.code(Array("12345678901234567890".utf8), step: step, digits: 8) == code)
  }

  @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")])
  func `Base32 is that of RFC 4648`(text: String, encoded: String) {
    #expect(Base32.encode(Array(text.utf8)) == encoded)
  }

  @Test func `a code of the step before or after is taken, of two steps away not`() {
    let secret = Array("12345678901234567890".utf8), step = TimeCode.step(at: monday)
    for (away, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
      let code = TimeCode.code(secret, step: step + away)
      #expect((TimeCode.match(code, secret, at: monday, after: nil) != nil) == taken)
    }
  }

  @Test func `once enrolled, signing in takes a code, and no code is taken twice`() async throws {
    let (house, account, secret, _) = try await enrolled()
    guard case .needsCode(let pending) = try await house.attempt("zhang.san") else {
      Testing.Issue.record("no code was asked for")
      return
    }
    #expect(try await house.resume(pending) == nil, "a pending session opens nothing")
    let spent = TimeCode.code(secret, step: TimeCode.step(at: house.clock.now))
    #expect(try await confirm(house, pending, spent) == .refused("动态口令不正确或已用过，请等下一个动态口令再试。"))
    house.clock.advance(by: 30)
    let fresh = TimeCode.code(secret, step: TimeCode.step(at: house.clock.now))
    guard case .signedIn(let token) = try await confirm(house, pending, fresh) else {
      Testing.Issue.record("the right code was refused")
      return
    }
    #expect(try await house.resume(token)?.staff.account == account.id)
    #expect(try await confirm(house, pending, fresh) == .refused("等待动态口令的时间已过，请重新输入用户名和口令。"))
  }

  @Test func `a pending session runs out after five minutes`() async throws {
    let (house, _, secret, _) = try await enrolled()
    guard case .needsCode(let pending) = try await house.attempt("zhang.san") else { return }
    house.clock.advance(by: 300)
    let code = TimeCode.code(secret, step: TimeCode.step(at: house.clock.now))
    #expect(try await confirm(house, pending, code) == .refused("等待动态口令的时间已过，请重新输入用户名和口令。"))
  }

  @Test func `knowing the password does not help to guess the code`() async throws {
    let (house, _, _, _) = try await enrolled()
    var refusals: [SignIn.Outcome] = []
    for _ in 1...5 {
      guard case .needsCode(let pending) = try await house.attempt("zhang.san") else { break }
      refusals.append(try await confirm(house, pending, "abcdef"))
    }
    #expect(refusals.count == 5)
    guard case .refused(let sentence) = try await house.attempt("zhang.san") else {
      Testing.Issue.record("was not locked")
      return
    }
    #expect(sentence.contains("已锁定"))
  }

  @Test func `each recovery code opens the door once`() async throws {
    let (house, account, _, codes) = try await enrolled()
    #expect(codes.count == 10 && Set(codes).count == 10)
    for expected in [true, false] {
      guard case .needsCode(let pending) = try await house.attempt("zhang.san") else { return }
      guard case .signedIn = try await confirm(house, pending, codes[3].lowercased()) else {
        #expect(!expected)
        continue
      }
      #expect(expected)
    }
    #expect(try await house.events(of: account).contains("secondFactor.recoveryCodeUsed"))
    let stored = try await house.store.read { try $0.all("SELECT digest FROM recovery_code") { try $0["digest"] as String } }
    #expect(!stored.contains { codes.contains($0) })
  }

  @Test func `the secret lies sealed in the database and opens only in its own row`() async throws {
    let (house, account, secret, _) = try await enrolled()
    let sealed: Data = try #require(try await house.store.read { try $0.value("SELECT totp_secret FROM account") })
    #expect(sealed.range(of: Data(secret)) == nil)
    #expect(try house.box.open(sealed, for: "account:\(account.id):totp") == secret)
    #expect(throws: SecretBox.Failure.unreadable("account:99:totp")) { try house.box.open(sealed, for: "account:99:totp") }
    let other = try SecretBox(key: Array(repeating: 8, count: 32))
    #expect(throws: SecretBox.Failure.self) { try other.open(sealed, for: "account:\(account.id):totp") }
    #expect(throws: SecretBox.Failure.wrongKeyLength(16)) { try SecretBox(key: Array(repeating: 8, count: 16)) }
  }

  @Test func `the security administrator switches it off for who lost his phone`() async throws {
    let (house, account, _, _) = try await enrolled()
    let system = try await house.actor(try await house.person("xitong", .systemAdministrator))
    let security = try await house.actor(try await house.person("anquan", .securityAdministrator))
    for actor in [system, .staff(account.staff([]))] {
      await #expect(throws: Fault.self) {
        try await house.store.write(as: actor) { try SecondFactor.disable(account.id, $0) }
      }
    }
    try await house.store.write(as: security) { try SecondFactor.disable(account.id, $0) }
    guard case .signedIn = try await house.attempt("zhang.san") else {
      Testing.Issue.record("a code is still asked for")
      return
    }
  }

  @Test func `the address for the picture code says whose it is`() {
    #expect(
      SecondFactor.uri("zhang.san", Array("foobar".utf8))
        == "otpauth://totp/%E9%B1%BC%E7%81%AF:zhang.san?secret=MZXW6YTBOI&issuer=%E9%B1%BC%E7%81%AF&algorithm=SHA1&digits=6&period=30")
  }

  private func confirm(_ house: House, _ pending: String, _ code: String) async throws -> SignIn.Outcome {
    try await house.signIn.confirm(pending: pending, code: code, from: "10.0.0.7")
  }

  /// Somebody with an authenticator: his secret, and his codes on paper.
  private func enrolled() async throws -> (House, Account, [UInt8], [String]) {
    let house = try await House()
    let account = try await house.person("zhang.san", .handler)
    let actor = Actor.staff(account.staff([])), box = house.box, entropy = house.entropy
    _ = try await house.store.write(as: actor) { try SecondFactor.enrol(box, entropy, $0) }
    let sealed: Data? = try await house.store.read { try $0.value("SELECT totp_secret FROM account") }
    let secret = try box.open(try #require(sealed), for: "account:\(account.id):totp")
    let code = TimeCode.code(secret, step: TimeCode.step(at: house.clock.now))
    let codes = try await house.store.write(as: actor) { try SecondFactor.confirm(code, box, entropy, $0) }
    return (house, try #require(try await house.store.read { try Account.fetch(account.id, $0) }), secret, codes)
  }
}
