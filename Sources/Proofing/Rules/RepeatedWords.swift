/// Words that stand twice (重复的字词): 的的, 和和, and longer pieces written again by mistake.
struct RepeatedWords: Rule {
  let name = "words.repeated"
  let title = "重复的字词"
  let level = Level.strict
  let examples = [RuleExample("群众的的意见", "群众的意见"), RuleExample("加强组织领导组织领导", "加强组织领导"),
    RuleExample("标的的性质", "标的的性质")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    var found: [Finding] = []
    var place = 0
    while place + 1 < text.count {
      guard let length = repeated(at: place, text, context.level) else {
        place += 1
        continue
      }
      let second = place + length..<place + 2 * length
      found.append(
        Finding(
          range: second, rule: name, severity: .error, message: "“\(text.string(second))”重复了，请删去一个。", fixes: [""],
          isSafe: length == 1))
      place = second.upperBound
    }
    return found
  }

  /// Three characters twice are as often the end of one word and the whole of the next (对接受人接受人体器官): only the most
  /// sensitive level hears of them.
  private func repeated(at place: Int, _ text: ProofText, _ level: Level) -> Int? {
    for length in level == .sensitive ? [4, 3] : [4] where place + 2 * length <= text.count {
      let first = text.scalars[place..<place + length]
      if first.allSatisfy({ $0.isHan && !$0.isNumeral && $0 != "的" }), Set(first).count == length,
        first.elementsEqual(text.scalars[place + length..<place + 2 * length]) { return length }
    }
    guard "的和与及或为".unicodeScalars.contains(text.scalars[place]), text.at(place + 1) == text.scalars[place],
      text.at(place + 2) != text.scalars[place], let before = text.at(place - 1), before.isHan, before != "目", before != "标"
    else { return nil }
    return 1
  }
}
