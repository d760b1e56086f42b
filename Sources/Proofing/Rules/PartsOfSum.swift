import Foundation

/// Parts that do not fit their sum (分项与合计不符): a part after 其中 that is greater than the whole, and parts whose sum is
/// given in the same breath and is another.
struct PartsOfSum: Rule {
  let name = "sums.parts"
  let title = "分项与合计不符"
  let level = Level.standard
  let examples = [
    RuleExample("受理工单120件，其中咨询类130件。", "受理工单120件，其中咨询类130件。"),
    RuleExample("比上年增加353人，其中城镇人口258266人。", "比上年增加353人，其中城镇人口258266人。"),
    RuleExample("开展宣讲5场、座谈3场、走访4场，共计13场。", "开展宣讲5场、座谈3场、走访4场，共计12场。"),
    RuleExample("受理工单120件，其中咨询类70件、投诉类50件。", "受理工单120件，其中咨询类70件、投诉类50件。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.sentences(atSemicolons: true).flatMap { sentence -> [Finding] in
      let amounts = Amount.all(in: text, sentence)
      return greater(sentence, amounts, text) + other(sentence, amounts, text)
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func greater(_ sentence: Range<Int>, _ amounts: [Amount], _ text: ProofText) -> [Finding] {
    text.places(of: "，其中", in: sentence).compactMap { place in
      guard let whole = amounts.last(where: { $0.range.upperBound == place.lowerBound }), !whole.unit.isEmpty,
        let part = amounts.first(where: { $0.range.lowerBound >= place.upperBound }), part.unit == whole.unit,
        isPlain(place.upperBound..<part.range.lowerBound, text), part.total > whole.total, !whole.unit.contains("%"),
        !isChange(whole, text)
      else { return nil }
      return Finding(
        range: part.range, rule: name, severity: .warn,
        message: "其中的“\(text.string(part.range))”比总数“\(text.string(whole.range))”还多，请核对。",
        evidence: "同一句里的总数和分项")
    }
  }

  /// Amounts of one unit, each one clause of a list, and their sum right behind them.
  private func other(_ sentence: Range<Int>, _ amounts: [Amount], _ text: ProofText) -> [Finding] {
    ["，共计", "，合计", "，总计", "，共"].flatMap { text.places(of: $0, in: sentence) }.compactMap { place in
      guard let at = amounts.firstIndex(where: { $0.range.lowerBound == place.upperBound }) else { return nil }
      let sum = amounts[at]
      var parts: [Amount] = []
      var next = place.lowerBound
      for amount in amounts[..<at].reversed() {
        let gap = amount.range.upperBound..<next
        let isLast = parts.isEmpty
        guard amount.unit == sum.unit, isLast ? gap.isEmpty : isClause(gap, text) else { break }
        parts.append(amount)
        next = amount.range.lowerBound
      }
      // What stands before the list may be a whole itself, or a part of another unit: only a closed list is reckoned.
      let open = amounts[..<(at - parts.count)].last.map { $0.range.upperBound } ?? sentence.lowerBound
      guard parts.count >= 2, !sum.unit.isEmpty, !(parts + [sum]).contains(where: \.isRough), sum.unit != "%",
        !text.scalars[open..<next].contains(where: { "、".unicodeScalars.contains($0) }), open == sentence.lowerBound
      else { return nil }
      return mismatch(parts, sum, text)
    }
  }

  private func mismatch(_ parts: [Amount], _ sum: Amount, _ text: ProofText) -> Finding? {
    let total = parts.map(\.total).reduce(0, +)
    let step = (parts + [sum]).map { $0.scale * pow(10, -Double($0.decimals)) }.max() ?? 1
    let slack = step < 1 || sum.decimals > 0 || sum.scale > 1 ? step * Double(parts.count) / 2 : 0.001
    guard abs(total - sum.total) > slack else { return nil }
    let right = total / sum.scale
    let words = right == right.rounded() && right < 1e12 ? String(Int(right)) : String(format: "%.\(sum.decimals)f", right)
    return Finding(
      range: sum.range, rule: name, severity: .warn, message: "前面各项相加是\(words)\(sum.unit)，与“\(text.string(sum.range))”不符，请核对。",
      evidence: "同一句里的分项", fixes: sum.scale == 1 ? [words + sum.unit] : [])
  }

  /// 比上年增加353人 is no whole of which there are parts.
  private func isChange(_ amount: Amount, _ text: ProofText) -> Bool {
    let before = text.string(max(0, amount.range.lowerBound - 8)..<amount.range.lowerBound)
    return ["增", "减", "比", "升", "降", "超"].contains { before.contains($0) }
  }

  private func isPlain(_ gap: Range<Int>, _ text: ProofText) -> Bool {
    gap.count <= 10 && gap.allSatisfy { text.scalars[$0].isHan }
  }

  private func isClause(_ gap: Range<Int>, _ text: ProofText) -> Bool {
    (2...12).contains(gap.count) && "、，".unicodeScalars.contains(text.scalars[gap.lowerBound])
      && gap.dropFirst().allSatisfy { text.scalars[$0].isHan }
  }
}
