import Foundation
import Kernel
import Store

/// Signing in (登录), in three steps: read, hash, write. The hash takes tens of milliseconds and runs outside any
/// transaction; the write looks again at what may have changed meanwhile. Every attempt goes into the journal,
/// with the address and without the password.
package struct SignIn: Sendable {
  /// How an attempt ended.
  package enum Outcome: Equatable, Sendable {
    /// The token for the cookie.
    case signedIn(String)
    /// The password was right; the token of the pending session, to be given to `confirm` with the code.
    case needsCode(String)
    /// Signed in, but with no rights until the password is changed: the token for the cookie.
    case mustChangePassword(String)
    /// One sentence for the person.
    case refused(String)
  }

  let store: Store
  let hashing: Hashing
  let box: SecretBox
  let entropy: Entropy

  package init(store: Store, hashing: Hashing, box: SecretBox, entropy: Entropy) {
    self.store = store
    self.hashing = hashing
    self.box = box
    self.entropy = entropy
  }

  /// Tries a name and a password.
  package func attempt(name: String, password: String, from address: String) async throws -> Outcome {
    let name = AccountName.normalised(name), today = store.today()
    let (rules, known) = try await store.read {
      (try SecurityRules.current(on: today, $0), try Credentials.named(name, $0))
    }
    // A book instead of a password is not hashed. An unknown name is hashed like any other: the time taken
    // says nothing about which names exist.
    let isShort = password.unicodeScalars.count <= PasswordRules.longest
    let kept = known?.password ?? .decoy(cost: rules[.passwordCost])
    let isRight = try await isShort ? hashing.verify(password, kept) : false
    guard let known, isRight else { return try await refuse(name, known, rules, address) }
    let stronger = kept.isWeaker(than: rules[.passwordCost]) ? try await hashing.hash(password, rules) : nil
    return try await store.write(as: .staff(known.account.staff([]))) { tx in
      try admit(known, stronger, rules, address, tx)
    }
  }

  static let wrong = "用户名或口令不正确，请核对后重试。"

  private func refuse(
    _ name: String, _ known: Credentials?, _ rules: SecurityRules, _ address: String
  ) async throws -> Outcome {
    try await store.write(as: .visitor) { tx in
      let subject = known.map { Lockout.Subject.account($0.account.id) } ?? .unknown(name)
      if let until = try Lockout.lockedUntil(subject, tx) {
        return try refused(known?.account, "锁定期内", address, Lockout.sentence(until: until, now: tx.now), tx)
      }
      if let until = try Lockout.fail(subject, rules, tx) {
        return try refused(
          known?.account, "口令不正确，已锁定", address, Lockout.sentence(until: until, now: tx.now), tx)
      }
      return try refused(known?.account, known == nil ? "用户名不存在" : "口令不正确", address, Self.wrong, tx)
    }
  }

  /// The password was right. Is the account open to it?
  private func admit(
    _ known: Credentials, _ stronger: PasswordHash?, _ rules: SecurityRules, _ address: String, _ tx: Transaction
  ) throws -> Outcome {
    let now = try Credentials.of(known.account.id, tx), account = now.account
    if let until = try Lockout.lockedUntil(.account(account.id), tx) {
      return try refused(account, "锁定期内", address, Lockout.sentence(until: until, now: tx.now), tx)
    }
    guard account.isActive else { return try refused(account, "已停用", address, "账号已停用，请联系系统管理员。", tx) }
    guard now.password == known.password else {
      return try refused(account, "口令刚被修改", address, "口令刚刚被修改，请用新口令登录。", tx)
    }
    if let stronger { try tx.run("UPDATE account SET password = \(stronger) WHERE id = \(account.id)") }
    guard account.hasSecondFactor else { return try complete(now, rules, address, tx) }
    try tx.record("signIn.passwordAccepted", of: account.subject, in: account.organisation, "来自 \(address)")
    return .needsCode(try Session.open(.pending, for: account.id, from: address, rules, entropy, tx))
  }

  /// Everything asked for was given: the session is opened.
  func complete(
    _ credentials: Credentials, _ rules: SecurityRules, _ address: String, _ tx: Transaction
  ) throws -> Outcome {
    let account = credentials.account
    try Lockout.clear(account.id, tx)
    let mustChange = account.mustChangePassword || credentials.isExpired(rules, at: tx.now)
    try tx.run("UPDATE account SET must_change_password = \(mustChange) WHERE id = \(account.id)")
    let token = try Session.open(for: account.id, from: address, rules, entropy, tx)
    try tx.record("signIn.succeeded", of: account.subject, in: account.organisation, "来自 \(address)")
    return mustChange ? .mustChangePassword(token) : .signedIn(token)
  }

  /// Writes the refusal down. A name that does not exist is not written: people type passwords there by mistake.
  func refused(
    _ account: Account?, _ reason: String, _ address: String, _ sentence: String, _ tx: Transaction
  ) throws -> Outcome {
    try tx.record(
      "signIn.refused", of: account?.subject ?? "account:unknown", in: account?.organisation,
      "\(reason)，来自 \(address)")
    return .refused(sentence)
  }
}
