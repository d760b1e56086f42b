import Manuscript

/// What stands above and below the text (版头、标题、版记).
extension Composer {
  mutating func opening() {
    if style == .redHead, let head = document.head { redHead(head) }
    title()
    guard style != .redHead || document.head == nil, let number = document.number else { return skip(1) }
    centred(number, faces.level2, size: geometry.size, as: .number)
    skip(1)
  }

  mutating func title() {
    let element = pages.structure.add(.heading(level: 1))
    pages.structure[element].part = .title
    let size = geometry.titleSize
    let setting = Lettering.Setting(role: faces.title, size: size, cell: size, element: element)
    let broken = TitleBreaking.broken(document.title, room: geometry.measure / size - 0.5)
    let lines = LineBreaking.lines(lettering.letters(broken, setting), first: 0, rest: 0, measure: geometry.measure)
    pages.outline.append(OutlineEntry(title: document.title, level: 1, page: page, y: top(of: row)))
    let rows = size > geometry.pitch ? 2 : 1
    for line in lines {
      need(rows)
      draw(
        line, left: geometry.left + max(0, (geometry.measure - line.width) / 2),
        baseline: baseline(row: row, size: size, rows: rows))
      row += rows
    }
  }

  mutating func centred(_ words: String, _ role: FontRole, size: Double, as part: Structure.Part? = nil) {
    let element = pages.structure.add(.paragraph)
    pages.structure[element].part = part
    let setting = Lettering.Setting(role: role, size: size, cell: size, element: element)
    let lines = LineBreaking.lines(lettering.letters(words, setting), first: 0, rest: 0, measure: geometry.measure)
    let measure = geometry.measure
    set(lines) { max(0, (measure - $0.width) / 2) }
  }

  /// 第7.2条: the upper edge of the name 35 mm below that of the text, the number two lines below, the red rule 4 mm
  /// below that, as wide as the text.
  private mutating func redHead(_ head: Document.Head) {
    for (words, role) in [(head.copy, faces.text), (head.secrecy, faces.level1), (head.urgency, faces.level1)] {
      guard let words else { continue }
      let element = pages.structure.add(.paragraph)
      set(broken(lettering.letters(words, setting(role, element)), first: 0))
    }
    let size = min(62, geometry.measure / Double(max(1, head.issuer.unicodeScalars.count)))
    let element = pages.structure.add(.paragraph)
    pages.structure[element].part = .issuer
    let name = Lettering.Setting(role: faces.title, size: size, cell: size, element: element)
    let upper = geometry.top + 35 * PageGeometry.millimetre
    if let line = LineBreaking.lines(
      lettering.letters(head.issuer, name), first: 0, rest: 0, measure: geometry.measure + 1
    ).first {
      draw(
        line, left: geometry.left + max(0, (geometry.measure - line.width) / 2), baseline: upper + size * 0.86,
        ink: .red)
    }
    row = Int(((upper + size - geometry.top) / geometry.pitch).rounded(.up)) + 2
    numberLine(head)
    let y = top(of: row) - (geometry.pitch - geometry.size) / 2 + 4 * PageGeometry.millimetre
    draw(
      .fill(PlacedFill([Box(x: geometry.left, y: y, width: geometry.measure, height: 1.5)], ink: .red)), element: nil)
    row += 3
  }

  private mutating func numberLine(_ head: Document.Head) {
    let number = document.number ?? ""
    if head.signers.isEmpty {
      if !number.isEmpty { centred(number, faces.text, size: geometry.size, as: .number) } else { row += 1 }
      return
    }
    // The number stands beside the last of the signers.
    let last = row + head.signerRows.count - 1
    let element = pages.structure.add(.paragraph)
    pages.structure[element].part = .number
    let left = lettering.letters(number, setting(faces.text, element))
    if let line = broken(left, first: 1).first {
      draw(line, left: geometry.left, baseline: baseline(row: last, size: geometry.size))
    }
    signers(head)
    row = last + 1
  }

