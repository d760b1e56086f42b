/// Marks of the sentence (标点): half-width ones between Chinese words become full-width; never in numbers, times,
/// addresses or English (GB/T 15834).
extension TypesettingLine {
  mutating func widen(_ tally: inout Tally) {
    ellipses(&tally)
    let kept = addresses
    for index in letters.indices where !kept[index] {
      guard let wide = wide(at: index) else { continue }
      tally.note(.marks, sample(index))
      letters[index].scalar = wide
    }
  }

  private func wide(at index: Int) -> Unicode.Scalar? {
    guard let mark = self[index], let wide = Self.pairs[mark], letters[index].piece >= 0 else { return nil }
    let (before, after) = (self[beforeBlanks(index)], self[afterBlanks(index)])
    if mark == "." {
      guard let before, before.isHan || before == "”" || before == "）" || before == "》" else { return nil }
      return after.map { $0.isHan || $0.isHanMark || $0 == Self.object || $0 == "\"" } ?? true ? wide : nil
    }
    if let before, before.isChinese { return isRatio(index) ? nil : wide }
    // 共100,其中: the mark parts a number or a word from Chinese text.
    guard let after, after.isHan, let before, before.isDigit || before.isLatin || before == "%" else { return nil }
    return mark == ":" && before.isDigit ? nil : wide
  }

  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。",
  ]

  /// Between digits a mark belongs to the number.
  private func isRatio(_ index: Int) -> Bool {
    guard let before = self[index - 1], let after = self[index + 1] else { return false }
    return before.isDigit && after.isDigit
  }

  private func beforeBlanks(_ index: Int) -> Int {
    var place = index - 1
    while let scalar = self[place], scalar.isBlank { place -= 1 }
    return place
  }

  private func afterBlanks(_ index: Int) -> Int {
    var place = index + 1
    while let scalar = self[place], scalar.isBlank { place += 1 }
    return place
  }

  /// Three dots or more are an ellipsis, two dashes one dash. A row of ellipses that leads to a page number stays.
  private mutating func ellipses(_ tally: inout Tally) {
    var index = 1
    while index < letters.count {
      guard let before = self[index - 1], let mark = self[index], letters[index].piece >= 0 else {
        index += 1
        continue
      }
      let run = letters[index...].prefix { $0.scalar == mark && $0.piece >= 0 }.count
      // A run is judged as a whole and from its beginning.
      if before != mark, before.isChinese, let full = fullMark(mark, run, at: index) {
        tally.note(.marks, sample(index))
        replace(index..<(index + run), with: full.unicodeScalars)
        index += full.unicodeScalars.count
      } else {
        index += run
      }
    }
  }

  private func fullMark(_ mark: Unicode.Scalar, _ run: Int, at index: Int) -> String? {
    switch mark {
    case "." where run >= 3, "。" where run >= 3, "…" where run == 1 || run == 3: "……"
    case "-" where run == 2 || run == 3: self[index + run].map(\.isHan) ?? false ? "——" : nil
    default: nil
    }
  }

  /// Brackets go in pairs, by what stands inside and around them.
  mutating func brackets(_ tally: inout Tally) {
    let kept = addresses
    var open: [Int] = []
    for index in letters.indices where letters[index].piece >= 0 && !kept[index] {
      switch letters[index].scalar {
      case "(", "（": open.append(index)
      case ")", "）":
        guard let start = open.popLast(), isChinesePair(start, index) else { continue }
        if letters[start].scalar != "（" || letters[index].scalar != "）" { tally.note(.marks, sample(start)) }
        letters[start].scalar = "（"
        letters[index].scalar = "）"
      default: continue
      }
    }
  }

  private func isChinesePair(_ start: Int, _ end: Int) -> Bool {
    if letters[start].scalar == "（" || letters[end].scalar == "）" { return true }
    if letters[(start + 1)..<end].contains(where: { $0.scalar.isHan }) { return true }
    return self[start - 1]?.isChinese ?? false
  }

  /// Which characters are part of an address: from `http://` or around an @ to the next blank or full-width mark.
  var addresses: [Bool] {
    var kept = letters.map { _ in false }
    let scalars = scalars
    for index in scalars.indices {
      let isLink = scalars[index] == ":" && self[index + 1] == "/" && self[index + 2] == "/"
      let isHost =
        scalars[index] == "." && index >= 3 && scalars[(index - 3)..<index].elementsEqual("www".unicodeScalars)
      guard isLink || isHost || scalars[index] == "@" else { continue }
      var (start, end) = (index, index)
      while start > 0, scalars[start - 1].isASCII, !scalars[start - 1].isBlank,
        !"\"'()<>,;".unicodeScalars.contains(scalars[start - 1])
      {
        start -= 1
      }
      while end + 1 < scalars.count, isAddress(scalars, end + 1) { end += 1 }
      for place in start...end { kept[place] = true }
    }
    return kept
  }

  private func isAddress(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.isBlank || scalar == Self.object || scalar.isHanMark || "\"'<>()".unicodeScalars.contains(scalar) {
      return false
    }
    guard ",;:?!.".unicodeScalars.contains(scalar) else {
      return scalar.isASCII || "/=&".unicodeScalars.contains(scalars[index - 1]) || scalars[index - 1].isHan
    }
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    return next.isASCII && !next.isBlank && next != "\""
  }
}
