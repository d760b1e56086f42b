/// Two ways of saying it blended into one (句式杂糅、意思重复): 目的是为了, 原因是因为, 防止……不再.
struct BlendedWords: Rule {
  let name = "words.blended"
  let title = "句式杂糅"
  let level = Level.standard
  let examples = [
    RuleExample("目的是为了方便群众。", "目的是方便群众。"), RuleExample("原因是因为宣传不够。", "原因是宣传不够。"),
    RuleExample("防止类似问题不再发生。", "防止类似问题再次发生。"), RuleExample("包括种植、养殖、加工等等。", "包括种植、养殖、加工等。"),
    RuleExample("大约需要三天左右。", "大约需要三天左右。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let plain = Self.pairs.flatMap { wrong, right, message in
      text.places(of: wrong).map { finding($0, right, message) }
    }
    return (plain + prevented(text) + etc(text)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func prevented(_ text: ProofText) -> [Finding] {
    ["防止", "避免", "杜绝"].flatMap { text.places(of: $0) }.compactMap { place in
      let reach = place.upperBound..<min(text.count, place.upperBound + 14)
      guard let not = ["不再发生", "不再出现", "不发生"].lazy.compactMap({ text.places(of: $0, in: reach).first }).first,
        !text.scalars[place.upperBound..<not.lowerBound].contains(where: { "，。；、\n".unicodeScalars.contains($0) })
      else { return nil }
      let verb = text.string(not.upperBound - 2..<not.upperBound)
      return finding(not, "再次" + verb, "“\(text.string(place))……不”意思反了")
    }
  }

  /// 等等 after a list of things in official writing.
  private func etc(_ text: ProofText) -> [Finding] {
    text.places(of: "等等").compactMap { place in
      guard let after = text.at(place.upperBound), "。，；".unicodeScalars.contains(after),
        text.string(max(0, place.lowerBound - 12)..<place.lowerBound).contains("、")
      else { return nil }
      return finding(place, "等", "公文里列举未尽用“等”")
    }
  }

  private func finding(_ range: Range<Int>, _ right: String, _ message: String) -> Finding {
    Finding(
      range: range, rule: name, severity: .warn, message: "\(message)，应为“\(right)”，请修改。", evidence: "现代汉语用法",
      fixes: [right])
  }

  private static let pairs = [
    ("目的是为了", "目的是", "“目的”和“为了”意思重复"), ("原因是因为", "原因是", "“原因”和“因为”意思重复"), ("原因是由于", "原因是", "“原因”和“由于”意思重复"),
    ("涉及到", "涉及", "“及”就是“到”的意思"), ("上门入户", "入户", "“上门”和“入户”意思重复"), ("防止不再", "防止", "“防止……不”意思反了"),
  ]
}
