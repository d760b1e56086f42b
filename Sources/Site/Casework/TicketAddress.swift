/// The addresses of the hotline's orders (12345工单).
extension DeskAddress {
  /// `GET` the list; `POST` one that was typed.
  static func tickets(_ filter: [(String, String)] = []) -> Address { Address("desk", "tickets", query: given(filter)) }
  static let newTicket = Address("desk", "tickets", "new")
  static let ticketRates = Address("desk", "tickets", "rates")
  /// `GET` the form and past uploads; `POST` a file.
  static let ticketImports = Address("desk", "tickets", "imports")
  /// `GET` its columns or what became of it; `POST` the columns as confirmed.
  static func ticketImport(_ id: Int64) -> Address { Address("desk", "tickets", "imports", String(id)) }
  static func ticket(_ id: Int64) -> Address { Address("desk", "tickets", String(id)) }
  /// `POST`: one act, by its noun.
  static func ticket(_ id: Int64, _ noun: String) -> Address { Address("desk", "tickets", String(id), noun) }
}
