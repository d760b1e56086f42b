/// An interpretation that only repeats its policy (解读照抄原文): how much of it stands word for word in the policy, measured in
/// runs of ten Chinese characters.
struct CopiedPolicy: Rule {
  let name = "interpretation.copied"
  let title = "解读照抄政策原文"
  let level = Level.standard
  let examples = [
    RuleExample("《管护办法》解读\n" + sample, "《管护办法》解读\n" + sample) { $0.policies = [Self.sample] },
    RuleExample("《管护办法》解读\n说说为什么要管、找谁办。", "《管护办法》解读\n说说为什么要管、找谁办。") { $0.policies = [Self.sample] },
  ]

  private static let sample = String(repeating: "各村民委员会负责本村公共设施的日常巡查和管护，发现损坏的当日报镇人民政府。", count: 4)

  /// From this share on it is said. A good interpretation quotes too, but explains more than it quotes.
  static let limit = 0.6

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    guard let line = text.lines.map(text.trimmed).first(where: { !$0.isEmpty }) else { return [] }
    return context.facts.policies.compactMap { policy -> Double? in
      Self.share(of: text.scalars, in: Array(policy.unicodeScalars))
    }.max().flatMap { share in
      guard share >= Self.limit else { return nil }
      return [
        Finding(
          range: line, rule: name, severity: .warn,
          message: "这篇解读有\(Int((share * 100).rounded()))%的文字照抄政策原文，请说明背景、办理办法和群众关心的问题。", evidence: "与所解读的政策逐字比对")
      ]
    } ?? []
  }

  /// The share of the Chinese characters that lie in a run of ten which the policy has too; nil for a short text.
  static func share(of text: [Unicode.Scalar], in policy: [Unicode.Scalar]) -> Double? {
    let (own, other) = (text.filter(\.isHan), policy.filter(\.isHan))
    guard own.count >= 100, other.count >= length else { return nil }
    let known = Set(runs(other))
    var covered = [Bool](repeating: false, count: own.count)
    for (start, run) in runs(own).enumerated() where known.contains(run) {
      for place in start..<start + length { covered[place] = true }
    }
    return Double(covered.count { $0 }) / Double(own.count)
  }

  private static let length = 10

  /// Each run as one number: a product is kept to its low bits, so two runs are as good as never the same.
  private static func runs(_ scalars: [Unicode.Scalar]) -> [UInt64] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    return scalars.indices.dropLast(length - 1).map { start in
      scalars[start..<start + length].reduce(0) { ($0 &+ UInt64($1.value)) &* base }
    }
  }
}
