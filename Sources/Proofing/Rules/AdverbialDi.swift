/// 的 where 地 belongs (“地”误作“的”): between an adverbial of manner and the verb.
struct AdverbialDi: Rule {
  let name = "words.di"
  let title = "“地”误作“的”"
  let level = Level.strict
  let examples = [
    RuleExample("群众更加高效便利的获取信息。", "群众更加高效便利地获取信息。"), RuleExample("提供更加便利的服务。", "提供更加便利的服务。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.places(of: "的").compactMap { place in
      guard Self.verbs.contains(where: { text.has($0, at: place.upperBound) }),
        isManner(place.lowerBound, text)
      else { return nil }
      return Finding(
        range: place, rule: name, severity: .error, message: "修饰动词用“地”，请修改。",
        evidence: "状语和中心语之间用“地”", fixes: ["地"], isSafe: true)
    }
  }

  /// 更加 or 更 and then words of manner, with nothing else between.
  private func isManner(_ end: Int, _ text: ProofText) -> Bool {
    var (start, count) = (end, 0)
    while start - 2 >= 0, Self.manners.contains(text.string(start - 2..<start)) {
      start -= 2
      count += 1
    }
    return count > 0 && Self.degrees.contains { text.has($0, at: start - $0.unicodeScalars.count) }
  }

  private static let degrees = ["更加", "更为", "更好", "更", "能够", "进一步"]
  private static let manners: Set<String> = [
    "高效", "便利", "便捷", "快速", "及时", "准确", "快捷", "方便", "有效", "深入", "全面", "积极", "主动", "精准", "直观", "清晰", "充分",
  ]
  /// Only verbs that are rarely used as nouns after 的.
  private static let verbs = ["获取", "了解", "掌握", "享受", "推动", "落实", "解决", "完成", "融入", "参与到", "查到", "找到", "办成"]
}
