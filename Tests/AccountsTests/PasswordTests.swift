import Crypto
import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts

@Suite struct PasswordTests {
  @Test(arguments: [
    ("password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
    ("pleaseletmein", "SodiumChloride", 16384, 8, 1, "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"),
  ])
  func `scrypt gives the keys of RFC 7914`(
    password: String, salt: String, rounds: Int, blockSize: Int, parallelism: Int, head: String
  ) throws {
    let key = try PasswordHash.derive(Array(password.utf8), Array(salt.utf8), rounds, blockSize, parallelism, 64)
    #expect(key.withUnsafeBytes { Hex.encode($0) }.hasPrefix(head))
  }

  @Test func `a hash is stored with its parameters and read back, and matches one password`() throws {
    let hash = try PasswordHash.make("Zhōngwén-1", cost: 4, salt: Array(0..<16))
    guard case .text(let text) = hash.stored else { return }
    #expect(text.hasPrefix("scrypt$16$8$1$"))
    let back = try #require(PasswordHash(stored: .text(text)))
    #expect(back == hash)
    #expect(try back.matches("Zho\u{304}ngwe\u{301}n-1"), "composed or not, it is the same password")
    #expect(try !back.matches("zhōngwén-1"))
  }

  @Test(arguments: [
    "", "scrypt", "scrypt$15$8$1$AAAA$AAAA", "scrypt$1073741824$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
    "bcrypt$16$8$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAA", "scrypt$16$8$1$AAAA$",
  ])
  func `a tampered hash is no hash`(text: String) { #expect(PasswordHash(stored: .text(text)) == nil) }

  @Test(arguments: [
    ("Ab-1", "至少 8 位"), ("abcdefgh1", "至少 3 种"), ("ABCDEFGH", "至少 3 种"), ("Zhang.San-2026", "不能包含用户名"),
    ("x-NAS.gnahz-26", "不能包含用户名"), ("Aa123456", "太常见"), ("P@ssw0rd", "太常见"), ("Admin@123", "太常见"),
    ("Qwer@1234", "太常见"), ("Ab1-" + String(repeating: "x", count: 125), "最多 128 位"),
  ])
  func `a weak password is refused with what is missing`(password: String, words: String) async throws {
    let rules = try await House().rules()
    let issues = PasswordRules.issues(password, name: "zhang.san", rules)
    #expect(issues.contains { $0.sentence.contains(words) }, "\(issues)")
  }

  @Test(arguments: ["Zhongwen-2026", "abcdefg-1", "我的口令Abc1", "aB3aB3aB"])
  func `a password with three classes and eight characters is taken`(password: String) async throws {
    #expect(PasswordRules.issues(password, name: "zhang.san", try await House().rules()).isEmpty)
  }

  @Test func `the last five passwords are not used again`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let signedIn = try #require(try await house.resume(try await house.token("zhang.san")))
    var current = House.password
    for n in 1...5 {
      #expect(try await refusal(house, signedIn, current, House.password)?.contains("最近 5 次") == true, "after \(n - 1)")
      try await house.passwords.change(signedIn, from: current, to: "Kouling-\(n)x")
      current = "Kouling-\(n)x"
    }
    #expect(try await refusal(house, signedIn, current, House.password) == nil)
  }

  @Test func `changing the password signs out every other browser`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san")
    let here = try await house.token("zhang.san"), there = try await house.token("zhang.san")
    let signedIn = try #require(try await house.resume(here))
    try await house.passwords.change(signedIn, from: House.password, to: "Xin-kouling-1")
    #expect(try await house.resume(here) != nil)
    #expect(try await house.resume(there) == nil)
    #expect(try await house.attempt("zhang.san") == .refused(SignIn.wrong))
    #expect(try await house.events(of: account).contains("account.passwordChanged"))
  }

  @Test func `guessing the old password at an open session locks too`() async throws {
    let house = try await House()
    try await house.person("zhang.san")
    let signedIn = try #require(try await house.resume(try await house.token("zhang.san")))
    for _ in 1...4 { #expect(try await refusal(house, signedIn, "Wrong-1", "Xin-kouling-1") == "原口令不正确，请重新输入。") }
    #expect(try await refusal(house, signedIn, "Wrong-1", "Xin-kouling-1")?.contains("已锁定") == true)
    #expect(try await refusal(house, signedIn, House.password, "Xin-kouling-1")?.contains("已锁定") == true)
  }

  @Test func `a reset gives a password to be used once, and an administrator's is reset on the server alone`() async throws {
    let house = try await House()
    let account = try await house.person("zhang.san", .handler)
    let security = try await house.person("anquan", .securityAdministrator)
    let admin = try await house.actor(try await house.person("xitong", .systemAdministrator))
    let token = try await house.token("zhang.san")
    let once = OneTimePassword.make(try await house.rules(), house.entropy)
    #expect(PasswordRules.issues(once, name: "zhang.san", try await house.rules()).isEmpty, "\(once)")
    let hash = try await house.hash(once)
    try await house.store.write(as: admin) { try Account.resetPassword(account.id, to: hash, $0) }
    #expect(try await house.resume(token) == nil)
    guard case .mustChangePassword = try await house.attempt("zhang.san", once) else {
      Testing.Issue.record("need not change it")
      return
    }
    let sentence = try await house.refusal {
      try await house.store.write(as: admin) { try Account.resetPassword(security.id, to: hash, $0) }
    }
    #expect(sentence?.contains("yudeng account reset") == true)
  }

  @Test func `too many at once are told to come back`() async throws {
    let hashing = Hashing(entropy: seededEntropy(), lanes: 1, limit: 2)
    let hash = try PasswordHash.make("x", cost: 12, salt: [1])
    let busy = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do { return try await !hashing.verify("x", hash) } catch { return (error as? Fault)?.kind == .busy }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(busy > 0 && busy < 20)
    #expect(try await hashing.verify("x", hash), "and later there is room again")
  }

  private func refusal(
    _ house: House, _ signedIn: SignedIn, _ current: String, _ new: String
  ) async throws -> String? {
    try await house.refusal { try await house.passwords.change(signedIn, from: current, to: new) }
  }
}
