/// The addresses of taking over an old site (旧站导入): uploads, mapping, reports, old addresses.
extension DeskAddress {
  static func importReport(_ id: Int64, _ filter: [(String, String)] = []) -> Address {
    Address("desk", "imports", String(id), query: given(filter))
  }
  /// `GET`, `POST`: which of their fields fills which of ours (字段对应).
  static func importMapping(_ id: Int64) -> Address { Address("desk", "imports", String(id), "mapping") }
  /// `POST`: the dry run (试运行).
  static func importTrial(_ id: Int64) -> Address { Address("desk", "imports", String(id), "trial") }
  /// `POST`: the real run (正式导入).
  static func importRun(_ id: Int64) -> Address { Address("desk", "imports", String(id), "run") }
  /// `POST`: take it back (撤销导入).
  static func importUndoing(_ id: Int64) -> Address { Address("desk", "imports", String(id), "undoing") }
  static func importWorkbook(_ id: Int64) -> Address { Address("desk", "imports", String(id), "report.xlsx") }
  static func importSheet(_ id: Int64) -> Address { Address("desk", "imports", String(id), "report.csv") }

  static func redirects(_ filter: [(String, String)] = []) -> Address { Address("desk", "redirects", query: given(filter)) }
  /// `POST` a list of them.
  static let redirectList = Address("desk", "redirects", "list")
  static let redirectSheet = Address("desk", "redirects", "list.csv")
  static func redirectRemoval(_ id: Int64) -> Address { Address("desk", "redirects", String(id), "removal") }
}
