/// The addresses of keys for other programs (接口令牌).
extension DeskAddress {
  /// `GET` the list and the form; `POST` issues one.
  static let apiTokens = Address("desk", "api-tokens")
  /// `POST`: it opens nothing any more.
  static func apiTokenRevocation(_ id: Int64) -> Address { Address("desk", "api-tokens", String(id), "revocation") }
}
