/// Lists and tables of HTML.
extension HTMLWalk {
  /// A list whose items keep their own blocks. Numbers that do not begin at 1 are written out, so none is lost.
  mutating func list(_ index: Int, ordered: Bool, _ setting: Setting) {
    flow.close(outerForm)
    var number = ordered ? markup.nodes[index]["start"].flatMap { Int($0) } ?? 1 : 1
    let writesNumbers = number != 1
    var items: [[Block]] = []
    for child in markup.children(of: index) {
      let node = markup.nodes[child]
      if node.name.isEmpty, node.text.allSatisfy(\.isWhitespace) { continue }
      let prefix = writesNumbers && node.name == "li" ? "\(number). " : ""
      if node.name == "li" { number = number &+ 1 }
      let blocks = part(child, setting, prefix: prefix)
      if !blocks.isEmpty { items.append(blocks) }
    }
    guard !items.isEmpty else { return }
    flow.add(.list(ordered: ordered && !writesNumbers, items: items))
  }

  /// A table, unless it only lays out the page: then what it holds stands on its own.
  mutating func table(_ index: Int, _ setting: Setting) {
    flow.close(outerForm)
    let rows = rows(of: index)
    if setting.inCell || (!flow.faithful && isLayout(index, rows)) {
      flow.ledger.repair(setting.inCell ? .nested : .layout)
      children(of: index, setting)
      flow.close(outerForm)
      return
    }
    let inner = inner(setting, inCell: true)
    var caption: [Inline]?
    for child in strays(of: index) {
      let blocks = part(child, inner, prefix: "")
      if markup.nodes[child].name == "caption", case .paragraph(let paragraph) = blocks.first, blocks.count == 1 {
        caption = paragraph.inlines
      } else {
        blocks.forEach { flow.add($0) }
      }
    }
    let cells = rows.map { row in row.cells.map { cell($0, inner, isHeader: row.isHeader) } }
    let (grid, wasChanged) = TableGrid.normalise(cells)
    if wasChanged { flow.ledger.repair(.cells) }
    if !grid.isEmpty { flow.add(.table(Table(caption: caption, rows: grid))) }
  }

  private func inner(_ setting: Setting, inCell: Bool) -> Setting {
    var inner = Setting()
    inner.nested = true
    inner.inCell = inCell || setting.inCell
    inner.marks = setting.marks
    return inner
  }

  /// Walks a part into blocks of its own.
  private mutating func part(_ index: Int, _ setting: Setting, prefix: String) -> [Block] {
    var walk = HTMLWalk(markup: markup, base: base, flow: flow.branch())
    if !prefix.isEmpty { walk.flow.text(prefix, [], link: nil) }
    let inner = inner(setting, inCell: setting.inCell)
    if ["li", "td", "th", "caption"].contains(markup.nodes[index].name) {
      var inner = inner
      inner.form.alignment = setting.inCell ? cellAlignment(index) ?? setting.form.alignment : .start
      if let bold = markup.nodes[index]["style"].map(InlineStyle.init)?.bold, bold { inner.marks.insert(.bold) }
      walk.outerForm = inner.form
      walk.children(of: index, inner)
      walk.flow.close(inner.form)
    } else {
      walk.visitOne(index, inner)
      walk.flow.close(inner.form)
    }
    flow.ledger = walk.flow.ledger
    return walk.flow.blocks
  }

  private mutating func cell(_ index: Int, _ setting: Setting, isHeader: Bool) -> Table.Cell {
    let node = markup.nodes[index]
    var blocks: [Block] = []
    if node["style"].map(InlineStyle.init)?.hidden == true {
      hide(index)
    } else {
      blocks = part(index, setting, prefix: "")
    }
    let alignment = Table.Cell.shareAlignment(&blocks) ?? cellAlignment(index) ?? .start
    return Table.Cell(
      blocks, colSpan: span(node["colspan"]), rowSpan: span(node["rowspan"]),
      isHeader: isHeader || node.name == "th", alignment: alignment)
  }

  private func span(_ value: String?) -> Int {
    min(max(value.flatMap { Int($0.prefix { $0.isASCII && $0.isNumber }) } ?? 1, 1), 1000)
  }

  private func cellAlignment(_ index: Int) -> Alignment? {
    let node = markup.nodes[index]
    if let alignment = node["style"].map(InlineStyle.init)?.alignment { return alignment }
    if let alignment = node["align"].flatMap({ Alignment(css: $0) }) { return alignment }
    switch node["class"] {
    case "center": return .center
    case "end": return .end
    default: return nil
    }
  }
}
