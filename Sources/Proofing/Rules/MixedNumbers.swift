/// Figures and words mixed in one number (数字混写): 百分之5, 3万5千. GB/T 15835—2011 5.1.
struct MixedNumbers: Rule {
  let name = "numbers.mixed"
  let title = "数字的混合写法"
  let level = Level.strict
  let examples = [
    RuleExample("增长百分之5。", "增长5%。"), RuleExample("补助3万5千元。", "补助3.5万元。"), RuleExample("补助3万元。", "补助3万元。"),
    RuleExample("降低成本2倍。", "降低成本2倍。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    (percents(text) + thousands(text) + falls(text)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func percents(_ text: ProofText) -> [Finding] {
    text.places(of: "百分之").compactMap { place in
      var end = place.upperBound
      while let scalar = text.at(end), scalar.isDigit || scalar == "." { end += 1 }
      guard end > place.upperBound else { return nil }
      let right = text.string(place.upperBound..<end) + "%"
      return finding(place.lowerBound..<end, right)
    }
  }

  private func thousands(_ text: ProofText) -> [Finding] {
    text.places(of: "万").compactMap { place in
      guard text.at(place.lowerBound - 1)?.isDigit ?? false, let tail = text.at(place.upperBound), tail.isDigit,
        text.at(place.upperBound + 1) == "千"
      else { return nil }
      var start = place.lowerBound
      while text.at(start - 1)?.isDigit ?? false { start -= 1 }
      guard text.at(start - 1) != ".", text.at(start - 1) != "," else { return nil }
      return finding(start..<place.upperBound + 2, "\(text.string(start..<place.lowerBound)).\(tail)万")
    }
  }

  /// Nothing falls by more than the whole.
  private func falls(_ text: ProofText) -> [Finding] {
    text.places(of: "倍").compactMap { place in
      var start = place.lowerBound
      while let scalar = text.at(start - 1), scalar.isDigit || scalar == "." { start -= 1 }
      let before = text.string(max(0, start - 6)..<start)
      guard start < place.lowerBound, let word = ["降低", "下降", "减少", "缩小", "缩短"].first(where: before.contains),
        !before.contains("，"), !before.contains("增"), !before.contains("为"), !before.contains("的")
      else { return nil }
      return Finding(
        range: start..<place.upperBound, rule: name, severity: .warn, message: "“\(word)”不能用倍数，请改写成百分比或者分数。",
        evidence: "GB/T 15835—2011")
    }
  }

  private func finding(_ range: Range<Int>, _ right: String) -> Finding {
    Finding(
      range: range, rule: name, severity: .error, message: "一个数里不混用汉字和阿拉伯数字，应写成“\(right)”，请修改。",
      evidence: "GB/T 15835—2011 5.1", fixes: [right], isSafe: true)
  }
}
