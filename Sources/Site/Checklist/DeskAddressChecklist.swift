/// The addresses of checklists (清单对标).
extension DeskAddress {
  /// `GET` the lists; `POST` begins one.
  static let checklists = Address("desk", "checklists")
  /// `POST`: a table to read; `GET`, `POST` below it: which of its columns is what.
  static let checklistUploads = Address("desk", "checklists", "uploads")
  static func checklistUpload(_ id: Int64) -> Address { Address("desk", "checklists", "uploads", String(id)) }
  /// `GET` the tasks of one; `POST` one more.
  static func checklist(_ id: Int64) -> Address { Address("desk", "checklists", "lists", String(id)) }
  /// `GET`, `POST`: one task.
  static func checklistTask(_ id: Int64) -> Address { Address("desk", "checklists", "tasks", String(id)) }
  /// `GET` one occurrence; `POST` what somebody decides about an item.
  static func checklistPeriod(_ task: Int64, _ period: String, of place: Int64) -> Address {
    Address("desk", "checklists", "tasks", String(task), period, query: [("place", String(place))])
  }
  /// The year's grid; `month` is written `3`.
  static func checklistGrid(_ year: Int, _ asked: [(String, String)] = []) -> Address {
    Address("desk", "checklists", String(year), "grid", query: given(asked))
  }
  static func checklistGridTable(_ year: Int) -> Address { Address("desk", "checklists", String(year), "grid.xlsx") }
}
