import Foundation
import Kernel
import Store

/// A staff account (账号). It is one person's and is never deleted: it is deactivated, and its name stays taken,
/// so that what the journal says of it stays true.
package struct Account: Hashable, Sendable {
  package let id: Identifier<AccountRow>
  /// The sign-in name (用户名), in lower case.
  package let name: String
  /// The person's name, as colleagues see it.
  package let displayName: String
  package let organisation: Identifier<Organisation>
  package let isActive: Bool
  package let mustChangePassword: Bool
  package let hasSecondFactor: Bool
  /// May lie in the past: then it is locked no longer.
  package let lockedUntil: Date?
  package let createdAt: Date

  static let columns: SQL =
    """
    account.id, account.name, account.display_name, account.organisation, account.is_active,
    account.must_change_password, account.totp_confirmed_at, account.locked_until, account.created_at
    """

  init(_ row: Row) throws {
    id = try row["id"]
    name = try row["name"]
    displayName = try row["display_name"]
    organisation = try row["organisation"]
    isActive = try row["is_active"]
    mustChangePassword = try row["must_change_password"]
    hasSecondFactor = try row.value("totp_confirmed_at") != .null
    lockedUntil = try row["locked_until"]
    createdAt = try row["created_at"]
  }

  package static func fetch(_ id: Identifier<AccountRow>, _ reader: some Reader) throws -> Account? {
    try reader.first("SELECT \(columns) FROM account WHERE id = \(id)", Account.init)
  }

  package static func named(_ name: String, _ reader: some Reader) throws -> Account? {
    try reader.first("SELECT \(columns) FROM account WHERE name = \(AccountName.normalised(name))", Account.init)
  }

  /// The accounts of an organisation and of all below it.
  package static func list(in organisation: Identifier<Organisation>, _ reader: some Reader) throws -> [Account] {
    let places = try Organisation.descendants(of: organisation, reader).map(\.id)
    return try reader.all(
      "SELECT \(columns) FROM account WHERE organisation IN \(list: places) ORDER BY organisation, name", Account.init)
  }

  /// Those of them at work who hold any of these duties, in one question.
  package static func working(
    in organisation: Identifier<Organisation>, with duties: Set<Duty>, _ reader: some Reader
  ) throws -> [Account] {
    let holders: Set<Identifier<AccountRow>> = Set(
      try reader.all(
        "SELECT DISTINCT account FROM duty_grant WHERE duty IN \(list: duties.sorted { $0.rawValue < $1.rawValue })"
      ) { try $0["account"] })
    return try list(in: organisation, reader).filter { $0.isActive && holders.contains($0.id) }
  }

  /// How the journal names it.
  var subject: String { "account:\(id)" }

  /// The person at work, with these rights.
  func staff(_ grants: [Grant]) -> Staff {
    Staff(account: id, name: name, displayName: displayName, organisation: organisation, grants: grants)
  }
}
