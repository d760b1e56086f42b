import Foundation

/// A JSON value that a record may hold (JSON 值), flattened into named texts.
enum JSONValue: Decodable {
  case text(String), list([JSONValue]), object([String: JSONValue]), nothing

  /// A value is asked what it is in turn. Being of another kind is the only thing an asking can fail of, as the whole
  /// text has been parsed before; what is wrong further inside is thrown.
  init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: Key.self) {
      self = .object(
        try keyed.allKeys.reduce(into: [:]) { $0[$1.stringValue] = try keyed.decode(JSONValue.self, forKey: $1) })
    } else if var list = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !list.isAtEnd { values.append(try list.decode(JSONValue.self)) }
      self = .list(values)
    } else {
      self = try Self.plain(try decoder.singleValueContainer())
    }
  }

  /// Numbers keep all their digits: old systems number their records beyond what a machine's integer holds. What is
  /// none of the four, like a number out of all bounds, is thrown.
  private static func plain(_ value: any SingleValueDecodingContainer) throws -> JSONValue {
    if value.decodeNil() { return .nothing }
    if let flag = try? value.decode(Bool.self) { return .text(flag ? "true" : "false") }
    if let number = try? value.decode(Decimal.self) { return .text(number.description) }
    return .text(try value.decode(String.self))
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension JSONValue {
  /// Nil for what is no JSON, which is all that can be wrong with bytes; the callers say so by line or by file.
  static func read(_ data: Data) -> JSONValue? { try? JSONDecoder().decode(JSONValue.self, from: data) }

  /// The fields of an object in the order of their names; one level of objects inside is named `content.title`.
  var fields: [(name: String, value: String)] {
    guard case .object(let object) = self else { return [] }
    return object.sorted { $0.key < $1.key }.flatMap { key, value -> [(name: String, value: String)] in
      if case .object(let inner) = value {
        return inner.sorted { $0.key < $1.key }.map { ("\(key).\($0.key)", $0.value.shown) }
      }
      return [(key, value.shown)]
    }
  }

  /// The records of a whole file: a list, or the longest list inside an object, as database programs export.
  var records: [JSONValue] {
    switch self {
    case .list(let list): list
    case .object(let object): object.values.map(\.records).max { $0.count < $1.count } ?? []
    case .text, .nothing: []
    }
  }

  /// For a field of a record; what an object inside holds has no one text.
  var shown: String {
    switch self {
    case .text(let text): text
    case .list(let list): list.map(\.shown).filter { !$0.isEmpty }.joined(separator: "；")
    case .object, .nothing: ""
    }
  }
}
