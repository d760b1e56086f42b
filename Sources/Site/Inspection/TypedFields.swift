extension Form {
  /// What was typed, by the names of the fields, for giving a form back.
  var typed: [String: String] {
    Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
