/// The addresses of kinds of information (信息种类).
extension DeskAddress {
  static let kinds = Address("desk", "kinds")
  static let newKind = Address("desk", "kinds", "new")
  static func kind(_ slug: String) -> Address { Address("desk", "kinds", slug) }
  /// `GET` a filled example.
  static func kindExample(_ slug: String) -> Address { Address("desk", "kinds", slug, "example") }
  /// `GET`: a new item begins with choosing its kind.
  static func choosingKind(column: String = "") -> Address {
    Address("desk", "items", "kinds", query: given([("column", column)]))
  }
  static func newItem(kind: String, column: String) -> Address {
    Address("desk", "items", "new", query: given([("kind", kind), ("column", column)]))
  }
  /// `POST` the whole form; it comes back with another kind's fields and nothing saved.
  static func changingKind(of item: Int64? = nil) -> Address {
    guard let item else { return Address("desk", "items", "kind") }
    return Address("desk", "items", String(item), "kind")
  }
}
