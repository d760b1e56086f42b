/// The addresses of an item's files at the desk (附件).
extension DeskAddress {
  /// `GET`: what was found in them.
  static func attachments(_ item: Int64) -> Address { Address("desk", "items", String(item), "attachments") }
  /// `GET`: the files of the town looked over (附件清点).
  static let inventory = Address("desk", "attachments")
  /// `POST`: clears an orphan away.
  static func orphanRemoval(_ file: Int64) -> Address { Address("desk", "attachments", String(file), "removal") }
  /// `POST`: what stays in the public copy, and why (保留痕迹).
  static func traces(_ item: Int64, _ file: Int64) -> Address {
    Address("desk", "items", String(item), "attachments", String(file), "traces")
  }
  /// `POST`: opens the sealed original, with a reason (查看原件).
  static func attachmentOriginal(_ item: Int64, _ file: Int64) -> Address {
    Address("desk", "items", String(item), "attachments", String(file), "original")
  }
}
