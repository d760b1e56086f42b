import Foundation

/// Percentages that do not fit (百分比不符): shares of one whole that exceed a hundred, and a rise or fall that is not what its
/// two amounts make.
struct Shares: Rule {
  let name = "sums.shares"
  let title = "百分比不符"
  let level = Level.standard
  let examples = [
    RuleExample("满意率由80%提高到90%。", "满意率由80%提高到90%。"),
    RuleExample("办件由100件增加到130件，增长20%。", "办件由100件增加到130件，增长30%。"),
    RuleExample("三类工单分别占50%、40%、30%。", "三类工单分别占50%、40%、30%。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.sentences(atSemicolons: true).flatMap { sentence -> [Finding] in
      let amounts = Amount.all(in: text, sentence)
      return shares(sentence, amounts, text) + changes(sentence, amounts, text)
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func shares(_ sentence: Range<Int>, _ amounts: [Amount], _ text: ProofText) -> [Finding] {
    text.places(of: "分别占", in: sentence).compactMap { place in
      var (parts, next) = ([Amount](), -1)
      for amount in amounts where amount.range.lowerBound >= place.upperBound {
        if parts.isEmpty {
          guard amount.range.lowerBound - place.upperBound <= 8 else { break }
        } else if text.string(next..<amount.range.lowerBound).count != 1 { break }
        guard amount.unit == "%" || amount.unit == "％" else { break }
        parts.append(amount)
        next = amount.range.upperBound
      }
      let sum = parts.map(\.value).reduce(0, +)
      guard parts.count >= 2, sum > 100.5, let first = parts.first, let last = parts.last else { return nil }
      return Finding(
        range: first.range.lowerBound..<last.range.upperBound, rule: name, severity: .warn,
        message: "这几个占比相加是\(plain(sum, 2))%，超过了100%，请核对。", evidence: "同一句里的占比")
    }
  }

  private func changes(_ sentence: Range<Int>, _ amounts: [Amount], _ text: ProofText) -> [Finding] {
    amounts.indices.dropFirst(2).compactMap { index in
      let (from, to, share) = (amounts[index - 2], amounts[index - 1], amounts[index])
      guard share.unit == "%" || share.unit == "％", from.unit == to.unit, from.unit != "%", from.unit != "％", from.total > 0,
        !from.isRough, !to.isRough, !share.isRough, ["由", "从"].contains(where: { starts($0, before: from, text) }),
        let rise = Self.direction(text.string(from.range.upperBound..<to.range.lowerBound)),
        let said = Self.direction(text.string(to.range.upperBound..<share.range.lowerBound)), rise == said,
        share.range.lowerBound - to.range.upperBound <= 6,
        !text.string(to.range.upperBound..<share.range.lowerBound).contains("均")
      else { return nil }
      let real = abs(to.total - from.total) / from.total * 100
      guard abs(real - share.value) > 0.6 * pow(10, -Double(share.decimals)) + real * 0.01 else { return nil }
      return Finding(
        range: share.range, rule: name, severity: .warn,
        message: "按前面的两个数计算应为\(plain(real, max(1, share.decimals)))%，请核对。", evidence: "同一句里的数",
        fixes: [plain(real, share.decimals) + "%"])
    }
  }

  /// 由 right in front of the amount, or a year or two before it.
  private func starts(_ word: String, before amount: Amount, _ text: ProofText) -> Bool {
    let front = text.string(max(0, amount.range.lowerBound - 7)..<amount.range.lowerBound)
    return front.hasSuffix(word) || front.hasSuffix("年的") && front.contains(word)
  }

  private static func direction(_ words: String) -> Bool? {
    if ["增", "提高", "上升", "扩大", "升"].contains(where: words.contains) { return true }
    return ["减", "下降", "降", "压缩"].contains(where: words.contains) ? false : nil
  }

  private func plain(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    guard text.contains(".") else { return text }
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }
}
