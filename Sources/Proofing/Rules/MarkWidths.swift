/// Marks of half width in Chinese (半角标点): Chinese text has marks of full width. GB/T 15834—2011 5.1.
struct MarkWidths: Rule {
  let name = "marks.width"
  let title = "中文里的半角标点"
  let level = Level.standard
  let examples = [
    RuleExample("各村要高度重视,抓好落实。", "各村要高度重视，抓好落实。"), RuleExample("时间:3月5日", "时间：3月5日"),
    RuleExample("高度重视,,抓好落实", "高度重视，，抓好落实"), RuleExample("比例为3:1，价格为1,200元。", "比例为3:1，价格为1,200元。"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard let wide = Self.wide[text.scalars[place]] else { return nil }
      // Several in a row stand as one.
      var (first, last) = (place - 1, place + 1)
      while let mark = text.at(first), Self.wide[mark] != nil { first -= 1 }
      while let mark = text.at(last), Self.wide[mark] != nil { last += 1 }
      guard let before = text.at(first), isChinese(before) else { return nil }
      guard let after = text.at(last) else { return finding(place, wide) }
      return isChinese(after) || after.isDigit && !before.isDigit || after == "\n" ? finding(place, wide) : nil
    }
  }

  private func finding(_ place: Int, _ wide: String) -> Finding {
    Finding(
      range: place..<place + 1, rule: name, severity: .error, message: "中文里用全角标点“\(wide)”，请修改。",
      evidence: "GB/T 15834—2011", fixes: [wide], isSafe: true)
  }

  private func isChinese(_ scalar: Unicode.Scalar) -> Bool { scalar.isHan || scalar.isMark }

  private static let wide: [Unicode.Scalar: String] = [",": "，", ";": "；", ":": "：", "?": "？", "!": "！"]
}
