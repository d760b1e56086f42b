/// The numbers of headings (层次序数): 一、 then （一）, without gaps. GB/T 9704—2012 7.3.3.
struct LevelNumbers: Rule {
  let name = "structure.levels"
  let title = "层次序数不连续"
  let level = Level.strict
  let examples = [
    RuleExample("一、工作情况\n（一）抓平台\n甲。\n做优解读，提升实效\n乙。\n（三）抓联动\n丙。", "一、工作情况\n（一）抓平台\n甲。\n（二）做优解读，提升实效\n乙。\n（三）抓联动\n丙。"),
    RuleExample("一、工作情况\n二、下步打算", "一、工作情况\n二、下步打算"),
    RuleExample("（一）甲；（二）乙；\n（三）丙；\n(四)丁。", "（一）甲；（二）乙；\n（三）丙；\n(四)丁。"),
    RuleExample("一、工作情况\n二、存在问题\n二、下步打算", "一、工作情况\n二、存在问题\n二、下步打算"),
  ]

  private struct Head {
    let line: Int
    let number: Int
    let isInner: Bool
  }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let heads = text.lines.indices.compactMap { head($0, text) }
    var (outer, inner, found) = (Head?.none, Head?.none, [Finding]())
    for head in heads {
      let last = head.isInner ? inner : outer
      if let last, head.number > last.number + 1, head.number <= last.number + 3, !isInline(last, head, text) {
        found.append(gap(after: last, before: head, text))
      }
      if let last, head.number > 1, head.number == last.number { found.append(again(head, text)) }
      if head.isInner { inner = head } else { (outer, inner) = (head, nil) }
    }
    return found
  }

  /// Whether the number that seems to be missing stands within a line.
  private func isInline(_ last: Head, _ head: Head, _ text: ProofText) -> Bool {
    let missing = Self.chinese(last.number + 1)
    let between = text.lines[last.line].lowerBound..<text.lines[head.line].lowerBound
    return (head.isInner ? ["（\(missing)）", "(\(missing))"] : ["\(missing)、"]).contains {
      !text.places(of: $0, in: between).isEmpty
    }
  }

  private func gap(after last: Head, before head: Head, _ text: ProofText) -> Finding {
    let missing = head.isInner ? "（\(Self.chinese(last.number + 1))）" : "\(Self.chinese(last.number + 1))、"
    let bare = (last.line + 1..<head.line).filter { isBareHead(text.trimmed(text.lines[$0]), text) }
    let evidence = "GB/T 9704—2012 7.3.3"
    if head.number == last.number + 2, bare.count == 1 {
      let line = text.trimmed(text.lines[bare[0]])
      return Finding(
        range: line, rule: name, severity: .error, message: "层次序数不连续，这个标题前缺“\(missing)”，请补上。",
        evidence: evidence, fixes: [missing + text.string(line)], isSafe: true)
    }
    return Finding(
      range: mark(head, text), rule: name, severity: .error, message: "层次序数不连续，前面缺“\(missing)”，请补上或改序数。", evidence: evidence)
  }

  private func again(_ head: Head, _ text: ProofText) -> Finding {
    Finding(
      range: mark(head, text), rule: name, severity: .warn, message: "层次序数“\(text.string(mark(head, text)))”重复，请改序数。",
      evidence: "GB/T 9704—2012 7.3.3")
  }

  /// The number with its mark.
  private func mark(_ head: Head, _ text: ProofText) -> Range<Int> {
    let start = text.trimmed(text.lines[head.line]).lowerBound
    return start..<start + (head.isInner ? 2 : 1) + Self.chinese(head.number).count
  }

  /// A short line without an end mark that stands alone.
  private func isBareHead(_ line: Range<Int>, _ text: ProofText) -> Bool {
    guard (4...30).contains(line.count), let last = text.at(line.upperBound - 1) else { return false }
    return !"。；：！？，、".unicodeScalars.contains(last) && text.scalars[line].filter(\.isHan).count * 10 >= line.count * 7
  }

  private func head(_ index: Int, _ text: ProofText) -> Head? {
    let line = text.trimmed(text.lines[index])
    let isInner = text.at(line.lowerBound).map { "（(".unicodeScalars.contains($0) } ?? false
    var end = line.lowerBound + (isInner ? 1 : 0)
    let start = end
    while end < line.upperBound, text.scalars[end].isNumeral, end - start < 4 { end += 1 }
    guard end > start, end < line.upperBound, (isInner ? "）)" : "、").unicodeScalars.contains(text.scalars[end]) else {
      return nil
    }
    return Self.value(text.string(start..<end)).map { Head(line: index, number: $0, isInner: isInner) }
  }

  /// Up to ninety-nine.
  private static func value(_ text: String) -> Int? { (1...99).first { chinese($0) == text } }

  private static func chinese(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let (tens, ones) = (number / 10, number % 10)
    return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[ones]
  }
}
