import Kernel

/// One row of a result, read by column name.
///
///     title: try row["title"], closed: try row["closed_on"]   // the type decides: `Day?` may be null, `Day` not
package struct Row: Sendable {
  let names: Names
  let values: [Value]

  package subscript<T: Storable>(_ name: String) -> T {
    get throws {
      let value = try value(name)
      guard let decoded = T(stored: value) else { throw Misread.wrongType(column: name, wanted: "\(T.self)") }
      return decoded
    }
  }

  package subscript<T: Storable>(_ name: String) -> T? {
    get throws {
      let value = try value(name)
      if value == .null { return nil }
      guard let decoded = T(stored: value) else { throw Misread.wrongType(column: name, wanted: "\(T.self)?") }
      return decoded
    }
  }

  /// The value as the engine gave it.
  package func value(_ name: String) throws -> Value {
    guard let index = names.index[name] else { throw Misread.noSuchColumn(name) }
    return values[index]
  }

  /// Every column with its value, in the order of the statement.
  package var columns: [(name: String, value: Value)] { Array(zip(names.ordered, values)) }

  /// The names of a result's columns, shared by all its rows.
  final class Names: Sendable {
    let ordered: [String]
    let index: [String: Int]
    init(_ ordered: [String]) {
      self.ordered = ordered
      index = Dictionary(zip(ordered, ordered.indices), uniquingKeysWith: { first, _ in first })
    }
  }
}

/// A row that does not hold what the code expects: a defect of ours, never a person's mistake.
package enum Misread: Error, Equatable {
  case noSuchColumn(String)
  case wrongType(column: String, wanted: String)
  case noRow
}
