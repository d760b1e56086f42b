/// The head of one part of a multipart form: field name, file name and type, all claims of the sender.
struct PartHead: Equatable {
  let field: String
  /// Nil for a text field. Cleaned: no path, no control characters, not longer than 200 bytes.
  let fileName: String?
  let type: String

  /// Nil when there is no usable Content-Disposition.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { return nil }
    var headers: [String: String] = [:]
    for line in text.split(whereSeparator: { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }) {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      headers[parts[0].trimmed.lowercased()] = String(parts[1].trimmed)
    }
    guard let disposition = headers["content-disposition"], disposition.lowercased().hasPrefix("form-data") else {
      return nil
    }
    let parameters = Self.parameters(of: disposition)
    guard let field = parameters["name"], Self.isSafe(field), field.utf8.count <= 200 else { return nil }
    self.field = field
    fileName = (parameters["filename*"].flatMap(Self.extended) ?? parameters["filename"]).map(Self.cleaned)
    type = headers["content-type"].flatMap { Self.isSafe($0) ? $0.lowercased() : nil } ?? "application/octet-stream"
  }

  /// `; name="value"` pairs after the first word; a backslash escapes only a quote, as browsers write it.
  static func parameters(of header: String) -> [String: String] {
    var found: [String: String] = [:]
    var rest = Substring(header).unicodeScalars.drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      let value = rest.first == "\"" ? quoted(&rest) : plain(&rest)
      let key = String(name).trimmed.lowercased()
      if found[key] == nil { found[key] = value }
      rest = rest.drop { $0 != ";" }
    }
    return found
  }

  private static func plain(_ rest: inout Substring.UnicodeScalarView) -> String {
    let value = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(value.count)
    return String(String(value).trimmed)
  }

  private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String {
    var value = String.UnicodeScalarView()
    rest = rest.dropFirst()
    while let scalar = rest.popFirst(), scalar != "\"" {
      if scalar == "\\", rest.first == "\"" {
        value.append("\"")
        rest = rest.dropFirst()
      } else {
        value.append(scalar)
      }
    }
    return String(value).replacing("%22", with: "\"")
  }

  /// `UTF-8''%E9%B1%BC.pdf` (RFC 5987).
  private static func extended(_ value: String) -> String? {
    let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
    return PercentCode.decode(parts[2])
  }

  /// A file name that is only a name: paths cut, controls and direction marks dropped.
  static func cleaned(_ name: String) -> String {
    let last = name.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { Array($0) } ?? []
    var kept = String.UnicodeScalarView()
    var size = 0
    for scalar in last where isPlain(scalar) && !"<>:\"|?*".unicodeScalars.contains(scalar) {
      size += String(scalar).utf8.count
      if size <= 200 { kept.append(scalar) }
    }
    let text = String(kept).trimmed
    return text.isEmpty || text.allSatisfy { $0 == "." } ? "file" : String(text)
  }

  private static func isSafe(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPlain) }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
