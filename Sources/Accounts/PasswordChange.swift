import Kernel
import Store

/// Changing one's own password (修改口令): read, hash, write, like signing in.
package struct PasswordChange: Sendable {
  let store: Store
  let hashing: Hashing

  package init(store: Store, hashing: Hashing) {
    self.store = store
    self.hashing = hashing
  }

  /// Changes the password of whoever is signed in, and signs out every other session. Throws `Fault.invalid` with
  /// the issues of `current` and `password`.
  package func change(_ signedIn: SignedIn, from current: String, to new: String) async throws {
    let id = signedIn.staff.account, today = store.today()
    let (rules, recent, account) = try await store.read {
      let rules = try SecurityRules.current(on: today, $0)
      return (rules, try Credentials.recent(id, rules[.passwordHistory], $0), try Account.existing(id, $0))
    }
    guard let present = recent.first else { throw Fault.notFound }
    try await check(current, present, account, signedIn.actor, rules)
    try await check(new, account.name, recent, rules)
    let hash = try await hashing.hash(new, rules)
    try await store.write(as: signedIn.actor) { tx in
      guard try Credentials.of(id, tx).password == present else {
        throw Fault.conflict("口令刚刚在别处被修改，请用新口令重新登录。")
      }
      try Account.replacePassword(of: id, by: hash, mustChange: false, tx)
      let closed = try Session.removeAll(of: id, except: signedIn.session, tx)
      try tx.record(
        "account.passwordChanged", of: account.subject, in: account.organisation, "另外关闭 \(closed) 个会话")
    }
  }

  /// Whoever sits at an open session may not guess the password for ever: failures count as at the door.
  private func check(
    _ current: String, _ present: PasswordHash, _ account: Account, _ actor: Actor, _ rules: SecurityRules
  ) async throws {
    let isShort = current.unicodeScalars.count <= PasswordRules.longest
    let isRight = try await isShort ? hashing.verify(current, present) : false
    let sentence: String? = try await store.write(as: actor) { tx in
      if let until = try Lockout.lockedUntil(.account(account.id), tx) {
        return Lockout.sentence(until: until, now: tx.now)
      }
      if isRight { return nil }
      try tx.record("account.passwordRefused", of: account.subject, in: account.organisation, "原口令不正确")
      let until = try Lockout.fail(.account(account.id), rules, tx)
      return until.map { Lockout.sentence(until: $0, now: tx.now) } ?? "原口令不正确，请重新输入。"
    }
    if let sentence { throw Fault.invalid("current", sentence) }
  }

  private func check(
    _ new: String, _ name: String, _ recent: [PasswordHash], _ rules: SecurityRules
  ) async throws {
    let issues = PasswordRules.issues(new, name: name, rules)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    for used in recent {
      guard try await !hashing.verify(new, used) else {
        throw Fault.invalid("password", "不能与最近 \(rules[.passwordHistory]) 次用过的口令相同，请换一个。")
      }
    }
  }
}
