/// The address of the working days (放假安排).
extension DeskAddress {
  /// `GET` the years that are known; `POST` a notice, to be read and then confirmed.
  static let holidays = Address("desk", "holidays")
}
