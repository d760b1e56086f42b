/// Marks of secrecy and of what stays inside (密级和内部标志): a paper with one does not go out. 条例 第十四条, 保守国家秘密法.
struct SecrecyMarks: Rule {
  let name = "secrecy.marks"
  let title = "密级和内部资料的标志"
  let level = Level.strict
  let examples = [RuleExample("机密★1年\n关于某事的通知", "机密★1年\n关于某事的通知"), RuleExample("加强机密档案管理。", "加强机密档案管理。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let stars = ["绝密★", "机密★", "秘密★", "绝密☆", "机密☆", "秘密☆"].flatMap { text.places(of: $0) }
    let lines = text.lines.map(text.trimmed).filter { Self.marks.contains(text.string($0).filter { !$0.isWhitespace }) }
    return (stars + lines).sorted { $0.lowerBound < $1.lowerBound }.map {
      Finding(
        range: $0, rule: name, severity: .error, message: "这里有“\(text.string($0))”的标志，不能公开，请先按保密规定处理。",
        evidence: "政府信息公开条例第十四条、保守国家秘密法")
    }
  }

  /// A line that says nothing else.
  private static let marks: Set<String> = [
    "绝密", "机密", "秘密", "内部资料", "内部资料注意保存", "内部文件", "内部使用", "（此件不公开）", "此件不公开", "（此件不予公开）", "此件不予公开", "（不公开）",
    "工作秘密",
  ]
}
