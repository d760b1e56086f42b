import Manuscript

/// Markdown (标记文本): CommonMark with tables, for those who put the text into pages and programs of their own. Pictures
/// stand at the end as data, so that the file is whole and the text stays readable.
package enum MarkdownForm {
  package static func bytes(_ document: Document) -> [UInt8] { Array(text(document).utf8) }

  package static func text(_ document: Document) -> String {
    var writer = MarkdownWriter(document: document)
    writer.opening()
    writer.write(document.manuscript.blocks)
    writer.closing()
    return writer.parts.joined(separator: "\n\n") + "\n"
  }
}

/// Writes blocks as Markdown, each a part of its own.
struct MarkdownWriter {
  let document: Document
  private(set) var parts: [String] = []
  private var pictures = MarkdownPictures()

  init(document: Document) { self.document = document }

  mutating func opening() {
    parts.append("# " + MarkdownInline.escaped(document.title))
    if let number = document.number { parts.append(MarkdownInline.escaped(number)) }
  }

  mutating func write(_ blocks: [Block]) {
    for (index, block) in blocks.enumerated() {
      // Two lists in a row would be read as one.
      if case .list = block, index > 0, case .list = blocks[index - 1] { parts.append("<!-- -->") }
      parts += text(of: block)
    }
  }

  mutating func closing() {
    parts += (document.imprint?.lines ?? []).map { MarkdownInline.escaped($0) }
    if !document.particulars.isEmpty {
      parts.append("---")
      parts.append(document.particulars.map { "- \($0)：\(MarkdownInline.escaped($1))" }.joined(separator: "\n"))
    }
    if !pictures.definitions.isEmpty { parts.append(pictures.definitions.joined(separator: "\n")) }
  }

  private mutating func text(of block: Block) -> [String] {
    switch block {
    case .heading(let level, let inlines):
      [String(repeating: "#", count: min(max(level, 1), 4) + 1) + " " + line(inlines).replacing("\\\n", with: " ")]
    case .paragraph(let paragraph): [line(paragraph.inlines)]
    case .note(let inlines), .signature(let inlines), .date(let inlines): [line(inlines)]
    case .list(let ordered, let items): [list(ordered, items).joined(separator: "\n")]
    case .table(let table): self.table(table)
    case .image(let image): [line([.image(image)])]
    case .rule: ["---"]
    case .pageBreak: []
    }
  }

  private mutating func line(_ inlines: [Inline]) -> String {
    MarkdownInline.text(of: inlines, document, &pictures)
  }

  private mutating func list(_ ordered: Bool, _ items: [[Block]]) -> [String] {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let mark = ordered ? "\(index + 1). " : "- "
      var content: [String] = []
      for (place, block) in item.enumerated() {
        let inner = text(of: block).joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
        // A list may follow its paragraph at once; anything else is parted by a blank line.
        if place > 0, !Self.isList(block) { content.append("") }
        content += inner.map(String.init)
      }
      for (place, text) in content.enumerated() {
        let margin = place == 0 ? mark : String(repeating: " ", count: mark.count)
        lines.append(text.isEmpty ? "" : margin + text)
      }
      if content.isEmpty { lines.append(mark) }
    }
    return lines
  }

  private static func isList(_ block: Block) -> Bool { if case .list = block { true } else { false } }

  /// A table of pipes where that can say it; otherwise HTML, which Markdown lets through.
  private mutating func table(_ table: Table) -> [String] {
    let caption = table.caption.map { [line($0)] } ?? []
    guard let rows = simpleRows(of: table), let first = rows.first else {
      return [HTMLTable.text(of: table)]
    }
    let isHeaded = table.headerRowCount == 1
    let head = isHeaded ? first : first.map { _ in "" }
    let dashes = first.map { _ in "---" }
    let lines = ([head, dashes] + (isHeaded ? Array(rows.dropFirst()) : rows)).map { "| \($0.joined(separator: " | ")) |" }
    return caption + [lines.joined(separator: "\n")]
  }

  /// Nil where cells are merged, hold more than a line of text each, or several rows are headings.
  private mutating func simpleRows(of table: Table) -> [[String]]? {
    let frame = TableFrame(table)
    guard table.headerRowCount <= 1, frame.columnCount > 0 else { return nil }
    var rows: [[String]] = []
    for row in frame.rows {
      guard row.count == frame.columnCount else { return nil }
      var cells: [String] = []
      for piece in row {
        guard !piece.continues, !piece.goesOn, piece.cell.blocks.count <= 1 else { return nil }
        switch piece.cell.blocks.first {
        case nil: cells.append("")
        case .paragraph(let paragraph):
          let text = line(paragraph.inlines).replacing("\\\n", with: "<br>")
          cells.append(text.replacing("|", with: "\\|"))
        default: return nil
        }
      }
      rows.append(cells)
    }
    return rows
  }
}
