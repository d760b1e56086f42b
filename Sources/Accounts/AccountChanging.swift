import Kernel
import Store

/// What happens to an account after it was created: renamed, deactivated, reactivated, unlocked.
extension Account {
  /// Gives it another sign-in name, another person's name, or both. The system administrator's work.
  package static func rename(
    _ id: Identifier<AccountRow>, name: String, displayName: String, _ tx: Transaction
  ) throws {
    let account = try existing(id, tx)
    try tx.actor.require(.systemAdministration, in: account.organisation)
    let name = AccountName.normalised(name)
    try checkNames(name, displayName, except: id, tx)
    try tx.run("UPDATE account SET name = \(name), display_name = \(displayName) WHERE id = \(id)")
    try tx.record(
      "account.renamed", of: account.subject, in: account.organisation,
      "\(account.name)（\(account.displayName)）→ \(name)（\(displayName)）")
  }

  /// Closes the account to its person, and every session at once. The system administrator's work.
  package static func deactivate(_ id: Identifier<AccountRow>, _ tx: Transaction) throws {
    let account = try existing(id, tx)
    try tx.actor.require(.systemAdministration, in: account.organisation)
    guard tx.actor.staff?.account != id else { throw Fault.conflict("不能停用自己的账号，请由另一位系统管理员操作。") }
    guard account.isActive else { throw Fault.conflict("这个账号已经停用，无需重复操作。") }
    try tx.run("UPDATE account SET is_active = 0 WHERE id = \(id)")
    try Session.removeAll(of: id, tx)
    try tx.record("account.deactivated", of: account.subject, in: account.organisation)
  }

  /// Opens it again, with the rights it had. The system administrator's work.
  package static func reactivate(_ id: Identifier<AccountRow>, _ tx: Transaction) throws {
    let account = try existing(id, tx)
    try tx.actor.require(.systemAdministration, in: account.organisation)
    guard !account.isActive else { throw Fault.conflict("这个账号没有停用，无需启用。") }
    try tx.run("UPDATE account SET is_active = 1 WHERE id = \(id)")
    try tx.record("account.reactivated", of: account.subject, in: account.organisation)
  }

  /// Takes a lock away before its time. The security administrator's work.
  package static func unlock(_ id: Identifier<AccountRow>, _ tx: Transaction) throws {
    let account = try existing(id, tx)
    try tx.actor.require(.securityAdministration, in: account.organisation)
    try tx.run("UPDATE account SET failures = 0, locked_until = NULL WHERE id = \(id)")
    try tx.record("account.unlocked", of: account.subject, in: account.organisation)
  }
}
