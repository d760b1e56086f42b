/// The year of the title against the text (标题年份与正文不符): a summary or report of a year that its text never names, and
/// one that was signed before its year began.
struct TitleYear: Rule {
  let name = "dates.titleYear"
  let title = "标题年份与正文不符"
  let level = Level.standard
  let examples = [
    RuleExample("呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。", "呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。"),
    RuleExample("呈坎镇2025年工作总结\n2025年，全镇公开信息1007条。", "呈坎镇2025年工作总结\n2025年，全镇公开信息1007条。"),
    // The day of signing says nothing of what the text is about; a comparison with another year neither.
    RuleExample(
      "呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。\n呈坎镇人民政府\n2025年12月31日",
      "呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。\n呈坎镇人民政府\n2025年12月31日"),
    RuleExample("呈坎镇2025年工作总结\n全年公开1007条，比2024年增长一成。", "呈坎镇2025年工作总结\n全年公开1007条，比2024年增长一成。"),
    RuleExample("呈坎镇2025年工作总结\n2025年，公开1007条。\n2024年12月31日", "呈坎镇2025年工作总结\n2025年，公开1007条。\n2024年12月31日"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard let title = text.lines.first(where: { !text.trimmed($0).isEmpty }).map(text.trimmed), title.count <= 60,
      Self.kinds.contains(where: { text.string(title).hasSuffix($0) }), let year = years(title, text).first,
      title.contains(year.range.lowerBound), years(title, text).count == 1
    else { return [] }
    if let early = signedEarly(year.value, text) { return [early] }
    let own = years(title.upperBound..<text.count, text).filter { speaks($0.range, text) }.map(\.value)
    guard !own.isEmpty, !own.contains(year.value), own.contains(where: { abs($0 - year.value) <= 3 }) else { return [] }
    let count = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +).max { ($0.value, $0.key) < ($1.value, $1.key) }
    return [
      Finding(
        range: year.range, rule: name, severity: .warn,
        message: "标题是\(year.value)年，正文没有写到\(year.value)年，写的是\(count.map { String($0.key) } ?? "")年，请核对。",
        evidence: "标题和正文里的年份")
    ]
  }

  /// Whether a year says what the text is about: not the day of signing, not what it is compared with.
  private func speaks(_ year: Range<Int>, _ text: ProofText) -> Bool {
    if let before = text.at(year.lowerBound - 1), "比较同与自从至到超".unicodeScalars.contains(before) { return false }
    return !closing(text).contains { $0.contains(year.lowerBound) }
  }

  /// A report of a year that was signed before the year began.
  private func signedEarly(_ year: Int, _ text: ProofText) -> Finding? {
    guard let line = closing(text).last, let signed = years(line, text).first, signed.value < year else { return nil }
    return Finding(
      range: signed.range, rule: name, severity: .warn, message: "标题是\(year)年，落款是\(signed.value)年，请核对。",
      evidence: "标题和落款里的年份")
  }

  /// Lines at the end that are nothing but a date.
  private func closing(_ text: ProofText) -> [Range<Int>] {
    text.lines.map(text.trimmed).filter { !$0.isEmpty }.suffix(6).filter { line in
      let words = text.string(line)
      return words.count <= 12 && words.contains("年") && words.hasSuffix("日")
    }
  }

  private func years(_ range: Range<Int>, _ text: ProofText) -> [(value: Int, range: Range<Int>)] {
    text.places(of: "年", in: range).compactMap { place in
      let start = place.lowerBound - 4
      guard start >= range.lowerBound, text.scalars[start..<place.lowerBound].allSatisfy(\.isDigit),
        !(text.at(start - 1)?.isDigit ?? false), let value = Int(text.string(start..<place.lowerBound)),
        (1949...2100).contains(value)
      else { return nil }
      return (value, start..<place.lowerBound)
    }
  }

  private static let kinds = ["工作总结", "年度总结", "总结", "工作报告", "年度报告", "年报"]
}
