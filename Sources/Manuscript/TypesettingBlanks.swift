/// Quotes in pairs and blanks that Chinese text does not have (引号与空格). Blanks between names, and runs of them that
/// lay out a form, stay: nobody could tell them from mistakes.
extension TypesettingLine {
  /// Straight quotes become “ ” where they go in pairs around or beside Chinese words; pairs that were typed with one
  /// sign twice are set right.
  mutating func quotes(_ tally: inout Tally) {
    pair(straight: "\"", open: "“", close: "”", &tally)
    pair(straight: "'", open: "‘", close: "’", &tally)
  }

  private mutating func pair(
    straight: Unicode.Scalar, open: Unicode.Scalar, close: Unicode.Scalar, _ tally: inout Tally
  ) {
    let kept = addresses
    let places = letters.indices.filter { index in
      !kept[index] && [straight, open, close].contains(letters[index].scalar) && !isApostrophe(index)
    }
    guard places.count.isMultiple(of: 2) else { return }
    for pair in stride(from: 0, to: places.count, by: 2) {
      let (start, end) = (places[pair], places[pair + 1])
      if letters[start].scalar == open, letters[end].scalar == close { continue }
      guard isChineseQuote(start, end) else { continue }
      tally.note(.quotes, sample(start))
      letters[start].scalar = open
      letters[end].scalar = close
    }
  }

  /// 5'10" and it's: feet, inches and English, not quotes.
  private func isApostrophe(_ index: Int) -> Bool {
    guard let before = self[index - 1] else { return false }
    let mark = letters[index].scalar
    return (mark == "'" || mark == "’") && (before.isLatin || before.isDigit) && !(self[index + 1]?.isChinese ?? true)
      || mark == "\"" && before.isDigit && !(self[index + 1]?.isHan ?? false)
  }

  private func isChineseQuote(_ start: Int, _ end: Int) -> Bool {
    letters[(start + 1)..<end].contains { $0.scalar.isHan } || self[start - 1]?.isChinese ?? false
      || self[end + 1]?.isChinese ?? false
  }

  mutating func blanks(_ tally: inout Tally) {
    var index = 0
    while index < letters.count {
      defer { index += 1 }
      guard letters[index].scalar.isBlank else { continue }
      let run = letters[index...].prefix { $0.scalar.isBlank }.count
      guard run <= 2, isStrayBlank(from: index, to: index + run) else {
        index += run - 1
        continue
      }
      tally.note(.spaces, sample(index))
      letters.removeSubrange(index..<(index + run))
      index -= 1
    }
  }

  private func isStrayBlank(from start: Int, to end: Int) -> Bool {
    guard let before = self[start - 1], let after = self[end], letters[start..<end].allSatisfy({ $0.scalar != "\u{3000}" })
    else { return false }
    if "，。；：？！、）》”’〕".unicodeScalars.contains(after) { return before.isChinese || before.isDigit || before.isLatin }
    if "，。；？！、（《“‘〔".unicodeScalars.contains(before) { return true }
    if before == "：" { return after.isChinese || after.isDigit }
    return isInDate(before, after) || isNumberBetween(start, end, before, after)
  }

  /// 2026 年 3 月 9 日.
  private func isInDate(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    before.isDigit && "年月日号".unicodeScalars.contains(after) || "年月".unicodeScalars.contains(before) && after.isDigit
  }

  /// 共 100 人: a short number set off by blanks on both sides.
  private func isNumberBetween(
    _ start: Int, _ end: Int, _ before: Unicode.Scalar, _ after: Unicode.Scalar
  ) -> Bool {
    if before.isHan, after.isDigit {
      let digits = letters[end...].prefix { $0.scalar.isDigit || $0.scalar == "." }.count
      guard digits <= 6, let next = self[end + digits] else { return false }
      return next == " " && self[end + digits + 1]?.isHan ?? false
    }
    guard before.isDigit, after.isHan else { return false }
    let digits = letters[..<start].reversed().prefix { $0.scalar.isDigit || $0.scalar == "." }.count
    // The blank before the number went first, so the number now stands right after a Han character.
    return digits <= 6 && self[start - digits - 1]?.isHan ?? false
  }
}
