/// The addresses of the text editor (正文编辑器).
extension DeskAddress {
  /// `POST` what was pasted; answers clean markup.
  static let pasting = Address("desk", "pasting")
  /// `POST` a text; answers it typeset.
  static let textTypesetting = Address("desk", "typesetting")
  /// Pictures that are not yet saved with an item, below by seal.
  static let pastedPictures = Address("desk", "pictures", slash: true)
  static func pictures(_ item: Int64) -> Address { Address("desk", "items", String(item), "pictures", slash: true) }
  /// `POST` the whole form; it comes back with its text typeset and nothing saved.
  static func typesetting(of item: Int64? = nil) -> Address {
    guard let item else { return Address("desk", "items", "typesetting") }
    return Address("desk", "items", String(item), "typesetting")
  }
}
