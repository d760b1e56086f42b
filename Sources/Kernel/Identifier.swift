/// A row's key, typed by the kind of row it names, so that an item's key cannot be passed where a column's
/// is wanted.
package struct Identifier<Row>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let value: Int64
  package init(_ value: Int64) { self.value = value }
  package var description: String { String(value) }
  package static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int64.self)
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
