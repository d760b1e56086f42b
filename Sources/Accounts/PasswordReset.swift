import Kernel
import Store

/// A forgotten password (重置口令): the person gets a one-time password by mouth and must change it at once.
///
/// An administrator's password is reset on the server alone (`yudeng account reset`): whoever could reset another
/// administrator's password could become him, and the separation of the three would be a word.
extension Account {
  /// Puts a one-time password in place and ends every session. The system administrator's work.
  package static func resetPassword(
    _ id: Identifier<AccountRow>, to password: PasswordHash, _ tx: Transaction
  ) throws {
    let account = try existing(id, tx)
    try tx.actor.require(.systemAdministration, in: account.organisation)
    let duties = try Authorisation.duties(of: id, tx)
    if !isProgram(tx.actor), !duties.isDisjoint(with: Separation.administrators) {
      throw Fault.forbidden("管理员的口令只能在服务器上用 yudeng account reset 重置，请联系运维人员。")
    }
    try replacePassword(of: id, by: password, mustChange: true, tx)
    try Session.removeAll(of: id, tx)
    try tx.record("account.passwordReset", of: account.subject, in: account.organisation)
  }

  /// Remembers the old password, so that it is not used again, and takes any lock away.
  static func replacePassword(
    of id: Identifier<AccountRow>, by password: PasswordHash, mustChange: Bool, _ tx: Transaction
  ) throws {
    try tx.run(
      "INSERT INTO past_password (account, password) SELECT id, password FROM account WHERE id = \(id)")
    try tx.run(
      """
      UPDATE account SET password = \(password), password_set_at = \(tx.now), must_change_password = \(mustChange),
        failures = 0, locked_until = NULL
      WHERE id = \(id)
      """)
  }
}

/// A password to be used once (一次性口令): easy to read out, without letters that look alike.
package enum OneTimePassword {
  private static let upper = Array("ABCDEFGHJKMNPQRSTUVWXYZ"), lower = Array("abcdefghjkmnpqrstuvwxyz")
  private static let digits = Array("23456789")

  /// Twelve characters or as many as the rules want, with every class but signs.
  package static func make(_ rules: SecurityRules, _ entropy: Entropy) -> String {
    let any = upper + lower + digits
    let marks = rules[.passwordClasses] > 3 ? [drawn(from: Array("-+="), entropy)] : []
    let classes = [drawn(from: upper, entropy), drawn(from: lower, entropy), drawn(from: digits, entropy)]
    let rest = max(12, rules[.passwordLength]) - classes.count - marks.count
    return String(classes + marks + (0..<rest).map { _ in drawn(from: any, entropy) })
  }

  /// Each is as likely as any other: bytes beyond the last whole multiple are drawn again.
  private static func drawn(from characters: [Character], _ entropy: Entropy) -> Character {
    let limit = 256 / characters.count * characters.count
    while true {
      let byte = entropy.bytes(1).first.map(Int.init) ?? 0
      if byte < limit { return characters[byte % characters.count] }
    }
  }
}
