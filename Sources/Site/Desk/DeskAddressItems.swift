/// The addresses of items at the desk (信息): the list, the editor, the review and each act.
extension DeskAddress {
  /// `GET` the list; `POST` a new draft.
  static func items(_ filter: [(String, String)] = []) -> Address { Address("desk", "items", query: given(filter)) }
  static func newItem(column: String = "") -> Address {
    Address("desk", "items", "new", query: given([("column", column)]))
  }
  static func item(_ id: Int64) -> Address { Address("desk", "items", String(id)) }
  /// `GET` the editor; `POST` what was typed there.
  static func draft(_ id: Int64) -> Address { of(id, "draft") }
  static func preview(_ id: Int64, as look: PreviewPage.Look = .reading) -> Address {
    Address("desk", "items", String(id), "preview", query: look == .reading ? [] : [("as", look.rawValue)])
  }
  /// The whole public page of a draft, to be shown inside of the preview.
  static func appearance(_ id: Int64, isLarge: Bool) -> Address {
    Address("desk", "items", String(id), "appearance", query: isLarge ? [("size", "large")] : [])
  }
  static func review(_ id: Int64) -> Address { of(id, "review") }
  static func history(_ id: Int64) -> Address { of(id, "history") }
  static func attachment(_ id: Int64, _ file: Int64) -> Address {
    Address("desk", "items", String(id), "attachments", String(file))
  }

  /// 提交审核.
  static func submission(_ id: Int64) -> Address { of(id, "submission") }
  /// 通过.
  static func approval(_ id: Int64) -> Address { of(id, "approval") }
  /// 退回.
  static func sendBack(_ id: Int64) -> Address { of(id, "return") }
  /// 收回: the author takes a submitted draft back.
  static func recall(_ id: Int64) -> Address { of(id, "recall") }
  /// 作废: gives up a draft.
  static func discarding(_ id: Int64) -> Address { of(id, "discarding") }
  /// 定时发布.
  static func releaseTime(_ id: Int64) -> Address { of(id, "release-time") }
  /// 撤下.
  static func withdrawal(_ id: Int64) -> Address { of(id, "withdrawal") }
  /// 废止、失效.
  static func validity(_ id: Int64) -> Address { of(id, "validity") }
  /// 修改已发布的信息: opens a new edition.
  static func editions(_ id: Int64) -> Address { of(id, "editions") }
  /// 恢复旧稿: makes an earlier revision the newest.
  static func restoration(_ id: Int64) -> Address { of(id, "restoration") }
  /// 保密审查意见 (条例 第十七条).
  static func secrecyReview(_ id: Int64) -> Address { of(id, "secrecy-review") }
  /// 关联政策文件与解读.
  static func links(_ id: Int64) -> Address { of(id, "links") }
  static func linkRemoval(_ id: Int64, _ other: Int64) -> Address {
    Address("desk", "items", String(id), "links", String(other), "removal")
  }

  private static func of(_ id: Int64, _ noun: String) -> Address { Address("desk", "items", String(id), noun) }
}
