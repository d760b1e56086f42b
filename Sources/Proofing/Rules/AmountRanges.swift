/// Ranges of amounts (数值范围): both ends carry their per cent or ten thousand. GB/T 15835—2011 5.1.3.
struct AmountRanges: Rule {
  let name = "numbers.range"
  let title = "数值范围的写法"
  let level = Level.strict
  let examples = [RuleExample("增长15～30%。", "增长15%～30%。"), RuleExample("补助3～5万元。", "补助3万～5万元。")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard "～~—－".unicodeScalars.contains(text.scalars[place]), text.at(place - 1)?.isDigit ?? false else {
        return nil
      }
      var end = place + 1
      while let scalar = text.at(end), scalar.isDigit || scalar == "." { end += 1 }
      guard end > place + 1, let unit = text.at(end), "%％万亿".unicodeScalars.contains(unit) else { return nil }
      return Finding(
        range: place..<place, rule: name, severity: .error, message: "数值范围的两头都要写“\(unit)”，请在前一个数后补上。",
        evidence: "GB/T 15835—2011 5.1.3", fixes: [String(unit)], isSafe: true)
    }
  }
}
