/// What stands beside the running text of a DOCX file: symbols, pictures, text boxes, notes, and what is left out.
extension DOCXWalk {
  /// Symbols of the fonts Wingdings and Symbol are private characters; the usual ones have a public twin.
  mutating func symbol(_ node: Markup.Node, _ run: Run) {
    guard let code = node["w:char"].flatMap({ UInt32($0, radix: 16) }) else { return }
    let twins: [UInt32: String] = [
      0xF0FE: "☑", 0xF0A8: "□", 0xF06F: "□", 0xF0FC: "✔", 0xF052: "☑", 0xF0B7: "•", 0xF06C: "●", 0xF06E: "■",
      0xF0D8: "➢", 0xF0E0: "→", 0xF0A3: "□", 0xF0FD: "☒",
    ]
    let scalar = Unicode.Scalar(code).map(String.init) ?? ""
    flow.text(twins[code] ?? scalar, run.marks, link: run.link)
  }

  mutating func picture(_ index: Int, _ run: Run) {
    var boxes: [Int] = []
    var references: [String] = []
    var alt = ""
    var stack = [index]
    while let next = stack.popLast() {
      let node = markup.nodes[next]
      switch node.name {
      case "w:txbxContent":
        boxes.append(next)
        continue
      case "wp:docPr": alt = node["descr"] ?? node["title"] ?? ""
      case "a:blip": if let id = node["r:embed"] ?? node["r:link"] { references.append(id) }
      case "v:imagedata": if let id = node["r:id"] { references.append(id) }
      case "mc:AlternateContent":
        stack.append(alternative(next))
        continue
      default: break
      }
      stack.append(contentsOf: markup.children(of: next).reversed())
    }
    for id in references { image(id, alt, run) }
    for box in boxes { textBox(box, run) }
    if boxes.isEmpty, references.isEmpty { flow.ledger.omit(.drawing, alt) }
  }

  private mutating func image(_ id: String, _ alt: String, _ run: Run) {
    guard let relation = context.relations[id], !relation.isExternal else {
      return flow.ledger.omit(.image, context.relations[id]?.target ?? id)
    }
    // A picture that cannot be unpacked is left out like one that is not there, and the ledger tells of both.
    guard let bytes = (try? context.package.bytes(relation.target)) ?? nil, ImageKind(of: bytes) != nil else {
      return flow.ledger.omit(.media, relation.target)
    }
    let name = relation.target.split(separator: "/").last.map(String.init) ?? id
    media[name] = bytes
    flow.image(Image(source: "media:\(name)", alt: alt), link: run.link)
  }

  /// A text box is text at the place where it is anchored.
  mutating func textBox(_ index: Int, _ run: Run) {
    flow.close(run.form)
    blocks(of: index, Place(inCell: run.isInCell))
    flow.close(run.form)
  }

  mutating func object(_ index: Int, _ run: Run) {
    flow.ledger.omit(.object)
    picture(index, run)
  }

  mutating func deleted(_ index: Int) {
    let text = markup.text(of: index, limit: 400)
    if text.contains(where: { !$0.isWhitespace }) { flow.ledger.omit(.deleted, text) }
  }

  /// A footnote leaves a raised number here and its text at the end.
  mutating func reference(_ part: String, _ node: Markup.Node, _ run: Run) {
    guard let id = node["w:id"] else { return }
    noted.append((part, id))
    flow.text("[\(noted.count)]", run.marks.union(.superscript), link: nil)
  }

  /// Writes the notes that were referred to, after the text.
  mutating func notes() throws(Refusal) {
    for part in ["footnotes", "endnotes"] where noted.contains(where: { $0.part == part }) {
      guard let notes = try context.package.part(ofType: part, context.relations) else { continue }
      let name = part == "footnotes" ? "w:footnote" : "w:endnote"
      let root = notes.children(of: Markup.root).first ?? Markup.root
      for (index, note) in noted.enumerated() where note.part == part {
        guard let node = notes.children(of: root, named: name).first(where: { notes.nodes[$0]["w:id"] == note.id })
        else { continue }
        var walk = DOCXWalk(markup: notes, context: context, flow: Flow(faithful: false, ledger: flow.ledger))
        walk.blocks(of: node, Place(inCell: true))
        walk.flow.close(Flow.Form())
        flow.ledger = walk.flow.ledger
        let text = Manuscript(blocks: walk.flow.blocks).plainText.replacing("\n", with: " ")
        flow.add(.note([.text("[\(index + 1)] \(text)")]))
      }
    }
  }

  /// Lists headers, footers and comments: they are not part of the text, and someone must know.
  mutating func leftOut() throws(Refusal) {
    let kinds: [String: Omission.Kind] = ["header": .header, "footer": .header, "comments": .comment]
    for relation in context.relations.values.sorted(by: { $0.target < $1.target }) {
      guard let kind = kinds[relation.type], !relation.isExternal,
        let part = try context.package.part(relation.target)
      else { continue }
      let text = Self.shownText(of: part)
      guard text.contains(where: \.isLetter) else { continue }
      flow.ledger.omit(kind, text, count: kind == .comment ? max(comments, 1) : 1)
    }
  }

  /// What a header shows: its runs, without the codes of fields. A page number alone is no text.
  private static func shownText(of part: Markup) -> String {
    part.nodes.indices.filter { part.nodes[$0].name == "w:t" }.map { part.text(of: $0, limit: 400) }.joined()
  }
}
