/// What a text of its kind must say and does not (缺少要素). What is wanted comes with the text; a text without is left alone.
struct MissingElements: Rule {
  let name = "structure.elements"
  let title = "缺少本类信息的要素"
  let level = Level.standard
  let examples = [
    RuleExample("关于补贴名单的公示", "关于补贴名单的公示") { $0.elements = [Self.sample] },
    RuleExample("公示期7天，监督电话另告。", "公示期7天，监督电话另告。") { $0.elements = [Self.sample] },
  ]

  private static let sample = WantedElement(name: "监督电话", signs: ["监督电话", "举报电话"], source: "基层政务公开标准目录")

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let end = text.lines.last { !text.trimmed($0).isEmpty }.map { text.trimmed($0).upperBound } ?? text.count
    guard end > 0 else { return [] }
    return context.facts.elements.compactMap { element in
      guard !element.signs.contains(where: { !text.places(of: $0).isEmpty }) else { return nil }
      return Finding(
        range: end..<end, rule: name, severity: .warn, message: "没有写明\(element.name)，请补上。", evidence: element.source)
    }
  }
}
