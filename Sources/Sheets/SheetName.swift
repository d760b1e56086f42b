/// Names of sheets (工作表名) as spreadsheets allow them: at most 31 characters, none of `[]:*?/\`, no two alike.
enum SheetName {
  static func clean(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let base = allowed(name)
      var candidate = base
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = shortened(base, to: 31 - String(number).count - 2) + "(\(number))"
        number += 1
      }
      return candidate
    }
  }

  private static func allowed(_ name: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where scalar.value >= 0x20 {
      kept.append("[]:*?/\\".unicodeScalars.contains(scalar) ? "_" : scalar)
    }
    var text = String(kept)
    while text.hasPrefix("'") { text.removeFirst() }
    text = shortened(text, to: 31)
    while text.hasSuffix("'") { text.removeLast() }
    // Excel keeps this one for itself.
    if text.lowercased() == "history" { text += "_" }
    return text.allSatisfy(\.isWhitespace) ? "工作表" : text
  }

  /// Counted as the format counts: in UTF-16.
  private static func shortened(_ text: String, to limit: Int) -> String {
    var text = text
    while text.utf16.count > limit { text.removeLast() }
    return text
  }
}
