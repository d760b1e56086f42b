/// The numbers of points (条目序号), `1.` and `（1）` at the beginning of lines: none left out, none twice. GB/T 9704—2012 7.3.3.
///
/// Whether a number is missing or a wrong one stands there, a person must say: nothing is put in by itself.
struct ItemNumbers: Rule {
  let name = "structure.items"
  let title = "条目序号不连续或者重复"
  let level = Level.standard
  let examples = [
    RuleExample("1.加强领导。\n2.压实责任。\n4.强化督查。", "1.加强领导。\n2.压实责任。\n4.强化督查。"),
    RuleExample("（1）早发现。\n（2）早报告。\n（2）早处置。", "（1）早发现。\n（2）早报告。\n（2）早处置。"),
    RuleExample("1.加强领导。\n2.压实责任。\n3.强化督查。", "1.加强领导。\n2.压实责任。\n3.强化督查。"),
    RuleExample("一、工作\n1.甲方面。\n2.乙方面。\n二、要求\n1.丙方面。", "一、工作\n1.甲方面。\n2.乙方面。\n二、要求\n1.丙方面。"),
  ]

  private struct Head {
    let number: Int
    let mark: Range<Int>
    let isInner: Bool
  }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let cells = context.facts.tables.flatMap(\.rows).joined().map(\.range)
    var (outer, inner, found) = (Head?.none, Head?.none, [Finding]())
    for line in text.lines.map(text.trimmed) where !cells.contains(where: { $0.overlaps(line) }) {
      guard let head = head(line, text) else {
        if isHeading(line, text) { (outer, inner) = (nil, nil) }
        continue
      }
      let last = head.isInner ? inner : outer
      if let last, let message = problem(last, head, text) {
        found.append(
          Finding(
            range: head.mark, rule: name, severity: .warn, message: message, evidence: "GB/T 9704—2012 7.3.3"))
      }
      if head.isInner { inner = head } else { (outer, inner) = (head, nil) }
    }
    return found
  }

  private func problem(_ last: Head, _ head: Head, _ text: ProofText) -> String? {
    if head.number == last.number, head.number > 1 { return "条目序号“\(text.string(head.mark))”重复，请改序数。" }
    guard head.number > last.number + 1, head.number <= last.number + 3 else { return nil }
    let missing = last.number + 1
    // The one between may stand within the line.
    let signs = head.isInner ? ["（\(missing)）", "(\(missing))"] : ["\(missing).", "\(missing)．", "\(missing)、"]
    let between = last.mark.upperBound..<head.mark.lowerBound
    guard !signs.contains(where: { !text.places(of: $0, in: between).isEmpty }) else { return nil }
    return "条目序号不连续，“\(text.string(head.mark))”前面缺\(missing)，请补上或改序数。"
  }

  private func head(_ line: Range<Int>, _ text: ProofText) -> Head? {
    let isInner = text.at(line.lowerBound).map { "（(".unicodeScalars.contains($0) } ?? false
    let start = line.lowerBound + (isInner ? 1 : 0)
    var end = start
    while end < line.upperBound, text.scalars[end].isDigit, end - start < 3 { end += 1 }
    guard (1...2).contains(end - start), end + 1 < line.upperBound, let number = Int(text.string(start..<end)),
      number > 0
    else { return nil }
    let ends = isInner ? "）)" : ".．、"
    guard ends.unicodeScalars.contains(text.scalars[end]) else { return nil }
    // 3.5 is a figure, 3.15 a day; a point begins with a word.
    let next = text.scalars[end + 1]
    guard next.isHan || "“《".unicodeScalars.contains(next) else { return nil }
    return Head(number: number, mark: line.lowerBound..<end + 1, isInner: isInner)
  }

  /// 一、, （一）, 第一条: below it points are counted anew.
  private func isHeading(_ line: Range<Int>, _ text: ProofText) -> Bool {
    guard let first = text.at(line.lowerBound), !line.isEmpty else { return false }
    if first.isNumeral || first == "第" { return true }
    return "（(".unicodeScalars.contains(first) && (text.at(line.lowerBound + 1)?.isNumeral ?? false)
  }
}
