/// The addresses of the patrol (平台预警).
extension DeskAddress {
  /// `GET` vetoes, score and findings; `POST` runs it now.
  static func patrol(_ filter: [(String, String)] = []) -> Address { Address("desk", "patrol", query: given(filter)) }
  /// `GET`: the same findings as a workbook.
  static func patrolTable(_ filter: [(String, String)] = []) -> Address {
    Address("desk", "patrol", "findings.xlsx", query: given(filter))
  }
  static func patrolFinding(_ id: Int64) -> Address { Address("desk", "patrol", "findings", String(id)) }
  /// `POST`: why it may stand.
  static func patrolAnswer(_ id: Int64) -> Address { Address("desk", "patrol", "findings", String(id), "answer") }
  /// `POST`: takes that back.
  static func patrolAnswerRemoval(_ id: Int64) -> Address {
    Address("desk", "patrol", "findings", String(id), "answer-removal")
  }
  /// `GET`, `POST`: thresholds and their profile.
  static let patrolRules = Address("desk", "patrol", "rules")
  /// `year` is written `2026`.
  static func cleanUps(_ year: String = "") -> Address { Address("desk", "patrol", "clean-ups", query: given([("year", year)])) }
  static func cleanUpsTable(_ year: String) -> Address { Address("desk", "patrol", "clean-ups.xlsx", query: [("year", year)]) }
}
