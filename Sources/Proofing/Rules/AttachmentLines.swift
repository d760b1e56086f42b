/// The line that names what is attached (附件说明): no 书名号, no mark at the end, a full-width colon. GB/T 9704—2012 7.3.4.
struct AttachmentLines: Rule {
  let name = "structure.attachments"
  let title = "附件说明的写法"
  let level = Level.standard
  let examples = [
    RuleExample("附件：1.《责任分工表》。", "附件：1.责任分工表"), RuleExample("附件：责任分工表", "附件：责任分工表"),
    RuleExample("附件：1.《条例》解读", "附件：1.《条例》解读"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.lines.compactMap { line in
      let line = text.trimmed(line)
      let words = text.string(line)
      guard words.hasPrefix("附件：") || words.hasPrefix("附件:"), line.count <= 80 else { return nil }
      let head = text.has("1.", at: line.lowerBound + 3) || text.has("1．", at: line.lowerBound + 3) ? 5 : 3
      var name = String(words.unicodeScalars.dropFirst(head).map(Character.init))
      let isStopped = name.hasSuffix("。") || name.hasSuffix("；")
      if isStopped { name.removeLast() }
      if name.hasPrefix("《"), name.hasSuffix("》"), name.filter({ $0 == "《" }).count == 1 { name = String(name.dropFirst().dropLast()) }
      guard name != String(words.unicodeScalars.dropFirst(head).map(Character.init)), !name.contains("。") else { return nil }
      return Finding(
        range: line.lowerBound + head..<line.upperBound, rule: self.name, severity: .warn,
        message: "附件名称不加书名号，后面不加标点，应为“\(name)”，请修改。", evidence: "GB/T 9704—2012 7.3.4", fixes: [name])
    }
  }
}