  /// 第7.2.6条: 签发人 to the right, one character from the edge; further lines begin below the first name.
  private mutating func signers(_ head: Document.Head) {
    let signed = pages.structure.add(.paragraph)
    pages.structure[signed].part = .signers
    let label = lettering.letters("签发人：", setting(faces.text, signed))
    let names = head.signerRows.map { row in
      broken(lettering.letters(row.joined(separator: "\u{3000}"), setting(faces.level2, signed)), first: 0).first
    }
    let widest = names.compactMap { $0?.width }.max() ?? 0
    let left = geometry.left + geometry.measure - geometry.cell - widest
    if let line = broken(label, first: 0).first {
      draw(line, left: left - line.width, baseline: baseline(row: row, size: geometry.size))
    }
    for (index, line) in names.enumerated() {
      if let line { draw(line, left: left, baseline: baseline(row: row + index, size: geometry.size)) }
    }
  }

  /// 第7.4条: the imprint stands at the foot of the last page, its last rule on the lower edge of the text.
  mutating func imprint() {
    guard let imprint = document.imprint, geometry == .official else { return }
    let size = 14.0
    let high = 24.0
    var parts: [(LineBreaking.Line, Double)] = []
    let inner = geometry.measure - 2 * size
    if let copies = imprint.copiesLine {
      let lines = small(copies, size, first: 0, rest: 3 * size, measure: inner)
      parts += lines.map { ($0, geometry.left + size) }
    }
    let printed = [imprint.printer, imprint.printedLine].compactMap(\.self)
    if !printed.isEmpty {
      let element = small(imprint.printer ?? "", size, first: 0, rest: 0, measure: inner).prefix(1)
      let day = small(imprint.printedLine ?? "", size, first: 0, rest: 0, measure: inner).prefix(1)
      let right = geometry.left + size + inner
      place(parts, last: element.map { ($0, geometry.left + size) } + day.map { ($0, right - $0.width) }, size, high)
    } else {
      place(parts, last: [], size, high)
    }
  }

  private mutating func small(_ words: String, _ size: Double, first: Double, rest: Double, measure: Double)
    -> [LineBreaking.Line]
  {
    guard !words.isEmpty else { return [] }
    let element = pages.structure.add(.paragraph)
    let setting = Lettering.Setting(role: faces.text, size: size, cell: size, element: element)
    return LineBreaking.lines(lettering.letters(words, setting), first: first, rest: rest, measure: measure)
  }

  private mutating func place(
    _ lines: [(LineBreaking.Line, Double)], last: [(LineBreaking.Line, Double)], _ size: Double, _ high: Double
  ) {
    let count = lines.count + (last.isEmpty ? 0 : 1)
    guard count > 0 else { return }
    if row + Int((Double(count) * high / geometry.pitch).rounded(.up)) + 1 > geometry.lines { newPage() }
    let bottom = geometry.top + geometry.depth
    var y = bottom - Double(count) * high
    rule(y, thick: true)
    for (line, left) in lines {
      draw(line, left: left, baseline: y + (high - size) / 2 + size * 0.86)
      y += high
    }
    if !last.isEmpty {
      if !lines.isEmpty { rule(y, thick: false) }
      for (line, left) in last { draw(line, left: left, baseline: y + (high - size) / 2 + size * 0.86) }
    }
    rule(bottom, thick: true)
    row = geometry.lines
  }

  /// 第7.4.1条：“首条分隔线和末条分隔线用粗线（推荐高度为0.35 mm），中间的分隔线用细线（推荐高度为0.25 mm）。”
  private mutating func rule(_ y: Double, thick: Bool) {
    let height = (thick ? 0.35 : 0.25) * PageGeometry.millimetre
    draw(
      .fill(PlacedFill([Box(x: geometry.left, y: y - height, width: geometry.measure, height: height)])), element: nil)
  }
}
