import Manuscript

/// The text, block by block (正文).
extension Composer {
  mutating func body() {
    let blocks = document.manuscript.blocks
    for index in blocks.indices { compose(blocks[index], at: index, in: blocks) }
  }

  private mutating func compose(_ block: Block, at index: Int, in blocks: [Block]) {
    if case .paragraph = block {} else { namesAttachments = false }
    switch block {
    case .heading(let level, let inlines): heading(level, inlines)
    case .paragraph(let paragraph): compose(paragraph, isAddressee: blocks.isAddressee(at: index))
    case .note(let inlines): text(inlines, first: 2)
    case .signature(let inlines): signature(inlines, at: index, in: blocks)
    case .date(let inlines): date(inlines, at: index, in: blocks)
    case .list(let ordered, let items): list(ordered, items, depth: 0)
    case .table(let table): compose(table)
    case .image(let image): figure(image)
    case .rule:
      need(1)
      let y = top(of: row) + geometry.pitch / 2
      draw(.fill(PlacedFill([Box(x: geometry.left, y: y, width: geometry.measure, height: 0.6)])), element: nil)
      row += 1
    case .pageBreak: if !isFresh { newPage() }
    }
  }

  func setting(_ role: FontRole, _ element: Int) -> Lettering.Setting {
    Lettering.Setting(role: role, size: geometry.size, cell: geometry.cell, element: element, bold: faces.bold)
  }

  /// A heading stays with the line that follows it, is a bookmark, and has the face of its level.
  private mutating func heading(_ level: Int, _ inlines: [Inline]) {
    // Levels are not skipped for those who listen, whatever the text does (PDF/UA-1 7.4.2).
    deepest = min(min(max(level, 1), 4) + 1, deepest + 1)
    let element = pages.structure.add(.heading(level: deepest))
    let role = level <= 1 ? faces.level1 : level == 2 ? faces.level2 : faces.text
    let lines = broken(lettering.letters(inlines, setting(role, element)), first: 2)
    guard !lines.isEmpty else { return }
    need(min(lines.count + 1, geometry.lines))
    let title = inlines.plainText.replacing("\n", with: "")
    pages.outline.append(OutlineEntry(title: title, level: deepest, page: page, y: top(of: row)))
    set(lines)
  }

  private mutating func compose(_ paragraph: Paragraph, isAddressee: Bool) {
    let element = pages.structure.add(.paragraph)
    pages.structure[element].part = isAddressee ? .addressee : .body
    var letters: [Letter]
    if paragraph.alignment == .start, let parted = Lead.part(paragraph.inlines) {
      let hasLinks = parted.rest.contains { isLink($0) }
      let lead = hasLinks ? pages.structure.add(.span, to: element) : element
      letters = lettering.letters(parted.lead, setting(parted.level == 1 ? faces.level1 : faces.level2, lead))
      letters += self.letters(parted.rest, element)
    } else {
      letters = self.letters(paragraph.inlines.withoutPictures, element)
    }
    switch paragraph.alignment {
    case .start:
      let note = isAddressee ? nil : AttachmentNote(paragraph.inlines.plainText, follows: namesAttachments)
      namesAttachments = note != nil
      if note != nil { pages.structure[element].part = .attachments }
      if note?.opens == true { skip(1) }
      set(broken(letters, first: note?.first ?? (isAddressee ? 0 : 2), rest: note?.rest ?? 0))
    case .center:
      let measure = geometry.measure
      set(broken(letters, first: 0)) { max(0, (measure - $0.width) / 2) }
    case .end:
      let measure = geometry.measure
      set(broken(letters, first: 0)) { max(0, measure - $0.width) }
    }
    for image in Manuscript(blocks: [.paragraph(paragraph)]).images { figure(image) }
  }

  /// The letters of a paragraph; where it has links, each part is an element of its own.
  private mutating func letters(_ inlines: [Inline], _ element: Int) -> [Letter] {
    guard inlines.contains(where: isLink) else { return lettering.letters(inlines, setting(faces.text, element)) }
    return inlines.flatMap { inline in
      let part = pages.structure.add(isLink(inline) ? .link : .span, to: element)
      if case .link(let address, _) = inline { targets[part] = document.absolute(address) }
      return lettering.letters([inline], setting(faces.text, part))
    }
  }

  /// Whether it leads anywhere outside the page it was written for.
  private func isLink(_ inline: Inline) -> Bool {
    if case .link(let address, _) = inline { document.absolute(address) != nil } else { false }
  }

  /// A plain block of text, set in by so many characters.
  mutating func text(_ inlines: [Inline], first: Double, rest: Double = 0, element: Int? = nil) {
    let element = element ?? pages.structure.add(.paragraph)
    set(broken(lettering.letters(inlines, setting(faces.text, element)), first: first, rest: rest))
  }

