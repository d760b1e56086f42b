/// The walk through HTML markup: decides element by element where text goes. Its depth is capped by the builder.
struct HTMLWalk {
  let markup: Markup
  let base: String?
  var flow: Flow

  /// What the elements above say about the text below.
  struct Setting {
    var marks: Marks = []
    var link: String?
    var form = Flow.Form()
    var preformatted = false
    var nested = false
    var inCell = false
  }

  mutating func children(of index: Int, _ setting: Setting) {
    var child = markup.nodes[index].firstChild
    while child >= 0 {
      visit(child, setting)
      child = markup.nodes[child].next
    }
  }

  /// Walks one node and all it holds.
  mutating func visitOne(_ index: Int, _ setting: Setting) {
    visit(index, setting)
  }

  private mutating func visit(_ index: Int, _ setting: Setting) {
    let node = markup.nodes[index]
    if node.name.isEmpty { return text(node.text, setting) }
    let element = HTMLElement(node.name)
    if case .ignored = element { return }
    if case .dropped(let kind) = element { return drop(index, kind) }
    let style = node["style"].map(InlineStyle.init)
    if style?.hidden == true || node["hidden"] != nil { return hide(index) }
    note(node, style)
    visit(index, node, element, styled(setting, style))
  }

  private mutating func visit(_ index: Int, _ node: Markup.Node, _ element: HTMLElement, _ setting: Setting) {
    var setting = setting
    switch element {
    case .block: block(index, node, setting)
    case .heading(let level):
      setting.form.role = setting.nested ? .paragraph : .heading(level)
      if setting.nested { setting.marks.insert(.bold) }
      block(index, node, setting)
    case .mark(let mark):
      setting.marks.insert(mark)
      children(of: index, setting)
    case .link:
      setting.link = link(node) ?? setting.link
      children(of: index, setting)
    case .image: image(node, setting)
    case .lineBreak: flow.lineBreak()
    case .rule:
      flow.close(setting.form)
      flow.add(node["class"] == "page-break" ? .pageBreak : .rule)
    case .list(let ordered): list(index, ordered: ordered, setting)
    case .table: table(index, setting)
    case .preformatted:
      setting.preformatted = true
      block(index, node, setting)
    case .cellBoundary: boundary(index, node, setting)
    case .transparent, .ignored, .dropped: children(of: index, setting)
    }
  }

  private mutating func text(_ text: String, _ setting: Setting) {
    guard setting.preformatted, text.contains("\n") else { return flow.text(text, setting.marks, link: setting.link) }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { flow.lineBreak() }
      flow.text(String(line), setting.marks, link: setting.link)
    }
  }

  /// Walks a block element as paragraphs of its own.
  private mutating func block(_ index: Int, _ node: Markup.Node, _ setting: Setting) {
    flow.close(outerForm)
    var setting = setting
    if node.name == "center" { setting.form.alignment = .center }
    if let alignment = node["align"].flatMap({ Alignment(css: $0) }), node["style"]?.contains("align") != true {
      setting.form.alignment = alignment
    }
    if let list = node["class"] { classes(list, &setting) }
    let before = outerForm
    outerForm = setting.form
    children(of: index, setting)
    flow.close(setting.form)
    outerForm = before
  }

  /// The form of the paragraph that an inner block interrupts.
  var outerForm = Flow.Form()

  /// Our own classes, by which our markup comes back as it was.
  private func classes(_ list: String, _ setting: inout Setting) {
    for name in list.split(separator: " ") {
      switch name {
      case "center": setting.form.alignment = .center
      case "end": setting.form.alignment = .end
      case "indent": setting.form.indented = true
      case "note": setting.form.role = .note
      case "signature": setting.form.role = .signature
      case "date": setting.form.role = .date
      default: break
      }
    }
  }

  private func styled(_ setting: Setting, _ style: InlineStyle?) -> Setting {
    guard let style else { return setting }
    var setting = setting
    setting.marks.formUnion(style.marks)
    if let bold = style.bold { setting.marks.set(.bold, to: bold) }
    if let italic = style.italic { setting.marks.set(.italic, to: italic) }
    if let alignment = style.alignment { setting.form.alignment = alignment }
    if let indented = style.indented { setting.form.indented = indented && !setting.inCell }
    return setting
  }

  private mutating func boundary(_ index: Int, _ node: Markup.Node, _ setting: Setting) {
    guard setting.inCell, node.name == "td" || node.name == "th" else { return block(index, node, setting) }
    flow.text(" ", [], link: nil)
    children(of: index, setting)
  }
}
