/// The addresses of what is done in an emergency (紧急事项).
extension DeskAddress {
  /// `GET` the notices; `POST` a new one (发布紧急通知).
  static let notices = Address("desk", "notices")
  /// `POST`: takes a notice off before its time.
  static func noticeRemoval(_ id: Int64) -> Address { Address("desk", "notices", String(id), "removal") }

  /// 先发后审.
  static func forcedRelease(_ item: Int64) -> Address { Address("desk", "items", String(item), "forced-release") }
  /// 补审.
  static func laterApproval(_ item: Int64) -> Address { Address("desk", "items", String(item), "later-approval") }

  /// `GET` what would go and the form; `POST` it (紧急清除).
  static func erasing(_ item: Int64) -> Address { Address("desk", "items", String(item), "erasure") }
  static let erasures = Address("desk", "erasures")
  /// 清除证明.
  static func erasure(_ id: Int64) -> Address { Address("desk", "erasures", String(id)) }
  /// `POST`: opens the sealed original (启封).
  static func opening(_ id: Int64) -> Address { Address("desk", "erasures", String(id), "opening") }
  /// `POST`: opens one file of it.
  static func openedFile(_ id: Int64, _ part: Int) -> Address {
    Address("desk", "erasures", String(id), "opening", String(part))
  }
}