  func broken(_ letters: [Letter], first: Double, rest: Double = 0) -> [LineBreaking.Line] {
    LineBreaking.lines(
      letters, first: first * geometry.cell, rest: rest * geometry.cell, measure: geometry.measure)
  }

  // MARK: Signature and date

  private mutating func signature(_ inlines: [Inline], at index: Int, in blocks: [Block]) {
    let date = blocks[index...].first { if case .signature = $0 { false } else { true } }
    var length = 0.0
    if case .date = date { length = Closing.width(of: date?.plainText ?? "") }
    let isFirst = index == 0 || { if case .signature = blocks[index - 1] { false } else { true } }()
    if isFirst {
      // Signature and date are not parted by the end of a page.
      if row + 3 > geometry.lines { newPage() } else { skip(1) }
    }
    let blank = Closing.indents(signature: Closing.width(of: inlines.plainText), date: length).signature
    pushed(inlines, blank, as: .signature)
  }

  private mutating func date(_ inlines: [Inline], at index: Int, in blocks: [Block]) {
    let own = Closing.width(of: inlines.plainText)
    if index > 0, case .signature(let signer) = blocks[index - 1] {
      pushed(inlines, Closing.indents(signature: Closing.width(of: signer.plainText), date: own).date, as: .date)
    } else {
      skip(1)
      pushed(inlines, 4, as: .date)
    }
  }

  private mutating func pushed(_ inlines: [Inline], _ blank: Double, as part: Structure.Part) {
    let element = pages.structure.add(.paragraph)
    pages.structure[element].part = part
    let edge = geometry.measure - blank * geometry.cell
    set(broken(lettering.letters(inlines, setting(faces.text, element)), first: 0)) { max(0, edge - $0.width) }
  }

  // MARK: Lists and pictures

  private mutating func list(_ ordered: Bool, _ items: [[Block]], depth: Int, in parent: Int = 0) {
    let list = pages.structure.add(.list, to: parent)
    for (index, item) in items.enumerated() {
      let element = pages.structure.add(.listItem, to: list)
      label(ordered ? "\(index + 1)." : "•", depth, element)
      let body = pages.structure.add(.listBody, to: element)
      let indent = Double(3 + min(depth, 6))
      let before = (page, row)
      for block in item {
        if case .list(let ordered, let items) = block {
          self.list(ordered, items, depth: depth + 1, in: body)
          continue
        }
        text(block.inlines, first: indent, rest: indent, element: pages.structure.add(.paragraph, to: body))
        for image in Manuscript(blocks: [block]).images { figure(image) }
      }
      if before == (page, row) { row += 1 }
    }
  }

  private mutating func label(_ mark: String, _ depth: Int, _ item: Int) {
    need(1)
    let element = pages.structure.add(.label, to: item)
    guard let line = broken(lettering.letters(mark, setting(faces.text, element)), first: 0).first else { return }
    let left = geometry.left + (2 + Double(min(depth, 6))) * geometry.cell
    draw(line, left: left, baseline: baseline(row: row, size: geometry.size))
  }

  /// A picture in the middle, as large as its pixels at 96 to the inch, and never larger than two thirds of a page.
  private mutating func figure(_ image: Image) {
    guard let bytes = document.bytes(of: image), let size = PictureSize(of: bytes), PDFPicture(bytes) != nil else {
      return text([.text(image.words)], first: 2)
    }
    let (wide, high) = (Double(size.width) * 0.75, Double(size.height) * 0.75)
    let scale = min(1, geometry.measure / wide, geometry.depth * 0.66 / high)
    let rows = max(1, Int((high * scale / geometry.pitch).rounded(.up)))
    need(rows)
    let element = pages.structure.add(.figure)
    pages.structure[element].alt = image.alt.isEmpty ? "图片" : image.alt
    let free = Double(rows) * geometry.pitch - high * scale
    let box = Box(
      x: geometry.left + (geometry.measure - wide * scale) / 2, y: top(of: row) + free / 2, width: wide * scale,
      height: high * scale)
    draw(.picture(PlacedPicture(source: place(of: image.source, bytes), box: box)), element: element)
    row += rows
  }

  private mutating func place(of source: String, _ bytes: [UInt8]) -> Int {
    if let place = pictures[source] { return place }
    pages.pictures.append(bytes)
    pictures[source] = pages.pictures.count - 1
    return pages.pictures.count - 1
  }
}

extension [Inline] {
  /// Pictures inside a line stand below their paragraph.
  fileprivate var withoutPictures: [Inline] {
    filter { if case .image = $0 { false } else { true } }
  }
}

extension Block {
  /// The words of a block inside a list item.
  fileprivate var inlines: [Inline] {
    switch self {
    case .heading(_, let inlines), .note(let inlines), .signature(let inlines), .date(let inlines): inlines
    case .paragraph(let paragraph): paragraph.inlines.withoutPictures
    case .table, .list: [.text(plainText)]
    case .image, .rule, .pageBreak: []
    }
  }
}
