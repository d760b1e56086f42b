/// The addresses of staff accounts at the desk (账号).
extension DeskAddress {
  static func accounts(_ filter: [(String, String)] = []) -> Address {
    Address("desk", "accounts", query: given(filter))
  }
  static let newAccount = Address("desk", "accounts", "new")
  static func account(_ id: Int64) -> Address { Address("desk", "accounts", String(id)) }
  /// `POST` a new grant (授权).
  static func grants(_ id: Int64) -> Address { of(id, "grants") }
  static func grantRemoval(_ id: Int64, _ grant: Int64) -> Address {
    Address("desk", "accounts", String(id), "grants", String(grant), "removal")
  }
  static func deactivation(_ id: Int64) -> Address { of(id, "deactivation") }
  static func activation(_ id: Int64) -> Address { of(id, "activation") }
  /// `POST`: give a new first password (重置口令).
  static func accountPassword(_ id: Int64) -> Address { of(id, "password") }
  static func unlocking(_ id: Int64) -> Address { of(id, "unlocking") }
  /// `POST`: forget the second factor, so that it is set up anew.
  static func secondFactorReset(_ id: Int64) -> Address { of(id, "second-factor-reset") }

  private static func of(_ id: Int64, _ noun: String) -> Address { Address("desk", "accounts", String(id), noun) }
}
