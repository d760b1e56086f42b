/// Runs (文字片段) of a DOCX paragraph: text, breaks, fields, links, pictures, notes, tracked changes.
extension DOCXWalk {
  /// What the elements above say about a run.
  struct Run {
    var marks: Marks = []
    var link: String?
    var isHidden = false
    var isInCell = false
    var form = Flow.Form()
  }

  mutating func inlines(of index: Int, _ run: Run) {
    for child in markup.children(of: index) { inline(child, run) }
  }

  private mutating func inline(_ index: Int, _ run: Run) {
    let node = markup.nodes[index]
    switch node.name {
    case "w:r": inlines(of: index, properties(of: index, run))
    case "w:t", "m:t": text(markup.text(of: index), run)
    case "w:tab", "w:ptab": text("\u{3000}", run)
    case "w:noBreakHyphen": text("-", run)
    case "w:cr": if field.codeDepth == 0 { flow.lineBreak() }
    case "w:br": lineBreak(node, run)
    case "w:sym": symbol(node, run)
    case "w:hyperlink": hyperlink(index, run)
    case "w:fldChar": fieldMark(node["w:fldCharType"])
    case "w:instrText": if field.codeDepth > 0 { field.code += markup.text(of: index, limit: 2_000) }
    case "w:fldSimple": fieldSimple(index, run)
    case "w:del", "w:moveFrom": deleted(index)
    case "w:drawing", "w:pict": picture(index, run)
    case "w:object": object(index, run)
    case "w:footnoteReference": reference("footnotes", node, run)
    case "w:endnoteReference": reference("endnotes", node, run)
    case "w:commentReference": comments += 1
    case "m:oMath", "m:oMathPara":
      flow.ledger.omit(.formula, markup.text(of: index, limit: 200))
      inlines(of: index, run)
    case "w:ruby": if let base = markup.child(of: index, named: "w:rubyBase") { inlines(of: base, run) }
    case "w:sdt": if let content = markup.child(of: index, named: "w:sdtContent") { inlines(of: content, run) }
    case "mc:AlternateContent": inlines(of: alternative(index), run)
    case "w:txbxContent": textBox(index, run)
    case "w:pPr", "w:rPr", "w:sdtPr", "w:delText", "w:delInstrText", "": break
    default: inlines(of: index, run)
    }
  }

  private mutating func text(_ text: String, _ run: Run) {
    guard field.codeDepth == 0 else { return }
    if run.isHidden {
      if text.contains(where: { !$0.isWhitespace }) { flow.ledger.omit(.hidden, text) }
      return
    }
    flow.text(text, run.marks, link: run.link ?? field.link)
  }

  private func properties(of index: Int, _ run: Run) -> Run {
    guard let properties = markup.child(of: index, named: "w:rPr") else { return run }
    var run = run
    let style = context.styles.resolved(DOCXValue.value(of: "w:rStyle", in: properties, markup))
    if let isBold = DOCXValue.flag("w:b", in: properties, markup) ?? style.isBold { run.marks.set(.bold, to: isBold) }
    if let isItalic = DOCXValue.flag("w:i", in: properties, markup) { run.marks.set(.italic, to: isItalic) }
    if let strike = DOCXValue.flag("w:strike", in: properties, markup) { run.marks.set(.strike, to: strike) }
    if run.link == nil, let line = DOCXValue.value(of: "w:u", in: properties, markup) {
      run.marks.set(.underline, to: line != "none")
    }
    switch DOCXValue.value(of: "w:vertAlign", in: properties, markup) {
    case "superscript": run.marks.insert(.superscript)
    case "subscript": run.marks.insert(.subscript)
    default: break
    }
    if let hidden = DOCXValue.flag("w:vanish", in: properties, markup) ?? style.isHidden { run.isHidden = hidden }
    return run
  }

  private mutating func lineBreak(_ node: Markup.Node, _ run: Run) {
    guard field.codeDepth == 0 else { return }
    guard node["w:type"] == "page", !run.isInCell else { return flow.lineBreak() }
    flow.close(run.form)
    flow.breakPage()
  }

  private mutating func hyperlink(_ index: Int, _ run: Run) {
    var inner = run
    let node = markup.nodes[index]
    if let id = node["r:id"], let relation = context.relations[id] {
      inner.link = Address.link(relation.target)
      if inner.link == nil { flow.ledger.omit(.address, relation.target) }
    } else if let anchor = node["w:anchor"], !anchor.hasPrefix("_Toc") {
      flow.ledger.omit(.anchor, anchor)
    }
    inlines(of: index, inner)
  }

  /// Field codes nest; between `begin` and `separate` stands code, then the result until `end`.
  private mutating func fieldMark(_ type: String?) {
    switch type {
    case "begin":
      field.depth += 1
      field.codeDepth += 1
      field.code = ""
    case "separate":
      field.codeDepth = max(0, field.codeDepth - 1)
      field.link = address(inField: field.code) ?? field.link
    case "end":
      field.depth = max(0, field.depth - 1)
      field.codeDepth = min(field.codeDepth, field.depth)
      field.link = nil
    default: break
    }
  }

  private mutating func fieldSimple(_ index: Int, _ run: Run) {
    var inner = run
    inner.link = markup.nodes[index]["w:instr"].flatMap { address(inField: $0) } ?? run.link
    inlines(of: index, inner)
  }

  /// `HYPERLINK "https://…"`.
  private mutating func address(inField code: String) -> String? {
    let words = code.split(whereSeparator: \.isWhitespace)
    guard words.first == "HYPERLINK", words.count > 1, !words[1].hasPrefix("\\") else { return nil }
    let raw = words[1].filter { $0 != "\"" }
    if let address = Address.link(String(raw)) { return address }
    flow.ledger.omit(.address, String(raw))
    return nil
  }
}
