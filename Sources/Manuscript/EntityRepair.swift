/// Characters that were escaped twice (`&amp;nbsp;` in the source shows `&nbsp;`): reads them as they were meant.
private let names: [String: String] = [
  "nbsp": " ", "bsp": " ", "sp": " ", "ensp": " ", "emsp": "\u{3000}", "ldquo": "“", "rdquo": "”", "lsquo": "‘",
  "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…", "middot": "·", "bull": "•", "times": "×", "permil": "‰",
  "deg": "°", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "amp": "&", "lsaquo": "‹", "rsaquo": "›",
  "laquo": "«", "raquo": "»", "sup2": "²", "sup3": "³", "copy": "©", "reg": "®",
]

/// Repairs entities left standing in text, however often they were escaped.
func repairEntities(_ text: String, into ledger: inout Ledger) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
  var current = text
  for _ in 0..<4 {
    let (next, count) = decodeOnce(current)
    if count == 0 { break }
    ledger.repair(.entity, count: count)
    current = next
  }
  return current
}

private func decodeOnce(_ text: String) -> (String, Int) {
  var result = ""
  var count = 0
  var rest = text[...]
  while let ampersand = rest.firstIndex(of: "&") {
    result += rest[..<ampersand]
    let after = rest[rest.index(after: ampersand)...]
    if let semicolon = after.prefix(10).firstIndex(of: ";"), let decoded = decode(after[..<semicolon]) {
      result += decoded
      count += 1
      rest = after[after.index(after: semicolon)...]
    } else {
      result += "&"
      rest = after
    }
  }
  return (result + rest, count)
}

private func decode(_ name: Substring) -> String? {
  if let known = names[String(name)] { return known }
  guard name.first == "#" else { return nil }
  let digits = name.dropFirst()
  let isHex = digits.first == "x" || digits.first == "X"
  let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
  return value.flatMap(Unicode.Scalar.init).map(String.init)
}
