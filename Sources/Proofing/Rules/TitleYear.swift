/// The year of the title against the text (标题年份与正文不符): a summary or report of a year that its text never names, and
/// one that was signed before its year began.
struct TitleYear: Rule {
  let name = "dates.titleYear"
  let title = "标题年份与正文不符"
  let level = Level.standard
  let examples = [
    RuleExample("呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。", "呈坎镇2025年工作总结\n2024年，全镇公开信息1007条。"),
    RuleExample("呈坎镇2025年工作总结\n2025年，全镇公开信息1007条。", "呈坎镇2025年工作总结\n2025年，全镇公开信息1007条。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard let title = text.lines.first(where: { !text.trimmed($0).isEmpty }).map(text.trimmed), title.count <= 60,
      Self.kinds.contains(where: { text.string(title).hasSuffix($0) }), let year = years(title, text).first,
      title.contains(year.range.lowerBound), years(title, text).count == 1
    else { return [] }
    let own = years(title.upperBound..<text.count, text).map(\.value)
    guard !own.isEmpty, !own.contains(year.value), own.contains(where: { abs($0 - year.value) <= 3 }) else { return [] }
    let count = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +).max { ($0.value, $0.key) < ($1.value, $1.key) }
    return [
      Finding(
        range: year.range, rule: name, severity: .warn,
        message: "标题是\(year.value)年，正文没有写到\(year.value)年，写的是\(count.map { String($0.key) } ?? "")年，请核对。",
        evidence: "标题和正文里的年份")
    ]
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
