import Kernel

/// Who signs and when (落款): a paper ends with the organ's name and the day. GB/T 9704—2012 7.3.5.
struct ClosingSignature: Rule {
  let name = "structure.signature"
  let title = "缺署名、成文日期"
  let level = Level.standard
  let examples = [
    RuleExample(
      "关于防汛的通知\n各村：\n请做好准备。\n特此通知。", "关于防汛的通知\n各村：\n请做好准备。\n特此通知。\n呈坎镇人民政府\n2025年  月  日",
      signer: "呈坎镇人民政府"),
    RuleExample(
      "关于防汛的通知\n各村：\n请做好准备。\n2025年6月3日", "关于防汛的通知\n各村：\n请做好准备。\n呈坎镇人民政府\n2025年6月3日", signer: "呈坎镇人民政府"),
    RuleExample(
      "关于防汛的通知\n各村：\n请做好准备。\n呈坎镇人民政府\n2025年6月3日", "关于防汛的通知\n各村：\n请做好准备。\n呈坎镇人民政府\n2025年6月3日",
      signer: "呈坎镇人民政府"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard context.isWholePaper else { return [] }
    let lines = text.lines.map(text.trimmed).filter { !$0.isEmpty }
    let isDated = (lines.suffix(6) + lines.prefix(3)).contains {
      isDate(text.string($0).filter { $0 != "（" && $0 != "）" })
    }
    guard lines.count > 3 else { return [] }
    if isDated { return unsigned(lines, text, context) }
    let end = lines.last?.upperBound ?? text.count
    let signer = context.signer ?? "发文机关名称"
    return [
      Finding(
        range: end..<end, rule: name, severity: .error, message: "文末没有署名和成文日期，请补上。", evidence: "GB/T 9704—2012 7.3.5",
        fixes: ["\n\(signer)\n\(context.today.year)年  月  日"])
    ]
  }

  /// A date right below the text, with nobody's name between: 发文机关署名 stands above the day (7.3.5).
  private func unsigned(_ lines: [Range<Int>], _ text: ProofText, _ context: ProofContext) -> [Finding] {
    guard let index = lines.indices.suffix(3).last(where: { isDate(text.string(lines[$0])) }), index > 2,
      let last = text.at(lines[index - 1].upperBound - 1), "。；".unicodeScalars.contains(last)
    else { return [] }
    // Some sign in the line of the date, or name themselves below it.
    let around = lines[index...].map(text.string).joined()
    guard !Self.organs.contains(where: around.contains) else { return [] }
    let start = lines[index].lowerBound
    return [
      Finding(
        range: start..<start, rule: name, severity: .warn, message: "成文日期上面没有署名，请补上发文机关。",
        evidence: "GB/T 9704—2012 7.3.5", fixes: context.signer.map { [$0 + "\n"] } ?? [])
    ]
  }

  private static let organs = ["政府", "委员会", "办公室", "局", "党委", "院", "中心", "部", "厅", "处", "站", "社"]

  private func isDate(_ line: String) -> Bool {
    line.count <= 16 && line.contains("年") && line.contains("月") && line.hasSuffix("日")
  }
}
