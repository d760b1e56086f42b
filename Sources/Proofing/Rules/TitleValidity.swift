import Kernel

/// A law or policy that is no longer in force on the day of the text (名称已失效). What a text says of the past, or of the
/// repeal itself, is left alone.
struct TitleValidity: Rule {
  let name = "titles.validity"
  let title = "引用的法规、政策已经废止"
  let level = Level.strict
  let examples = [
    RuleExample("依据《中华人民共和国婚姻法》办理。", "依据《中华人民共和国民法典》办理。"), RuleExample("原《婚姻法》的规定继续适用。", "原《婚姻法》的规定继续适用。"),
  ]

  private let table: TitleTable

  init(_ table: TitleTable = .shipped) { self.table = table }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.quotedTitles.compactMap { place in
      guard let entry = table.find(text.string(place)), !entry.until.isEmpty,
        entry.until <= context.today.description, !isOfThePast(place, text)
      else { return nil }
      let ended = "《\(entry.title)》已于\(Self.day(entry.until))废止"
      return Finding(
        range: place, rule: name, severity: .warn,
        message: entry.replacedBy.isEmpty ? ended + "，请核对依据。" : ended + "，现行的是《\(entry.replacedBy)》，请核对依据。",
        evidence: entry.source, fixes: entry.replacedBy.isEmpty ? [] : [entry.replacedBy])
    }
  }

  private func isOfThePast(_ place: Range<Int>, _ text: ProofText) -> Bool {
    let before = text.string(max(0, place.lowerBound - 14)..<place.lowerBound)
    let after = text.string(place.upperBound..<min(text.count, place.upperBound + 24))
    // A list of what is repealed may be long: the sentence says so at its end.
    let rest = text.scalars[place.upperBound...].prefix { $0 != "。" && $0 != "\n" }
    let sentence = text.string(place.upperBound..<place.upperBound + min(400, rest.count))
    if sentence.contains("废止") || sentence.contains("失效") { return true }
    let history = ["原", "修改", "修订", "废止", "取代", "代替", "自《", "年"]
    return history.contains { before.contains($0) }
      || ["修改", "修订", "颁布", "公布", "更名", "改为", "施行", "时期", "通过"].contains { after.contains($0) }
  }

  private static func day(_ text: String) -> String {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? "\(parts[0])年\(parts[1])月\(parts[2])日" : text
  }
}
