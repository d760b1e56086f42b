/// The addresses of bulk work at the desk (批量处理).
extension DeskAddress {
  /// `GET` what one has done so far; `POST` a choice of items.
  static let bulks = Address("desk", "bulk")
  /// The choice, the preview or the report, whichever it has come to.
  static func bulk(_ id: Int64, _ filter: [(String, String)] = []) -> Address {
    Address("desk", "bulk", String(id), query: given(filter))
  }
  /// `POST` what is to be done.
  static func bulkOrder(_ id: Int64) -> Address { of(id, "order") }
  /// `POST` which hits are ticked.
  static func bulkTicks(_ id: Int64) -> Address { of(id, "ticks") }
  /// `POST`: put it back (撤销).
  static func bulkUndoing(_ id: Int64) -> Address { of(id, "undoing") }
  /// An export's Excel file, and its CSV file.
  static func bulkWorkbook(_ id: Int64) -> Address { of(id, "workbook") }
  static func bulkSheet(_ id: Int64) -> Address { of(id, "sheet") }

  private static func of(_ id: Int64, _ noun: String) -> Address { Address("desk", "bulk", String(id), noun) }
}
