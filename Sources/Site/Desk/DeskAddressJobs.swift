/// The addresses of background jobs at the desk (后台任务).
extension DeskAddress {
  static func jobs(_ filter: [(String, String)] = []) -> Address { Address("desk", "jobs", query: given(filter)) }
  static func job(_ id: Int64, page: Int = 1) -> Address {
    Address("desk", "jobs", String(id), query: page > 1 ? [("page", String(page))] : [])
  }
  /// `POST`: the forms of everything public are made, or made anew (补制、重做).
  static let renditions = Address("desk", "renditions")
  /// `POST`: take it back (取消).
  static func jobCancellation(_ id: Int64) -> Address { Address("desk", "jobs", String(id), "cancellation") }
  /// `POST`: try again (重试).
  static func jobRetry(_ id: Int64) -> Address { Address("desk", "jobs", String(id), "retry") }
}
