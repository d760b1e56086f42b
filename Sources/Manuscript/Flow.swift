/// The flow: where text lands while a source is walked. It gathers pieces, closes paragraphs, keeps the order.
struct Flow {
  private(set) var blocks: [Block] = []
  var ledger = Ledger()
  /// Faithful flows take our own markup back as it is; others repair and split.
  let faithful: Bool
  private var line: [Piece] = []

  /// What a paragraph is to become when it is closed.
  struct Form: Sendable {
    enum Role: Sendable { case paragraph, heading(Int), note, signature, date }
    var role = Role.paragraph
    var alignment = Alignment.start
    var indented = false
  }

  init(faithful: Bool, ledger: Ledger = Ledger()) {
    self.faithful = faithful
    self.ledger = ledger
  }

  mutating func text(_ text: String, _ marks: Marks, link: String?) {
    let repaired = faithful ? text : repairEntities(text, into: &ledger)
    line.append(.text(repaired, marks, link: link))
  }

  mutating func lineBreak() {
    line.append(.lineBreak)
  }

  mutating func image(_ image: Image, link: String?) {
    line.append(.image(image, link: link))
  }

  /// Ends the paragraph being gathered, if it holds anything.
  mutating func close(_ form: Form) {
    guard !line.isEmpty else { return }
    let gathered = line
    line = []
    let parts = faithful ? [gathered[...]] : LineSplitting.split(gathered)
    if parts.count > 1 { ledger.repair(.breaks) }
    for part in parts { settle(Array(part), form) }
  }

  /// Adds a finished block after what was gathered so far.
  mutating func add(_ block: Block) {
    blocks.append(block)
  }

  /// Begins a new page, once, and not before anything stands on the first.
  mutating func breakPage() {
    if let last = blocks.last, last != .pageBreak { blocks.append(.pageBreak) }
  }

  /// Takes over the findings of a flow that walked a part, such as a cell.
  func branch() -> Flow {
    Flow(faithful: faithful, ledger: ledger)
  }

  private mutating func settle(_ pieces: [Piece], _ form: Form) {
    let (cleaned, leading) = Cleaner.clean(pieces, into: &ledger)
    guard !cleaned.isEmpty else { return }
    if let images = onlyImages(cleaned) {
      blocks += images.map(Block.image)
      return
    }
    let form = faithful ? form : adjust(form, cleaned, leading)
    blocks.append(block(of: assemble(cleaned), form))
  }

  private func block(of inlines: [Inline], _ form: Form) -> Block {
    switch form.role {
    case .heading(let level): .heading(level: level, inlines)
    case .note: .note(inlines)
    case .signature: .signature(inlines)
    case .date: .date(inlines)
    case .paragraph:
      .paragraph(
        Paragraph(inlines, alignment: form.alignment, indented: form.indented && form.alignment == .start))
    }
  }

  /// Reads hand-made indents: two characters are an indent, a whole run of them pushes a signature to the right.
  private mutating func adjust(_ form: Form, _ pieces: [Piece], _ leading: Int) -> Form {
    guard case .paragraph = form.role, form.alignment == .start, leading >= 2 else { return form }
    var form = form
    let length = pieces.reduce(0) { sum, piece in
      if case .text(let text, _, _) = piece { sum + text.unicodeScalars.count } else { sum }
    }
    if leading >= 20, length <= 30 {
      form.alignment = .end
      form.indented = false
      ledger.repair(.pushed)
    } else {
      if leading >= 4 { form.indented = true }
      ledger.repair(.indent)
    }
    return form
  }

  private func onlyImages(_ pieces: [Piece]) -> [Image]? {
    var images: [Image] = []
    for piece in pieces {
      switch piece {
      case .image(let image, nil): images.append(image)
      case .lineBreak: continue
      case .image, .text: return nil
      }
    }
    return images.isEmpty ? nil : images
  }

  /// Joins pieces of the same link into one.
  private func assemble(_ pieces: [Piece]) -> [Inline] {
    var inlines: [Inline] = []
    for piece in pieces {
      let (inline, link): (Inline, String?) =
        switch piece {
        case .text(let text, let marks, let link): (.text(text, marks: marks), link)
        case .lineBreak: (.lineBreak, nil)
        case .image(let image, let link): (.image(image), link)
        }
      guard let link else {
        inlines.append(inline)
        continue
      }
      if case .link(link, let inner) = inlines.last {
        inlines[inlines.count - 1] = .link(address: link, inner + [inline])
      } else {
        inlines.append(.link(address: link, [inline]))
      }
    }
    return inlines
  }
}
