import Kernel

/// A statement written as a Swift literal: text between the quotes is SQL, and every interpolated value
/// becomes a bound parameter, so that no value can ever be read as SQL.
///
///     let sql: SQL = "SELECT * FROM item WHERE organisation = \(town) AND \(condition)"
///
/// Only the subset common to SQLite ≥ 3.40 and PostgreSQL ≥ 15 is written outside `Store`.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
  /// The statement, with `?` where each value stands.
  package let text: String
  package let values: [Value]

  package init(stringLiteral value: String) {
    text = value
    values = []
  }

  package init(stringInterpolation interpolation: Interpolation) {
    text = interpolation.text
    values = interpolation.values
  }

  /// Pieces put together: `SQL.joined(conditions, by: " AND ")`.
  package static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
    var joined = Interpolation(literalCapacity: 0, interpolationCount: 0)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { joined.appendLiteral("\(separator)") }
      joined.appendInterpolation(piece)
    }
    return SQL(stringInterpolation: joined)
  }

  package struct Interpolation: StringInterpolationProtocol {
    var text = ""
    var values: [Value] = []

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ value: some Storable) {
      text += "?"
      values.append(value.stored)
    }

    package mutating func appendInterpolation(_ value: (some Storable)?) {
      text += "?"
      values.append(value?.stored ?? .null)
    }

    /// Another piece of SQL, with its values.
    package mutating func appendInterpolation(_ piece: SQL) {
      text += piece.text
      values += piece.values
    }

    /// `IN \(list: ids)`. An empty list matches nothing.
    package mutating func appendInterpolation(list: [some Storable]) {
      text += list.isEmpty ? "(NULL)" : "(" + list.map { _ in "?" }.joined(separator: ", ") + ")"
      values += list.map(\.stored)
    }
  }
}
