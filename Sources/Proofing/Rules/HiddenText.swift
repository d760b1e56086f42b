/// What a file says that its readers do not see (隐藏内容): white or tiny text, scripts, links that lead nowhere safe. Found when the
/// file is read into a manuscript, which leaves them out; the reader of the proof is told.
struct HiddenText: Rule {
  let name = "hidden.text"
  let title = "文件里的隐藏内容"
  let level = Level.strict
  let examples = [
    RuleExample("关于防汛的通知", "关于防汛的通知") { $0.hidden = ["有一段白色的字。"] },
    RuleExample("关于防汛的通知", "关于防汛的通知"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard !context.facts.hidden.isEmpty else { return [] }
    return [
      Finding(
        range: 0..<0, rule: name, severity: .warn, message: "原文件有看不见的内容，请核对：" + context.facts.hidden.joined(),
        evidence: "政府网站发展指引（国办发〔2017〕47号）")
    ]
  }
}
