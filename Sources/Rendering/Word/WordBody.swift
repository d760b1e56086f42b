import Manuscript

/// The text of a Word file (正文), block by block, from the head to the imprint.
struct WordBody {
  let document: Document
  let style: Style
  let measures: WordMeasures
  var links = WordLinks()
  var numbering = WordNumbering()
  var drawings = 0
  private(set) var output = ""
  private var breaksPage = false
  /// Paragraphs after 附件： that name attachments.
  private var namesAttachments = false

  init(document: Document, style: Style, measures: WordMeasures) {
    (self.document, self.style, self.measures) = (document, style, measures)
  }

  mutating func write() {
    opening()
    let blocks = document.manuscript.blocks
    for (index, block) in blocks.enumerated() { write(block, at: index, in: blocks) }
    imprint()
    output += section(isLandscape: false)
  }

  var xml: String {
    """
    <w:document \(WordFrame.spaces) xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>\(output)</w:body></w:document>
    """
  }

  // MARK: What stands above the text

  private mutating func opening() {
    var title = WordParagraph(.title)
    if style == .redHead, let head = document.head {
      output += WordHead(head: head, number: document.number, measures: measures).xml
      // 第7.3.1条: the title stands two blank lines below the red rule.
      title.spacing = "<w:spacing w:before=\"\(2 * measures.line)\" w:after=\"\(measures.line)\"/>"
    }
    let number = style == .redHead && document.head != nil ? nil : document.number
    if number != nil { title.spacing = "<w:spacing w:after=\"120\"/>" }
    // Broken by meaning as in the PDF: Word itself would tear names and leave one character on the last line.
    let room = Double(measures.width) / 10 / Double(measures.titleSize) - 0.5
    output += title.xml(WordRuns.text(TitleBreaking.broken(document.title, room: room)))
    if let number { output += WordParagraph(.number).xml(WordRuns.text(number)) }
  }

  // MARK: Blocks

  private mutating func write(_ block: Block, at index: Int, in blocks: [Block]) {
    switch block {
    case .heading(let level, let inlines): add(WordParagraph(.heading(level)), inlines)
    case .paragraph(let paragraph): write(paragraph, isAddressee: blocks.isAddressee(at: index))
    case .note(let inlines): add(WordParagraph(.note), inlines)
    case .signature(let inlines): sign(inlines, at: index, in: blocks)
    case .date(let inlines): date(inlines, at: index, in: blocks)
    case .list(let ordered, let items): list(items, numbering.begin(ordered: ordered), depth: 0)
    case .table(let table): self.table(table)
    case .image(let image): picture(image)
    case .rule:
      var paragraph = WordParagraph(.normal)
      paragraph.border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
      add(paragraph, [])
    case .pageBreak: breaksPage = true
    }
    if case .paragraph = block {} else { namesAttachments = false }
  }

  private mutating func write(_ paragraph: Paragraph, isAddressee: Bool) {
    guard paragraph.alignment == .start else {
      var plain = WordParagraph(.normal)
      plain.alignment = paragraph.alignment == .center ? "center" : "right"
      return add(plain, paragraph.inlines)
    }
    if isAddressee { return add(WordParagraph(.addressee), paragraph.inlines) }
    if let attachment = attachment(paragraph.inlines.plainText) { return add(attachment, paragraph.inlines) }
    guard measures.isOfficial, let parted = Lead.part(paragraph.inlines) else {
      return add(WordParagraph(.body), paragraph.inlines)
    }
    let font = WordRuns.fonts(parted.level == 1 ? WordFont.hei : WordFont.kai)
    let lead = runs(parted.lead, fonts: font)
    place(WordParagraph(.body), lead + runs(parted.rest))
  }

  private mutating func attachment(_ text: String) -> WordParagraph? {
    let note = AttachmentNote(text, follows: namesAttachments)
    namesAttachments = note != nil
    guard let note else { return nil }
    var paragraph = WordParagraph(.attachment)
    let (left, hanging) = (Int(note.rest * 100), Int((note.rest - note.first) * 100))
    paragraph.indent = "<w:ind w:leftChars=\"\(left)\" w:left=\"\(left * measures.character / 100)\" "
      + "w:hangingChars=\"\(hanging)\" w:hanging=\"\(hanging * measures.character / 100)\"/>"
    if note.opens { paragraph.spacing = "<w:spacing w:before=\"\(measures.line)\"/>" }
    return paragraph
  }

  // MARK: Signature and date

  private mutating func sign(_ inlines: [Inline], at index: Int, in blocks: [Block]) {
    let (own, next) = closing(around: index, in: blocks)
    var paragraph = WordParagraph(.signature)
    let isFirst = index == 0 || { if case .signature = blocks[index - 1] { false } else { true } }()
    if isFirst { paragraph.spacing = "<w:spacing w:before=\"\(measures.line)\"/>" }
    paragraph.indent = right(Closing.indents(signature: own, date: next).signature)
    add(paragraph, inlines)
  }

