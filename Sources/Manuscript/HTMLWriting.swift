/// A manuscript as sanitised HTML: few elements, no styles, only classes; safe whatever the manuscript holds.
extension Manuscript {
  /// The fragment. `images` maps an image's source to the address to show, or to nil for "not to be had";
  /// without it, addresses that are safe stay as they are.
  package func html(images: @escaping (String) -> String? = { $0 }) -> String {
    var writer = HTMLWriting(images: images)
    for block in blocks { writer.write(block) }
    return writer.output
  }
}

/// Writes blocks; headings begin at `<h2>`, for the page's title is its `<h1>`.
struct HTMLWriting {
  private(set) var output = ""
  private var headings = 0
  private var tables = 0
  /// The last heading's words, by which a table without a caption is told from others.
  private var lastHeading = ""
  private let images: (String) -> String?

  init(images: @escaping (String) -> String?) {
    self.images = images
  }

  mutating func write(_ block: Block, numbered: Bool = true) {
    switch block {
    case .heading(let level, let inlines): heading(min(max(level, 1), 4), inlines, numbered: numbered)
    case .paragraph(let paragraph): element("p", paragraph.classes, paragraph.inlines)
    case .list(let ordered, let items): list(ordered ? "ol" : "ul", items)
    case .table(let table): write(table)
    case .image(let image):
      output += "<figure>"
      write(image)
      output += "</figure>\n"
    case .note(let inlines): element("p", "note", inlines)
    case .signature(let inlines): element("p", "signature", inlines)
    case .date(let inlines): element("p", "date", inlines)
    case .rule: output += "<hr>\n"
    case .pageBreak: output += "<hr class=\"page-break\">\n"
    }
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline], numbered: Bool) {
    if numbered { headings += 1 }
    lastHeading = inlines.plainText
    output += numbered ? "<h\(level + 1) id=\"h-\(headings)\">" : "<h\(level + 1)>"
    write(inlines)
    output += "</h\(level + 1)>\n"
  }

  private mutating func element(_ name: String, _ classes: String, _ inlines: [Inline]) {
    output += classes.isEmpty ? "<\(name)>" : "<\(name) class=\"\(classes)\">"
    write(inlines)
    output += "</\(name)>\n"
  }

  private mutating func list(_ name: String, _ items: [[Block]]) {
    output += "<\(name)>\n"
    for item in items {
      output += "<li>"
      content(item)
      output += "</li>\n"
    }
    output += "</\(name)>\n"
  }

  /// What a list item or a cell holds: a lone paragraph needs no `<p>`.
  private mutating func content(_ blocks: [Block]) {
    if blocks.count == 1, case .paragraph(let paragraph) = blocks[0], paragraph.classes.isEmpty {
      return write(paragraph.inlines)
    }
    for block in blocks { write(block, numbered: false) }
  }

  private mutating func write(_ table: Table) {
    tables += 1
    let name = HTMLEscape.attribute(name(of: table))
    output += "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(name)\"><table>\n"
    if let caption = table.caption { element("caption", "", caption) }
    let headers = table.headerRowCount
    if headers > 0 { rows(table.rows.prefix(headers), "thead", scope: "col") }
    rows(table.rows.dropFirst(headers), "tbody", scope: "row")
    output += "</table></div>\n"
  }

  /// `表格 2：收入预算`: whoever listens hears which of several tables it is.
  private func name(of table: Table) -> String {
    let words = (table.caption?.plainText ?? lastHeading).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? "表格 \(tables)" : "表格 \(tables)：\(words.prefix(40))"
  }

  private mutating func rows(_ rows: ArraySlice<[Table.Cell]>, _ section: String, scope: String) {
    output += "<\(section)>\n"
    for row in rows {
      output += "<tr>"
      for cell in row { write(cell, scope: scope) }
      output += "</tr>\n"
    }
    output += "</\(section)>\n"
  }

  private mutating func write(_ cell: Table.Cell, scope: String) {
    let name = cell.isHeader ? "th" : "td"
    output += "<\(name)"
    if cell.isHeader { output += " scope=\"\(scope)\"" }
    if cell.colSpan > 1 { output += " colspan=\"\(cell.colSpan)\"" }
    if cell.rowSpan > 1 { output += " rowspan=\"\(cell.rowSpan)\"" }
    if cell.alignment != .start { output += " class=\"\(cell.alignment.rawValue)\"" }
    output += ">"
    content(cell.blocks)
    output += "</\(name)>"
  }

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text, let marks): write(text, marks)
      case .link(let address, let inner): link(address, inner)
      case .lineBreak: output += "<br>"
      case .image(let image): write(image)
      }
    }
  }

  private mutating func link(_ address: String, _ inner: [Inline]) {
    guard let safe = Address.link(address) else { return write(inner) }
    output += "<a href=\"\(HTMLEscape.attribute(safe))\" rel=\"noopener\">"
    write(inner)
    output += "</a>"
  }

  private mutating func write(_ text: String, _ marks: Marks) {
    let names = Self.elements.filter { marks.contains($0.0) }.map(\.1)
    for name in names { output += "<\(name)>" }
    HTMLEscape.text(text, into: &output)
    for name in names.reversed() { output += "</\(name)>" }
  }

  private static let elements: [(Marks, String)] = [
    (.bold, "strong"), (.italic, "em"), (.underline, "u"), (.strike, "s"), (.superscript, "sup"), (.subscript, "sub"),
  ]

  private mutating func write(_ image: Image) {
    guard let address = images(image.source).flatMap({ Address.image($0) ?? Address.embedded($0) }) else {
      output += "<span class=\"image-missing\">［图片"
      HTMLEscape.text(image.alt.isEmpty ? "" : "：" + image.alt, into: &output)
      output += "］</span>"
      return
    }
    output += "<img src=\"\(HTMLEscape.attribute(address))\" alt=\"\(HTMLEscape.attribute(image.alt))\""
    if let width = image.width { output += " width=\"\(width)\"" }
    if let height = image.height { output += " height=\"\(height)\"" }
    output += ">"
  }
}

extension Paragraph {
  /// The classes that say how a paragraph stands; nothing for an ordinary one.
  fileprivate var classes: String {
    switch alignment {
    case .center: "center"
    case .end: "end"
    case .start: indented ? "indent" : ""
    }
  }
}
