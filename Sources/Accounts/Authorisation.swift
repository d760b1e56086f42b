import Kernel
import Store

/// One right as it was given (授权): a duty, the organisation it holds in with all below it, and the one column if
/// it is limited. Giving and taking rights is the security administrator's work, and nobody does it to himself.
package struct Authorisation: Hashable, Sendable {
  package let id: Identifier<Authorisation>
  package let account: Identifier<AccountRow>
  package let duty: Duty
  package let organisation: Identifier<Organisation>
  /// Nil means every column.
  package let column: Identifier<ColumnRow>?

  init(_ row: Row) throws {
    id = try row["id"]
    account = try row["account"]
    duty = try row["duty"]
    organisation = try row["organisation"]
    column = try row["column_id"]
  }

  /// What an account has been given, oldest first.
  package static func list(of account: Identifier<AccountRow>, _ reader: some Reader) throws -> [Authorisation] {
    try reader.all(
      "SELECT id, account, duty, organisation, column_id FROM duty_grant WHERE account = \(account) ORDER BY id",
      Authorisation.init)
  }

  static func duties(of account: Identifier<AccountRow>, _ reader: some Reader) throws -> Set<Duty> {
    Set(try list(of: account, reader).map(\.duty))
  }

  /// Gives a role in an organisation and all below it, in some columns or in all. What is held already stays.
  package static func give(
    _ role: Role, to id: Identifier<AccountRow>, in organisation: Identifier<Organisation>,
    columns: Set<Identifier<ColumnRow>>? = nil, _ tx: Transaction
  ) throws {
    let account = try Account.existing(id, tx)
    try mayChange(account, in: organisation, tx)
    let issues = try objections(to: role, account, organisation, columns, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    for duty in role.duties.sorted(by: { $0.rawValue < $1.rawValue }) {
      for column in columns.map({ $0.sorted().map(Optional.some) }) ?? [nil] {
        try tx.run(
          """
          INSERT INTO duty_grant (account, duty, organisation, column_id, given_at)
          VALUES (\(id), \(duty), \(organisation), \(column), \(tx.now)) ON CONFLICT DO NOTHING
          """)
      }
    }
    let limit = columns.map { "，限栏目 " + $0.sorted().map(\.description).joined(separator: "、") } ?? ""
    try tx.record(
      "account.authorised", of: account.subject, in: organisation, "\(role.name)，单位 \(organisation)\(limit)")
  }

  /// Takes one right back. Sessions that are open feel it at their next request.
  package static func take(_ id: Identifier<Authorisation>, _ tx: Transaction) throws {
    let given = try tx.first(
      "SELECT id, account, duty, organisation, column_id FROM duty_grant WHERE id = \(id)", Authorisation.init)
    guard let given else { throw Fault.notFound }
    let account = try Account.existing(given.account, tx)
    try mayChange(account, in: given.organisation, tx)
    try tx.run("DELETE FROM duty_grant WHERE id = \(id)")
    let limit = given.column.map { "，限栏目 \($0)" } ?? ""
    try tx.record(
      "account.deauthorised", of: account.subject, in: given.organisation,
      "\(given.duty.chinese)，单位 \(given.organisation)\(limit)")
  }

  private static func mayChange(
    _ account: Account, in organisation: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try tx.actor.require(.securityAdministration, in: organisation)
    try tx.actor.require(.securityAdministration, in: account.organisation)
    guard tx.actor.staff?.account != account.id else {
      throw Fault.forbidden("不能改动自己的权限，请由另一位安全管理员操作。")
    }
  }

  private static func objections(
    to role: Role, _ account: Account, _ place: Identifier<Organisation>, _ columns: Set<Identifier<ColumnRow>>?,
    _ tx: Transaction
  ) throws -> [Issue] {
    guard let organisation = try Organisation.fetch(place, tx) else {
      return [Issue("organisation", "所选单位不存在，请重新选择。")]
    }
    var issues: [Issue] = []
    if let sentence = Separation.objection(try duties(of: account.id, tx), adding: role.duties) {
      issues.append(Issue("role", sentence))
    }
    if role.duties.contains(.villageDraft), organisation.kind != .village {
      issues.append(Issue("organisation", "村级经办只能在一个村（社区）担任，请选择村（社区）。"))
    }
    if let columns, columns.isEmpty { issues.append(Issue("columns", "请至少选择一个栏目，或选择全部栏目。")) }
    if columns != nil, !role.duties.isDisjoint(with: Separation.administrators) {
      issues.append(Issue("columns", "管理员的权限不能限定栏目，请选择全部栏目。"))
    }
    return issues
  }
}
