/// The rules of a line, one after the other; each sees what the one before left. Addresses are never touched.
extension TypesettingLine {
  mutating func set(isNumbered: Bool, _ tally: inout Tally) {
    trim(&tally)
    halve(&tally)
    documentNumbers(&tally)
    if isNumbered { numbering(&tally) }
    widen(&tally)
    brackets(&tally)
    quotes(&tally)
    blanks(&tally)
  }

  /// Indents made of blanks, at both ends and after a break.
  private mutating func trim(_ tally: inout Tally) {
    while let last = letters.last, last.scalar.isBlank { letters.removeLast() }
    let lead = letters.prefix { $0.scalar.isBlank }.count
    if lead > 0 { tally.note(.indent, sample(lead)) }
    letters.removeFirst(lead)
    for index in letters.indices.reversed() where letters[index].piece < 0 {
      let blanks = letters[(index + 1)...].prefix { $0.scalar.isBlank }.count
      letters.removeSubrange((index + 1)..<(index + 1 + blanks))
    }
  }

  /// Digits and Latin letters are never full-width (GB/T 15835).
  private mutating func halve(_ tally: inout Tally) {
    for index in letters.indices {
      let value = letters[index].scalar.value
      let isWide = [0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF05...0xFF05].contains { $0.contains(value) }
      guard isWide, let narrow = Unicode.Scalar(value - 0xFEE0) else { continue }
      tally.note(.width, sample(index))
      letters[index].scalar = narrow
    }
  }

  /// 呈政(2026)41号 becomes 呈政〔2026〕41号 (GB/T 9704 第7.2.5).
  private mutating func documentNumbers(_ tally: inout Tally) {
    var index = 1
    while index < letters.count {
      defer { index += 1 }
      guard let open = self[index], "([（［【〔﹝".unicodeScalars.contains(open), let year = yearEnd(after: index),
        let before = self[index - 1], before.isHan || before.isLatin, let close = self[year],
        ")]）］】〕﹞".unicodeScalars.contains(close), isSerial(after: year)
      else { continue }
      if open != "〔" || close != "〕" { tally.note(.number, sample(index)) }
      letters[year].scalar = "〕"
      letters[index].scalar = "〔"
    }
  }

  /// Where four digits of a year end.
  private func yearEnd(after open: Int) -> Int? {
    guard open + 5 < letters.count, letters[(open + 1)...(open + 4)].allSatisfy({ $0.scalar.isDigit }),
      let first = self[open + 1], first == "1" || first == "2", letters[open].piece >= 0
    else { return nil }
    return open + 5
  }

  private func isSerial(after close: Int) -> Bool {
    var index = close + 1
    while let scalar = self[index], scalar.isBlank || scalar == "第" { index += 1 }
    let digits = letters.dropFirst(index).prefix { $0.scalar.isDigit }.count
    return (1...5).contains(digits) && self[index + digits] == "号"
  }

  /// 一、 （一） 1. （1）: the marks after the number, and no blank after them.
  private mutating func numbering(_ tally: inout Tally) {
    var end = 0
    let isOpen = self[0] == "(" || self[0] == "（"
    if isOpen { end = 1 }
    let isHan = self[end].map(Self.isNumeral) ?? false
    let start = end
    while end - start < 4, let scalar = self[end], isHan ? Self.isNumeral(scalar) : scalar.isDigit { end += 1 }
    guard end > start, let mark = self[end], letters.prefix(end + 1).allSatisfy({ $0.piece >= 0 }) else { return }
    let before = scalars
    if isOpen {
      guard mark == ")" || mark == "）", end - start < 4 else { return }
      letters[0].scalar = "（"
      letters[end].scalar = "）"
      if let next = self[end + 1], next == "、" || next == "." || next == "．" { letters.remove(at: end + 1) }
    } else if isHan {
      guard mark == "、" || isStray(mark, after: end, ",，.．") else { return }
      letters[end].scalar = "、"
    } else {
      guard end - start < 3, mark == "." || mark == "．" || mark == "、", let next = self[end + 1], !next.isDigit,
        mark == "." || next.isHan || next.isBlank
      else { return }
      letters[end].scalar = "."
    }
    while let next = self[end + 1], next.isBlank { letters.remove(at: end + 1) }
    if scalars != before { tally.note(.numbering, String(String.UnicodeScalarView(before.prefix(8)))) }
  }

  private func isStray(_ mark: Unicode.Scalar, after end: Int, _ marks: String) -> Bool {
    guard marks.unicodeScalars.contains(mark), end == 1, let next = self[end + 1] else { return false }
    return next.isHan && mark != "," && mark != "，"
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    "一二三四五六七八九十百".unicodeScalars.contains(scalar)
  }

  func sample(_ index: Int) -> String {
    let near = letters[max(0, index - 4)..<min(letters.count, index + 6)].map(\.scalar).filter { $0 != Self.object }
    return String(String.UnicodeScalarView(near)).trimmedOfBlanks
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
