/// The addresses of what was typed and not saved (未保存的稿件).
extension DeskAddress {
  /// `GET` what I left unsaved; `POST` what a tab has typed.
  static func drafts(item: Int64? = nil) -> Address {
    Address("desk", "drafts", query: given([("item", item.map { String($0) } ?? "")]))
  }
  /// `GET` the form; `POST` a file that is read into a draft.
  static let draftFile = Address("desk", "items", "file")
  /// `POST` the choices of a merge (合并).
  static func merging(_ item: Int64) -> Address { Address("desk", "items", String(item), "merging") }
  /// `GET`: what has become of what a tab typed.
  static func draftTab(_ tab: String) -> Address { Address("desk", "draft-tabs", tab) }
  /// `POST`: 丢弃.
  static func draftDiscarding(_ id: Int64) -> Address { Address("desk", "drafts", String(id), "discarding") }

  /// The editor, filled with what was kept.
  static func restored(_ kept: Int64, item: Int64?) -> Address {
    let query = [("kept", String(kept))]
    guard let item else { return Address("desk", "items", "new", query: query) }
    return Address("desk", "items", String(item), "draft", query: query)
  }

  /// Two revisions compared (对照): `GET`, of the history page.
  static func comparison(_ item: Int64, from: Int64? = nil, to: Int64? = nil) -> Address {
    Address(
      "desk", "items", String(item), "comparison",
      query: given([("from", from.map { String($0) } ?? ""), ("to", to.map { String($0) } ?? "")]))
  }
}
