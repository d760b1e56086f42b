/// Every address of the desk (工作台地址). The routes are checked against this list, and no page writes an address itself.
/// An odd action is a noun below the thing that it is done to: `POST /desk/items/7/approval`.
enum DeskAddress {
  /// `GET`: the inbox.
  static let home = Address("desk", slash: true)
  /// `GET` the sign-in form; `POST` what was typed there. `?next=` says where one wanted to go.
  static let session = Address("desk", "session")
  static let sessionEnd = Address("desk", "session", "end")
  /// `GET`, `POST`: the second step of signing in.
  static let secondFactor = Address("desk", "session", "second-factor")

  static let profile = Address("desk", "profile")
  static let password = Address("desk", "profile", "password")
  /// `GET`, `POST`: set up the second factor.
  static let enrolment = Address("desk", "profile", "second-factor")
  /// `POST`: sign out on every device.
  static let sessionsEnd = Address("desk", "profile", "sessions-end")

  static let columns = Address("desk", "columns")
  static let newColumn = Address("desk", "columns", "new")
  static func column(_ id: Int64) -> Address { Address("desk", "columns", String(id)) }

  static let organisations = Address("desk", "organisations")
  static let newOrganisation = Address("desk", "organisations", "new")
  static func organisation(_ id: Int64) -> Address { Address("desk", "organisations", String(id)) }

  static let settings = Address("desk", "settings")
  static func setting(_ key: String) -> Address { Address("desk", "settings", key) }

  static let imports = Address("desk", "imports")

  /// `POST`: go through the whole chain now.
  static let journalVerification = Address("desk", "journal", "verification")
  static func journal(_ filter: [(String, String)] = []) -> Address { Address("desk", "journal", query: given(filter)) }
  static func visits(_ filter: [(String, String)] = []) -> Address { Address("desk", "visits", query: given(filter)) }

  /// Conditions that were left empty stay out of the address.
  static func given(_ filter: [(String, String)]) -> [(String, String)] { filter.filter { !$0.1.isEmpty } }
}
