import Manuscript

/// JSON as another program wrote it (数据交换), read without trusting it and written back.
indirect enum JSONValue: Equatable, Sendable {
  case null, bool(Bool), number(String), string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  subscript(_ key: String) -> JSONValue? { if case .object(let fields) = self { fields[key] } else { nil } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var list: [JSONValue]? { if case .array(let list) = self { list } else { nil } }
  var fields: [String: JSONValue]? { if case .object(let fields) = self { fields } else { nil } }

  /// The same object without some keys.
  func without(_ keys: Set<String>) -> JSONValue {
    guard case .object(let fields) = self else { return self }
    return .object(fields.filter { !keys.contains($0.key) })
  }

  func with(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(var fields) = self else { return self }
    fields[key] = value
    return .object(fields)
  }

  func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let flag): out += (flag ? "true" : "false").utf8
    case .number(let text): out += text.utf8
    case .string(let text): Self.quote(text, to: &out)
    case .array(let list):
      out.append(UInt8(ascii: "["))
      for (index, value) in list.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let fields):
      out.append(UInt8(ascii: "{"))
      for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        Self.quote(field.key, to: &out)
        out.append(UInt8(ascii: ":"))
        field.value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ text: String, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0..<0x20: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}

/// Reads JSON (RFC 8259) with an end to depth.
struct JSONReading {
  private let bytes: [UInt8]
  private var place = 0

  private static let damaged = Refusal("文件结构读不出来，不能检查，请重新生成后再上传。")

  static func read(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
    var reading = JSONReading(bytes: bytes)
    return try reading.value(0)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value(_ depth: Int) throws(Refusal) -> JSONValue {
    guard depth < 200, let byte = next() else { throw Self.damaged }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func object(_ depth: Int) throws(Refusal) -> JSONValue {
    var fields: [String: JSONValue] = [:]
    place += 1
    while let byte = next() {
      if byte == UInt8(ascii: "}") { place += 1; return .object(fields) }
      if byte == UInt8(ascii: ",") { place += 1; continue }
      guard byte == UInt8(ascii: "\"") else { throw Self.damaged }
      let key = try string()
      guard next() == UInt8(ascii: ":") else { throw Self.damaged }
      place += 1
      fields[key] = try value(depth + 1)
    }
    throw Self.damaged
  }

  private mutating func array(_ depth: Int) throws(Refusal) -> JSONValue {
    var list: [JSONValue] = []
    place += 1
    while let byte = next() {
      if byte == UInt8(ascii: "]") { place += 1; return .array(list) }
      if byte == UInt8(ascii: ",") { place += 1; continue }
      list.append(try value(depth + 1))
    }
    throw Self.damaged
  }

  private mutating func string() throws(Refusal) -> String {
    var units: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: units, as: UTF8.self) }
      if byte != UInt8(ascii: "\\") { units.append(byte); continue }
      guard place < bytes.count else { throw Self.damaged }
      let escape = bytes[place]
      place += 1
      switch escape {
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "u"): units += String(decoding: try escaped(), as: UTF16.self).utf8
      default: units.append(escape)
      }
    }
    throw Self.damaged
  }

  /// One or two code units.
  private mutating func escaped() throws(Refusal) -> [UInt16] {
    let first = try unit()
    guard (0xD800..<0xDC00).contains(first), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return [first] }
    place += 2
    return [first, try unit()]
  }

  private mutating func unit() throws(Refusal) -> UInt16 {
    guard place + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw Self.damaged }
    place += 4
    return unit
  }

  private mutating func word() throws(Refusal) -> JSONValue {
    let start = place
    while place < bytes.count, !",]} \n\r\t".utf8.contains(bytes[place]) { place += 1 }
    switch String(decoding: bytes[start..<place], as: UTF8.self) {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case let text:
      guard !text.isEmpty, text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }) else { throw Self.damaged }
      return .number(text)
    }
  }

  private mutating func next() -> UInt8? {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }
}
