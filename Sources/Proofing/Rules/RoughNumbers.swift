/// Rough numbers (概数): 三、四十人, 5、6天, 20几人. GB/T 15835—2011 5.2.
struct RoughNumbers: Rule {
  let name = "numbers.rough"
  let title = "概数的写法"
  let level = Level.strict
  let examples = [
    RuleExample("参加活动的有三、四十人。", "参加活动的有三四十人。"), RuleExample("需要5、6天。", "需要五六天。"), RuleExample("来了20几人。", "来了二十几人。"),
    RuleExample("发展二、三产业。", "发展二、三产业。"), RuleExample("一、二年级学生参加。", "一、二年级学生参加。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    (text.places(of: "、").compactMap { listed($0, text) } + text.places(of: "几").compactMap { some($0, text) })
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func listed(_ mark: Range<Int>, _ text: ProofText) -> Finding? {
    guard let one = text.at(mark.lowerBound - 1), let other = text.at(mark.upperBound),
      let low = Self.value(one), let high = Self.value(other), high == low + 1, low > 0,
      !isPart(mark.lowerBound - 2, text), !isDigitNumeral(one, text.at(mark.lowerBound - 2))
    else { return nil }
    let units = ["十", "百", "千", "万", "个", "人", "天", "次", "户", "名", "年", "里", "亩", "元"]
    guard units.contains(where: { text.has($0, at: mark.upperBound + 1) }),
      !["年级", "年期", "个月", "十届", "次会", "个五年"].contains(where: { text.has($0, at: mark.upperBound + 1) })
    else { return nil }
    // 5、6个 may be numbers of a list: only days, people and times are plain rough numbers.
    if one.isDigit, !["天", "人", "次", "年"].contains(where: { text.has($0, at: mark.upperBound + 1) }) { return nil }
    let words = Self.numerals[low] + Self.numerals[high]
    return finding(mark.lowerBound - 1..<mark.upperBound + 1, words, "概数的两个数字之间不用顿号")
  }

  private func some(_ mark: Range<Int>, _ text: ProofText) -> Finding? {
    guard text.at(mark.lowerBound - 1) == "0", let tens = text.at(mark.lowerBound - 2), let value = Self.value(tens),
      tens.isDigit, value > 0, !(text.at(mark.lowerBound - 3)?.isDigit ?? false),
      ["人", "个", "天", "户", "名", "次", "年", "万", "岁"].contains(where: { text.has($0, at: mark.upperBound) })
    else { return nil }
    let words = (value == 1 ? "" : Self.numerals[value]) + "十几"
    return finding(mark.lowerBound - 2..<mark.upperBound, words, "带“几”的数用汉字")
  }

  /// 第一、二 and 十一、二 go on from something in front.
  private func isPart(_ place: Int, _ text: ProofText) -> Bool {
    guard let before = text.at(place) else { return true }
    return before.isDigit || before.isNumeral || "第、（(.".unicodeScalars.contains(before) || before == "\n"
  }

  private func isDigitNumeral(_ one: Unicode.Scalar, _ before: Unicode.Scalar?) -> Bool {
    one.isDigit && (before.map { $0.isLatin || "-—号《".unicodeScalars.contains($0) } ?? true)
  }

  private func finding(_ range: Range<Int>, _ words: String, _ why: String) -> Finding {
    Finding(
      range: range, rule: name, severity: .error, message: "\(why)，应写成“\(words)”，请修改。",
      evidence: "GB/T 15835—2011", fixes: [words], isSafe: false)
  }

  private static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private static func value(_ scalar: Unicode.Scalar) -> Int? {
    scalar.isDigit ? Int(scalar.value) - 48 : numerals.firstIndex(of: String(scalar))
  }
}
