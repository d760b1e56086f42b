/// The walk through a DOCX body: paragraphs and tables in their order.
struct DOCXWalk {
  let markup: Markup
  var context: DOCXContext
  var flow: Flow
  var media: [String: [UInt8]] = [:]
  /// Footnotes and endnotes that the text referred to, in order.
  var noted: [(part: String, id: String)] = []
  var field = Field()
  var comments = 0

  /// Where a block stands.
  struct Place {
    var inCell = false
    var alignment: Alignment?
  }

  /// A complex field being read: its code is no text, its result is.
  struct Field {
    var depth = 0
    var codeDepth = 0
    var code = ""
    var link: String?
  }

  /// Walks the block-level children of a body, a cell, a text box or a note.
  mutating func blocks(of index: Int, _ place: Place) {
    for child in markup.children(of: index) { block(child, place) }
  }

  private mutating func block(_ index: Int, _ place: Place) {
    switch markup.nodes[index].name {
    case "w:p": paragraph(index, place)
    case "w:tbl": table(index, place)
    case "w:sdt": if let content = markup.child(of: index, named: "w:sdtContent") { blocks(of: content, place) }
    case "w:del", "w:moveFrom": deleted(index)
    case "mc:AlternateContent": blocks(of: alternative(index), place)
    case "w:sectPr", "w:sdtPr", "w:tcPr", "w:pPr", "w:tblPr", "w:tblGrid", "": break
    default: blocks(of: index, place)
    }
  }

  /// Of alternatives, the one for older programs: it is made of what we know.
  func alternative(_ index: Int) -> Int {
    markup.child(of: index, named: "mc:Choice") ?? markup.child(of: index, named: "mc:Fallback") ?? index
  }

  private mutating func paragraph(_ index: Int, _ place: Place) {
    flow.close(Flow.Form())
    let properties = markup.child(of: index, named: "w:pPr")
    let style = context.styles.resolved(
      properties.flatMap { DOCXValue.value(of: "w:pStyle", in: $0, markup) } ?? context.styles.defaultParagraph)
    if let properties, DOCXValue.flag("w:pageBreakBefore", in: properties, markup) == true, !place.inCell {
      flow.breakPage()
    }
    let form = form(properties, style, place)
    let number = number(properties, style)
    if let number { flow.text(number, [], link: nil) }
    var setting = Run()
    setting.form = form
    setting.isInCell = place.inCell
    if style.isBold == true, case .paragraph = form.role { setting.marks.insert(.bold) }
    if style.isHidden == true { setting.isHidden = true }
    inlines(of: index, setting)
    flow.close(form)
    if let section = properties.flatMap({ markup.child(of: $0, named: "w:sectPr") }), !place.inCell,
      DOCXValue.value(of: "w:type", in: section, markup) != "continuous"
    {
      flow.breakPage()
    }
  }

  private func form(_ properties: Int?, _ style: DOCXStyles.Style, _ place: Place) -> Flow.Form {
    var form = Flow.Form()
    form.alignment =
      properties.flatMap { DOCXValue.alignment(in: $0, markup) } ?? style.alignment ?? place.alignment ?? .start
    form.indented = properties.flatMap { DOCXValue.isIndented($0, markup) } ?? style.indented ?? false
    if place.inCell { form.indented = false }
    let outline = properties.flatMap { DOCXValue.value(of: "w:outlineLvl", in: $0, markup) }.flatMap { Int($0) }
    if let level = outline ?? style.outline, (0...8).contains(level), !place.inCell {
      form.role = .heading(min(level + 1, 4))
    }
    if style.name == "title" || style.name == "标题" { form.alignment = .center }
    if let properties, form.alignment == .start, DOCXValue.leftIndent(properties, markup) >= 4_000 {
      form.alignment = .end
    }
    return form
  }

  private mutating func number(_ properties: Int?, _ style: DOCXStyles.Style) -> String? {
    let own = properties.flatMap { markup.child(of: $0, named: "w:numPr") }
    let id = own.flatMap { DOCXValue.value(of: "w:numId", in: $0, markup) } ?? style.numberId
    let level = own.flatMap { DOCXValue.value(of: "w:ilvl", in: $0, markup) }.flatMap { Int($0) }
    return id.flatMap { context.numbering.next($0, level: level ?? style.numberLevel ?? 0) }
  }
}
