import Kernel
import Store

/// Creating an account (开户): the system administrator's work.
///
/// The three administrators are separated (三权分立): the system administrator creates accounts but gives them no
/// rights, the security administrator gives rights but creates no accounts, the audit administrator reads the
/// journal and changes nothing. Only the program (`yudeng account add`, the demo) may do both in one step.
extension Account {
  /// Creates one for a person. `password` was made by `Hashing`, outside the transaction; the person must change
  /// it at the first sign-in, unless the program says otherwise.
  @discardableResult
  package static func create(
    name: String, displayName: String, organisation: Identifier<Organisation>, roles: [Role] = [],
    password: PasswordHash, mustChangePassword: Bool = true, _ tx: Transaction
  ) throws -> Account {
    try tx.actor.require(.systemAdministration, in: organisation)
    let mustChange = isProgram(tx.actor) ? mustChangePassword : true
    let name = AccountName.normalised(name)
    try checkNames(name, displayName, except: nil, tx)
    guard try Organisation.fetch(organisation, tx) != nil else {
      throw Fault.invalid("organisation", "所选单位不存在，请重新选择。")
    }
    let id: Identifier<AccountRow> = try tx.insert(
      """
      INSERT INTO account
        (organisation, name, display_name, created_at, password, password_set_at, must_change_password)
      VALUES (\(organisation), \(name), \(displayName), \(tx.now), \(password), \(tx.now), \(mustChange)) RETURNING id
      """)
    try tx.record("account.created", of: "account:\(id)", in: organisation, "\(name)（\(displayName)）")
    for role in roles { try Authorisation.give(role, to: id, in: organisation, tx) }
    return try existing(id, tx)
  }

  /// All that is wrong with the names, at once.
  static func checkNames(
    _ name: String, _ displayName: String, except id: Identifier<AccountRow>?, _ tx: Transaction
  ) throws {
    var issues: [Issue] = []
    if let issue = AccountName.issue(name) {
      issues.append(issue)
    } else if let holder = try named(name, tx), holder.id != id {
      issues.append(Issue("name", "用户名“\(name)”已被使用（停用的账号也保留其用户名），请换一个。"))
    }
    if !(1...40).contains(displayName.unicodeScalars.count) {
      issues.append(Issue("displayName", "请填写使用人姓名，不超过 40 个字。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
  }

  static func existing(_ id: Identifier<AccountRow>, _ reader: some Reader) throws -> Account {
    guard let account = try fetch(id, reader) else { throw Fault.notFound }
    return account
  }

  static func isProgram(_ actor: Actor) -> Bool {
    if case .program = actor { true } else { false }
  }
}