  private mutating func date(_ inlines: [Inline], at index: Int, in blocks: [Block]) {
    var paragraph = WordParagraph(.date)
    if index > 0, case .signature = blocks[index - 1] {
      let (own, next) = closing(around: index - 1, in: blocks)
      paragraph.indent = right(Closing.indents(signature: own, date: next).date)
    } else {
      // 第7.3.5.1条: 成文日期一般右空四字编排。
      paragraph.indent = right(4)
      paragraph.spacing = "<w:spacing w:before=\"\(measures.line)\"/>"
    }
    add(paragraph, inlines)
  }

  /// The widths of the signature at this place and of the date that follows the signatures.
  private func closing(around index: Int, in blocks: [Block]) -> (signature: Double, date: Double) {
    let date = blocks[index...].first { if case .signature = $0 { false } else { true } }
    var width = 0.0
    if case .date = date { width = Closing.width(of: date?.plainText ?? "") }
    return (Closing.width(of: blocks[index].plainText), width)
  }

  private func right(_ characters: Double) -> String {
    let blank = max(0, min(characters, 24))
    return "<w:ind w:rightChars=\"\(Int(blank * 100))\" w:right=\"\(Int(blank * Double(measures.character)))\"/>"
  }

  // MARK: Lists

  private mutating func list(_ items: [[Block]], _ number: Int, depth: Int) {
    let level = min(depth, 8)
    for item in items {
      var isFirst = true
      for block in item {
        if case .list(let ordered, let items) = block {
          list(items, numbering.begin(ordered: ordered), depth: depth + 1)
          continue
        }
        var paragraph = WordParagraph(.listing)
        if isFirst { paragraph.number = (number, level) } else {
          paragraph.indent = "<w:ind w:left=\"\(WordNumbering.left(level))\"/>"
        }
        isFirst = false
        inside(block, paragraph)
      }
    }
  }

  /// A block in a list.
  private mutating func inside(_ block: Block, _ paragraph: WordParagraph) {
    switch block {
    case .table(let table): self.table(table)
    case .image(let image): place(paragraph, drawing(image, in: measures.width - 1600))
    case .rule, .pageBreak, .list: break
    case .heading(_, let inlines): place(paragraph, runs(inlines, isBold: true))
    case .paragraph(let text): place(paragraph, runs(text.inlines))
    case .note(let inlines), .signature(let inlines), .date(let inlines): place(paragraph, runs(inlines))
    }
  }

  // MARK: What is placed

  private mutating func picture(_ image: Image) {
    place(WordParagraph(.picture), drawing(image, in: measures.width))
  }

  private mutating func add(_ paragraph: WordParagraph, _ inlines: [Inline]) { place(paragraph, runs(inlines)) }

  mutating func place(_ paragraph: WordParagraph, _ runs: String) {
    var paragraph = paragraph
    paragraph.breaksPage = breaksPage
    breaksPage = false
    output += paragraph.xml(runs)
  }

  /// Adds finished markup, such as a table, behind a page break that still waits.
  mutating func place(_ xml: String) {
    if breaksPage { place(WordParagraph(.normal), "") }
    output += xml
  }

  private mutating func imprint() {
    guard let imprint = document.imprint else { return }
    output += WordImprint(imprint: imprint, measures: measures).xml
  }

  /// The page: its size, its margins, its grid, its numbers.
  func section(isLandscape: Bool) -> String {
    let (page, margins) = (WordMeasures.page, measures.margins)
    let (width, height) = isLandscape ? (page.height, page.width) : (page.width, page.height)
    // Turned by a quarter, the head of the page is what was its left side.
    let (top, right, bottom, left) =
      isLandscape
      ? (margins.left, margins.top, margins.right, margins.bottom)
      : (margins.top, margins.right, margins.bottom, margins.left)
    let grid = measures.isOfficial ? "<w:docGrid w:type=\"lines\" w:linePitch=\"\(measures.line)\"/>" : ""
    return """
      <w:sectPr><w:footerReference w:type="default" r:id="\(WordLinks.oddFooter)"/>\
      <w:footerReference w:type="even" r:id="\(WordLinks.evenFooter)"/>\
      <w:pgSz w:w="\(width)" w:h="\(height)"\(isLandscape ? " w:orient=\"landscape\"" : "")/>\
      <w:pgMar w:top="\(top)" w:right="\(right)" w:bottom="\(bottom)" w:left="\(left)" w:header="851" \
      w:footer="\(measures.isOfficial ? 1304 : 720)" w:gutter="0"/>\(grid)</w:sectPr>
      """
  }
}
