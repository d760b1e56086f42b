/// The addresses of the inbox, the workload and what belongs to them (待办、工作量).
extension DeskAddress {
  static let sent = Address("desk", "inbox", "sent")
  static let returned = Address("desk", "inbox", "returned")
  static let drafts = Address("desk", "inbox", "drafts")
  static let scheduled = Address("desk", "inbox", "scheduled")
  /// `month` is written `2026-03`.
  static func calendar(_ month: String = "") -> Address {
    Address("desk", "inbox", "calendar", query: given([("month", month)]))
  }
  static let checks = Address("desk", "inbox", "checks")
  /// `POST`: pass those that were ticked.
  static let batchApproval = Address("desk", "inbox", "approvals")
  /// The same list, another page of it.
  static func turned(_ list: Address, to page: Int) -> Address {
    let parts = list.text.split(separator: "/").map(String.init)
    let query = page > 1 ? [("page", String(page))] : []
    return parts.count == 3
      ? Address(parts[0], parts[1], parts[2], query: query) : Address("desk", slash: true, query: query)
  }

  /// `POST`: 急件, 期望发布时间.
  static func urgency(_ item: Int64) -> Address { Address("desk", "items", String(item), "urgency") }
  /// `POST`: 复核无误.
  static func check(_ item: Int64) -> Address { Address("desk", "items", String(item), "check") }
  /// 谁在什么时候改了什么.
  static func itemJournal(_ item: Int64) -> Address { Address("desk", "items", String(item), "journal") }

  static func workload(_ asked: [(String, String)] = []) -> Address {
    Address("desk", "workload", query: given(asked))
  }
  static func workloadRecords(_ asked: [(String, String)]) -> Address {
    Address("desk", "workload", "records", query: given(asked))
  }
}
