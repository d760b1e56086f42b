/// The addresses of compilations (汇编).
extension DeskAddress {
  /// `GET` the list and the form; `POST` an order.
  static let compilations = Address("desk", "compilations")
  /// `GET`: the finished file.
  static func compilationFile(_ id: Int64) -> Address { Address("desk", "compilations", String(id), "file") }
}
