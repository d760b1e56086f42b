/// The addresses of an item's files at the desk (附件).
extension DeskAddress {
  /// `GET`: what was found in them.
  static func attachments(_ item: Int64) -> Address { Address("desk", "items", String(item), "attachments") }
  /// `POST`: opens the sealed original, with a reason (查看原件).
  static func attachmentOriginal(_ item: Int64, _ file: Int64) -> Address {
    Address("desk", "items", String(item), "attachments", String(file), "original")
  }
}
