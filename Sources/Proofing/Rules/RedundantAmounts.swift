/// Amounts bounded twice (数量重复限定): 近100余人, 约50人左右, 至少3天以上. GB/T 15835—2011.
struct RedundantAmounts: Rule {
  let name = "numbers.redundant"
  let title = "重复限定的数量"
  let level = Level.strict
  let examples = [
    RuleExample("近100余人参加。", "100余人参加。"), RuleExample("约50人左右参加。", "约50人参加。"),
    RuleExample("至少公示3天以上。", "至少公示3天。"), RuleExample("最多10人以内。", "最多10人。"),
    RuleExample("近100人左右参加。", "近100人参加。"), RuleExample("大约50余人参加。", "50余人参加。"),
    RuleExample("不少于3天以上。", "不少于3天。"),
    RuleExample("附近10余户，近期办理50余件，最近30余天，节约50万元左右。", "附近10余户，近期办理50余件，最近30余天，节约50万元左右。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    Self.pairs.flatMap { front, back, dropsFront in
      text.places(of: front).compactMap { place -> Finding? in
        guard !isPart(front, text.at(place.lowerBound - 1)), let number = number(after: place.upperBound, front, text)
        else { return nil }
        let reach = number.upperBound..<min(text.count, number.upperBound + 5)
        guard let end = text.places(of: back, in: reach).first,
          isPlain(number.upperBound..<end.lowerBound, text)
        else { return nil }
        let range = dropsFront ? place : end
        return Finding(
          range: range, rule: name, severity: .error, message: "“\(front)”和“\(back)”意思重复，保留一个，请修改。",
          evidence: "GB/T 15835—2011", fixes: [""], isSafe: true)
      }
    }
  }

  /// 附近, 最近, 节约: another word that ends so.
  private func isPart(_ front: String, _ before: Unicode.Scalar?) -> Bool {
    guard let before else { return false }
    return switch front {
    case "近": "附最临靠邻接亲远就新相迫逼贴将切".unicodeScalars.contains(before)
    case "约": "节预合契公制条签违履邀特婚大简隐俭集誓租盟".unicodeScalars.contains(before)
    default: false
    }
  }

  /// A number, with a verb of at most three characters in front of it; 近 stands right before its number, since 近期 and 近年
  /// are other words.
  private func number(after start: Int, _ front: String, _ text: ProofText) -> Range<Int>? {
    var place = start
    let reach = front.hasSuffix("近") ? 0 : front.hasSuffix("约") ? 1 : 3
    while place < start + reach, let scalar = text.at(place), scalar.isHan, !scalar.isNumeral { place += 1 }
    let first = place
    while let scalar = text.at(place), scalar.isDigit || scalar.isNumeral || "万亿.,".unicodeScalars.contains(scalar) {
      place += 1
    }
    return place > first ? first..<place : nil
  }

  private func isPlain(_ range: Range<Int>, _ text: ProofText) -> Bool { range.allSatisfy { text.scalars[$0].isHan } }

  private static let pairs: [(String, String, Bool)] = [
    ("近", "余", true), ("将近", "余", true), ("近", "左右", false), ("将近", "左右", false), ("约", "左右", false),
    ("大约", "左右", false), ("约", "上下", false), ("约", "余", true), ("大约", "余", true), ("至少", "以上", false),
    ("最少", "以上", false), ("不少于", "以上", false), ("不低于", "以上", false), ("最多", "以内", false),
    ("最多", "以下", false), ("不超过", "以内", false), ("不超过", "以下", false), ("超过", "余", false),
  ]
}
