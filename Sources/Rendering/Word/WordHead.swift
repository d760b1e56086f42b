/// The red head of a Word file (红头): who issues, the number, who signed, and the red rule.
struct WordHead {
  let head: Document.Head
  let number: String?
  let measures: WordMeasures

  var xml: String { corner + issuer + line }

  /// 第7.2.1至7.2.3条: number of the copy, secrecy and urgency stand one below the other in the upper left corner.
  private var corner: String {
    [(head.copy, ""), (head.secrecy, WordFont.hei), (head.urgency, WordFont.hei)].compactMap { text, font in
      text.map { WordParagraph(.normal).xml(WordRuns.text($0, fonts: font.isEmpty ? "" : WordRuns.fonts(font))) }
    }.joined()
  }

  /// 第7.2.4条：“发文机关标志居中排布，上边缘至版心上边缘为35 mm，推荐使用小标宋体字，颜色为红色，以醒目、美观、庄重为原则。”
  private var issuer: String {
    var paragraph = WordParagraph(.head)
    let above = corner.isEmpty ? 0 : [head.copy, head.secrecy, head.urgency].compactMap(\.self).count
    paragraph.spacing = "<w:spacing w:before=\"\(max(0, 1984 - above * measures.line))\" w:after=\"\(2 * measures.line)\"/>"
    let length = Double(max(1, head.issuer.unicodeScalars.count))
    let size = 2 * Int(min(62, max(20, Double(measures.width) / 20 / length)))
    return paragraph.xml(
      WordRuns.text(head.issuer, "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>"))
  }

  /// The number, with the signers beside it if there are any, above the rule that is 4 mm away (第7.2.5至7.2.7条).
  private var line: String {
    var paragraph = WordParagraph(.normal)
    paragraph.border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"11\" w:color=\"FF0000\"/></w:pBdr>"
    guard !head.signers.isEmpty else {
      paragraph.alignment = "center"
      return paragraph.xml(WordRuns.text(number ?? ""))
    }
    let one = measures.character
    let rows = head.signerRows.map { $0.joined(separator: "\u{3000}") }
    // Further lines begin below the first name (第7.2.6条); the number stands beside the last.
    let first = measures.width - one * (1 + (rows.map(\.unicodeScalars.count).max() ?? 0))
    // An indent would shorten the rule as well: everything stands at tabs.
    let stops = [one, first - 4 * one, first].map { "<w:tab w:val=\"left\" w:pos=\"\($0)\"/>" }
    paragraph.tabs = "<w:tabs>\(stops.joined())</w:tabs>"
    return rows.enumerated().map { index, names in
      var own = paragraph
      if index < rows.count - 1 { own.border = "" }
      let before = "\t" + (index == rows.count - 1 ? number ?? "" : "") + (index == 0 ? "\t签发人：" : "\t\t")
      return own.xml(WordRuns.text(before) + WordRuns.text(names, fonts: WordRuns.fonts(WordFont.kai)))
    }.joined()
  }
}

/// The imprint of a Word file (版记), held at the foot of the last page.
struct WordImprint {
  let imprint: Document.Imprint
  let measures: WordMeasures

  var xml: String {
    var lines: [String] = []
    if let copies = imprint.copiesLine { lines.append(copies) }
    let printed = [imprint.printer ?? "", imprint.printedLine ?? ""]
    if printed.contains(where: { !$0.isEmpty }) { lines.append(printed.joined(separator: "\t")) }
    return lines.enumerated().map { index, text in
      paragraph(isFirst: index == 0, isLast: index == lines.count - 1).xml(WordRuns.text(text))
    }.joined()
  }

  /// 第7.4.1条: the first and the last rule are thicker than the others.
  private func paragraph(isFirst: Bool, isLast: Bool) -> WordParagraph {
    var paragraph = WordParagraph(.imprint)
    paragraph.frame =
      "<w:framePr w:w=\"\(measures.width)\" w:wrap=\"notBeside\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" "
      + "w:xAlign=\"left\" w:yAlign=\"bottom\"/>"
    let top = "<w:top w:val=\"single\" w:sz=\"\(isFirst ? 8 : 4)\" w:space=\"1\" w:color=\"auto\"/>"
    let bottom = isLast ? "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/>" : ""
    paragraph.border = "<w:pBdr>\(top)\(bottom)</w:pBdr>"
    paragraph.tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(measures.width - 280)\"/></w:tabs>"
    return paragraph
  }
}
