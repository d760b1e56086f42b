import Kernel

/// Who signs and when (落款): a paper ends with the organ's name and the day. GB/T 9704—2012 7.3.5.
struct ClosingSignature: Rule {
  let name = "structure.signature"
  let title = "缺署名、成文日期"
  let level = Level.standard
  let examples: [RuleExample] = []

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard context.isWholePaper else { return [] }
    let lines = text.lines.map(text.trimmed).filter { !$0.isEmpty }
    let isDated = (lines.suffix(6) + lines.prefix(3)).contains {
      isDate(text.string($0).filter { $0 != "（" && $0 != "）" })
    }
    guard lines.count > 3, !isDated else { return [] }
    let end = lines.last?.upperBound ?? text.count
    let signer = context.signer ?? "发文机关名称"
    return [
      Finding(
        range: end..<end, rule: name, severity: .error, message: "文末没有署名和成文日期，请补上。", evidence: "GB/T 9704—2012 7.3.5",
        fixes: ["\n\(signer)\n\(context.today.year)年  月  日"])
    ]
  }

  private func isDate(_ line: String) -> Bool {
    line.count <= 16 && line.contains("年") && line.contains("月") && line.hasSuffix("日")
  }
}
