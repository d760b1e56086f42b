/// Signs in the place of words (正文里的符号): + and & between Chinese words are written 和.
struct SymbolsInProse: Rule {
  let name = "marks.symbols"
  let title = "正文里代替“和”的符号"
  let level = Level.strict
  let examples = [
    RuleExample("面向群众+游客开展宣传。", "面向群众和游客开展宣传。"), RuleExample("推进“互联网+政务服务”。", "推进“互联网+政务服务”。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard "+＋&＆".unicodeScalars.contains(text.scalars[place]) else { return nil }
      var (start, end) = (place, place + 1)
      while text.at(start - 1)?.isBlank ?? false { start -= 1 }
      while text.at(end)?.isBlank ?? false { end += 1 }
      guard text.at(start - 1)?.isHan ?? false, text.at(end)?.isHan ?? false, !isQuoted(place, text) else { return nil }
      return Finding(
        range: start..<end, rule: name, severity: .error,
        message: "正文里不用“\(text.scalars[place])”代替“和”，请改成文字。",
        fixes: ["和"])
    }
  }

  /// Inside quotation marks it is part of a name.
  private func isQuoted(_ place: Int, _ text: ProofText) -> Bool {
    for before in stride(from: place - 1, through: max(0, place - 20), by: -1) {
      if "”\n。".unicodeScalars.contains(text.scalars[before]) { return false }
      if text.scalars[before] == "“" { return true }
    }
    return false
  }
}
