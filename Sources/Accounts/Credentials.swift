import Foundation
import Kernel
import Store

/// What signing in needs to know of an account (登录凭据), and nothing of it leaves this target.
struct Credentials: Sendable {
  let account: Account
  let password: PasswordHash
  let passwordSetAt: Date

  private static let columns: SQL = "\(Account.columns), account.password, account.password_set_at"

  private init(_ row: Row) throws {
    account = try Account(row)
    password = try row["password"]
    passwordSetAt = try row["password_set_at"]
  }

  static func named(_ name: String, _ reader: some Reader) throws -> Credentials? {
    try reader.first("SELECT \(columns) FROM account WHERE name = \(name)", Credentials.init)
  }

  static func of(_ id: Identifier<AccountRow>, _ reader: some Reader) throws -> Credentials {
    guard let found = try reader.first("SELECT \(columns) FROM account WHERE id = \(id)", Credentials.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// 定期更换: whether the password has been in use for longer than the rules allow.
  func isExpired(_ rules: SecurityRules, at now: Date) -> Bool {
    now.timeIntervalSince(passwordSetAt) >= TimeInterval(rules[.passwordDays]) * 86_400
  }

  /// The last passwords, the present one first, as many as may not be used again.
  static func recent(_ id: Identifier<AccountRow>, _ count: Int, _ reader: some Reader) throws -> [PasswordHash] {
    let present = try of(id, reader).password
    let past: [PasswordHash] = try reader.all(
      "SELECT password FROM past_password WHERE account = \(id) ORDER BY id DESC LIMIT \(max(0, count - 1))"
    ) { try $0["password"] }
    return [present] + past
  }
}
