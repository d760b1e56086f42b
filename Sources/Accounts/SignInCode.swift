import Foundation
import Kernel
import Store

/// The second step of signing in (双因子登录): the code of the authenticator, or a recovery code.
extension SignIn {
  /// Tries a code for a session that is pending. Wrong codes count and lock like wrong passwords, and only a
  /// whole sign-in sets the count back.
  package func confirm(pending token: String, code: String, from address: String) async throws -> Outcome {
    let now = store.now()
    let account = try await store.read { try $0.first(Session.lookUp(token, .pending, now), Account.init) }
    guard let account else { return .refused(Self.tooLate) }
    return try await store.write(as: .staff(account.staff([]))) { tx in
      try confirm(token, code, address, tx)
    }
  }

  private static let tooLate = "等待动态口令的时间已过，请重新输入用户名和口令。"

  private func confirm(_ token: String, _ code: String, _ address: String, _ tx: Transaction) throws -> Outcome {
    guard let row = try tx.first(Session.lookUp(token, .pending, tx.now)) else { return .refused(Self.tooLate) }
    let account = try Account(row), rules = try SecurityRules.current(on: tx.today, tx)
    let session: Identifier<Session> = try row["session"]
    if let until = try Lockout.lockedUntil(.account(account.id), tx) {
      return try refused(account, "锁定期内", address, Lockout.sentence(until: until, now: tx.now), tx)
    }
    if try SecondFactor.accepts(code, account, box, tx) {
      try tx.run("DELETE FROM session WHERE id = \(session)")
      return try complete(try Credentials.of(account.id, tx), rules, address, tx)
    }
    guard let until = try Lockout.fail(.account(account.id), rules, tx) else {
      return try refused(account, "动态口令不正确", address, "动态口令不正确或已用过，请等下一个动态口令再试。", tx)
    }
    try tx.run("DELETE FROM session WHERE id = \(session)")
    return try refused(
      account, "动态口令不正确，已锁定", address, Lockout.sentence(until: until, now: tx.now), tx)
  }
}
