/// Marks that come in pairs (成对标点): what is opened in a paragraph is closed in it. GB/T 15834—2011 4.8–4.15.
struct PairedMarks: Rule {
  let name = "marks.pairs"
  let title = "不成对的括号、引号、书名号"
  let level = Level.standard
  let examples = [RuleExample("印发《办事指南，请遵照执行。", "印发《办事指南，请遵照执行。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.indices.flatMap { index -> [Finding] in
      Self.pairs.compactMap { open, close in
        guard let finding = unpaired(open, close, in: text.lines[index], text) else { return nil }
        return isClosedNear(index, open, close, text) ? nil : finding
      }
    }
  }

  /// The first that is left alone; an opening mark may stand again in each paragraph of a quotation.
  private func unpaired(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, in line: Range<Int>, _ text: ProofText
  ) -> Finding? {
    var opened: [Int] = []
    for place in line {
      if text.scalars[place] == open { opened.append(place) }
      guard text.scalars[place] == close else { continue }
      if opened.isEmpty { return isNumbering(place, line, text) ? nil : finding(place, "没有左边的“\(open)”") }
      opened.removeLast()
    }
    guard let place = opened.first, !(open == "“" && line.lowerBound == place) else { return nil }
    return finding(place, "没有右边的“\(close)”")
  }

  /// A title that is broken over lines, and quotation marks of half width, are matters of layout.
  private func isClosedNear(_ index: Int, _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ text: ProofText) -> Bool {
    if open == "“", text.scalars[text.lines[index]].contains("\"") { return true }
    let near = text.lines[max(0, index - 2)...min(text.lines.count - 1, index + 2)]
    return near.filter { unpaired(open, close, in: $0, text) != nil }.count > 1
  }

  /// 1） and 甲） number lines without an opening mark.
  private func isNumbering(_ place: Int, _ line: Range<Int>, _ text: ProofText) -> Bool {
    text.scalars[place] == "）" && place - text.trimmed(line).lowerBound <= 3
  }

  private func finding(_ place: Int, _ what: String) -> Finding {
    Finding(
      range: place..<place + 1, rule: name, severity: .error, message: "这个标点\(what)，请补上或删去。",
      evidence: "GB/T 15834—2011")
  }

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"),
  ]
}
