import Foundation
import Kernel
import Store

/// The second factor (双因子): an authenticator on the person's phone, and recovery codes on paper for the day the
/// phone is lost.
package enum SecondFactor {
  /// What is shown once, while enrolling.
  package struct Enrolment: Hashable, Sendable {
    /// For typing in, in Base32.
    package let secret: String
    /// For the QR code: `otpauth://totp/…`.
    package let uri: String
  }

  /// Makes a secret for whoever is acting. It counts once `confirm` has seen a code made with it.
  package static func enrol(_ box: SecretBox, _ entropy: Entropy, _ tx: Transaction) throws -> Enrolment {
    let account = try own(tx)
    guard !account.hasSecondFactor else { throw Fault.conflict("动态口令已经启用；更换手机请先联系安全管理员停用。") }
    let secret = entropy.bytes(20)
    let sealed = try box.seal(secret, for: place(account.id), entropy)
    try tx.run("UPDATE account SET totp_secret = \(sealed), totp_step = NULL WHERE id = \(account.id)")
    try tx.record("secondFactor.begun", of: account.subject, in: account.organisation)
    return Enrolment(secret: Base32.encode(secret), uri: uri(account.name, secret))
  }

  /// Switches it on with a first code, and gives the recovery codes, which are shown this once.
  package static func confirm(
    _ code: String, _ box: SecretBox, _ entropy: Entropy, _ tx: Transaction
  ) throws -> [String] {
    let account = try own(tx)
    guard !account.hasSecondFactor else { throw Fault.conflict("动态口令已经启用，无需重复操作。") }
    guard try acceptsTimeCode(code, account, box, tx) else {
      throw Fault.invalid("code", "动态口令不正确，请核对手机时间后输入当前的 6 位数字。")
    }
    try tx.run("UPDATE account SET totp_confirmed_at = \(tx.now) WHERE id = \(account.id)")
    let codes = try RecoveryCode.replace(account.id, entropy, tx)
    try tx.record("secondFactor.enabled", of: account.subject, in: account.organisation)
    return codes
  }

  /// Switches it off for somebody who lost phone and paper: the security administrator's work.
  package static func disable(_ id: Identifier<AccountRow>, _ tx: Transaction) throws {
    let account = try Account.existing(id, tx)
    try tx.actor.require(.securityAdministration, in: account.organisation)
    try tx.run(
      "UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_step = NULL WHERE id = \(id)")
    try RecoveryCode.removeAll(of: id, tx)
    try Session.removeAll(of: id, tx)
    try tx.record("secondFactor.disabled", of: account.subject, in: account.organisation)
  }

  /// Whether a code is right and unused; it is used up by asking.
  static func accepts(_ code: String, _ account: Account, _ box: SecretBox, _ tx: Transaction) throws -> Bool {
    if try acceptsTimeCode(code, account, box, tx) { return true }
    guard try RecoveryCode.use(code, of: account.id, tx) else { return false }
    try tx.record("secondFactor.recoveryCodeUsed", of: account.subject, in: account.organisation)
    return true
  }

  private static func acceptsTimeCode(
    _ code: String, _ account: Account, _ box: SecretBox, _ tx: Transaction
  ) throws -> Bool {
    let row = try tx.only("SELECT totp_secret, totp_step FROM account WHERE id = \(account.id)")
    guard let sealed: Data = try row["totp_secret"] else { return false }
    let secret = try box.open(sealed, for: place(account.id))
    let typed = code.filter { !$0.isWhitespace }
    guard let step = TimeCode.match(typed, secret, at: tx.now, after: try row["totp_step"]) else { return false }
    try tx.run("UPDATE account SET totp_step = \(step) WHERE id = \(account.id)")
    return true
  }

  /// Enrolling is for oneself alone.
  private static func own(_ tx: Transaction) throws -> Account {
    guard let staff = tx.actor.staff else { throw Fault.signInNeeded }
    return try Account.existing(staff.account, tx)
  }

  static func place(_ id: Identifier<AccountRow>) -> String { "account:\(id):totp" }

  static func uri(_ name: String, _ secret: [UInt8]) -> String {
    let unreserved = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let encoded = ["鱼灯", name].map { $0.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "" }
    return "otpauth://totp/\(encoded[0]):\(encoded[1])?secret=\(Base32.encode(secret))&issuer=\(encoded[0])"
      + "&algorithm=SHA1&digits=\(TimeCode.digits)&period=\(Int(TimeCode.period))"
  }
}
