/// Marks that stand twice or beside one that excludes them (重复的标点).
struct DoubledMarks: Rule {
  let name = "marks.doubled"
  let title = "重复或相连的标点"
  let level = Level.strict
  let examples = [
    RuleExample("高度重视，，抓好落实。。", "高度重视，抓好落实。"), RuleExample("抓好落实。，按时完成", "抓好落实。按时完成"),
    RuleExample("还有很多...", "还有很多……"), RuleExample("还有很多。。。", "还有很多……"), RuleExample("办法--细则", "办法——细则"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    var found: [Finding] = []
    var place = 0
    while place < text.count {
      var end = place + 1
      while end < text.count, Self.marks.contains(text.scalars[end]), Self.marks.contains(text.scalars[place]) {
        end += 1
      }
      if end - place > 1, let right = right(text.string(place..<end), before: text.at(place - 1)) {
        found.append(
          Finding(
            range: place..<end, rule: name, severity: .error, message: "标点重复或相连，应是“\(right)”，请修改。",
            evidence: "GB/T 15834—2011", fixes: [right], isSafe: true))
      }
      place = end
    }
    return found
  }

  private func right(_ run: String, before: Unicode.Scalar?) -> String? {
    let isChinese = before.map { $0.isHan || $0.isMark } ?? false
    switch run {
    case "...", "....", "......", "。。。", "。。。。。。": return isChinese ? "……" : nil
    case "--": return isChinese ? "——" : nil
    default:
      guard run.unicodeScalars.allSatisfy({ "，、。；：".unicodeScalars.contains($0) }) else { return nil }
      return run.unicodeScalars.first { $0 == "。" }.map { String($0) } ?? run.unicodeScalars.first.map { String($0) }
    }
  }

  private static let marks = Set("，、。；：.-".unicodeScalars)
}
