/// A comma that parts 等 from what it belongs to (“等”后误用逗号).
struct EtcComma: Rule {
  let name = "marks.etc"
  let title = "“等”后的逗号"
  let level = Level.strict
  let examples = [RuleExample("通过走访、宣传等，多种形式公开。", "通过走访、宣传等多种形式公开。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.places(of: "等，").compactMap { place in
      let nouns = ["多种形式", "多种方式", "多种渠道", "各种形式", "各种方式", "各类", "一系列", "多项", "形式", "方式", "措施"]
      guard nouns.contains(where: { text.has($0, at: place.upperBound) }) else { return nil }
      return Finding(
        range: place.upperBound - 1..<place.upperBound, rule: name, severity: .error,
        message: "“等”和后面的名词是一个整体，中间不用逗号，请删去。", fixes: [""], isSafe: true)
    }
  }
}
