import Manuscript

/// Plain text (纯文本): what any program opens and any voice reads, one paragraph a line.
///
/// UTF-8 with its mark and line ends as old editors on office machines expect them; without the mark they would take the
/// text for GBK.
package enum PlainTextForm {
  package static func bytes(_ document: Document) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(text(document).replacing("\n", with: "\r\n").utf8)
  }

  package static func text(_ document: Document) -> String {
    var writer = PlainTextWriter(document: document)
    writer.opening()
    writer.body(document.manuscript.blocks)
    writer.particulars()
    return writer.lines.joined(separator: "\n") + "\n"
  }
}

/// Writes blocks as lines.
struct PlainTextWriter {
  let document: Document
  private(set) var lines: [String] = []
  /// Chinese characters to a line, as far as anything is centred.
  private let measure = 38.0

  init(document: Document) { self.document = document }

  mutating func opening() {
    add(centred(document.title))
    if let number = document.number { add(centred(number)) }
    lines.append("")
  }

  mutating func body(_ blocks: [Block]) {
    for (index, block) in blocks.enumerated() { write(block, isSetIn: !blocks.isAddressee(at: index)) }
    imprint()
  }

  mutating func particulars() {
    guard !document.particulars.isEmpty else { return }
    lines += ["", String(repeating: "─", count: 20)]
    for (name, value) in document.particulars { add("\(name)：\(value)") }
  }

  private mutating func imprint() {
    guard let imprint = document.imprint else { return }
    lines.append("")
    for line in imprint.lines { add(line) }
  }

  private mutating func write(_ block: Block, isSetIn: Bool) {
    switch block {
    case .heading(let level, let inlines):
      if level == 1 { blank() }
      add(setIn(words(inlines)))
    case .paragraph(let paragraph):
      let text = words(paragraph.inlines)
      switch paragraph.alignment {
      case .start: add(isSetIn ? setIn(text) : text)
      case .center: add(centred(text))
      case .end: add(pushed(text))
      }
    case .note(let inlines): add(setIn(words(inlines)))
    case .signature(let inlines), .date(let inlines): add(pushed(words(inlines)))
    case .list(let ordered, let items): list(ordered, items, depth: 0)
    case .table(let table): add(table)
    case .image(let image): add(setIn(image.words))
    case .rule: add(String(repeating: "─", count: 20))
    case .pageBreak: blank()
    }
  }

  private mutating func list(_ ordered: Bool, _ items: [[Block]], depth: Int) {
    for (index, item) in items.enumerated() {
      var mark = ordered ? "\(index + 1). " : "• "
      for block in item {
        if case .list(let inner, let items) = block {
          list(inner, items, depth: depth + 1)
          continue
        }
        for line in Self.lines(of: block, document) {
          add(String(repeating: "\u{3000}", count: 2 + depth) + mark + line)
          mark = ordered ? "   " : "  "
        }
      }
    }
  }

  private mutating func add(_ table: Table) {
    blank()
    if let caption = table.caption { add(centred(words(caption))) }
    for line in PlainTextTable(table, words: { Self.lines(of: $0, document) }).lines { add(line) }
    blank()
  }

  /// The lines of a block inside another one.
  private static func lines(of block: Block, _ document: Document) -> [String] {
    var inner = PlainTextWriter(document: document)
    inner.write(block, isSetIn: false)
    return inner.lines.map { line in String(line.drop { $0 == "\u{3000}" }) }.filter { !$0.isEmpty }
  }

  private func words(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, let marks): marks.contains(.superscript) ? Self.raised(text) : text
      case .lineBreak: "\n"
      case .image(let image): image.words
      case .link(let address, let inner): linked(words(inner), address)
      }
    }.joined()
  }

  /// `m2` would be another thing than `m²`. What has no raised character stays on the line.
  private static func raised(_ text: String) -> String {
    let raised = text.unicodeScalars.map { superscripts[$0] }
    guard !raised.contains(nil) else { return text }
    return String(String.UnicodeScalarView(raised.compactMap(\.self)))
  }

  private static let superscripts: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
    "-": "⁻", "n": "ⁿ",
  ]

  /// The address is said too, unless the words are the address.
  private func linked(_ words: String, _ address: String) -> String {
    guard let target = document.absolute(address), !words.contains(target), target.hasPrefix("http") else {
      return words
    }
    return "\(words)（\(target)）"
  }

  private func setIn(_ text: String) -> String { "\u{3000}\u{3000}" + text }

  private func centred(_ text: String) -> String { blanks((measure - width(of: text)) / 2) + text }

  private func pushed(_ text: String) -> String { blanks(measure - 2 - width(of: text)) + text }

  private func width(of text: String) -> Double {
    text.split(separator: "\n").map { Closing.width(of: String($0)) }.max() ?? 0
  }

  private func blanks(_ count: Double) -> String { String(repeating: "\u{3000}", count: max(0, Int(count))) }

  /// A line of the text may hold line breaks of its own.
  private mutating func add(_ text: String) { lines += text.split(separator: "\n").map(String.init) }

  private mutating func blank() { if lines.last?.isEmpty == false { lines.append("") } }
}
