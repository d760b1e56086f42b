import Manuscript

/// Composes a document into pages (排版): lines on the grid, row after row, page after page.
struct Composer {
  let document: Document
  let style: Style
  /// Turned while a table lies on its side.
  var geometry: PageGeometry
  let faces: Faces
  var lettering: Lettering
  var pages = Pages()
  /// In a volume, the pages of the documents before this one: numbers go on from there.
  var pagesBefore = 0
  /// The next free line of the page.
  var row = 0
  var order = 0
  /// The places in `pages.pictures` of the pictures, by their sources.
  var pictures: [String: Int] = [:]
  /// Where the elements of links lead.
  var targets: [Int: String] = [:]
  /// The level of the last heading; the title is the first level.
  var deepest = 1
  /// Whether the paragraph before named attachments.
  var namesAttachments = false

  /// The faces of the parts of a text.
  struct Faces {
    var text = FontRole.fang
    var level1 = FontRole.hei
    var level2 = FontRole.kai
    var title = FontRole.title
    var number = FontRole.song
    var bold = FontRole.hei

    /// For eyes that tire: one even face throughout.
    static let large = Faces(
      text: .sans, level1: .sansBold, level2: .sansBold, title: .sansBold, number: .sans, bold: .sansBold)
  }

  init(document: Document, style: Style, geometry: PageGeometry, faces: Faces, shelf: FontShelf) {
    (self.document, self.style, self.geometry, self.faces) = (document, style, geometry, faces)
    lettering = Lettering(shelf: shelf)
    pages.about.title = document.title
    pages.about.author = document.publisher ?? document.head?.issuer
    pages.about.subject = document.indexNumber
    pages.about.date = document.published.map { "\($0)" }
    newPage()
  }

  mutating func composed() -> Pages {
    opening()
    body()
    imprint()
    return finished(numbered: pages.pages.indices)
  }

  /// The pages with their numbers, faces and notes.
  mutating func finished(numbered: Range<Int>) -> Pages {
    for page in numbered { pageNumber(page) }
    pages.faces = lettering.faces
    pages.fallbacks = lettering.fallbacks
    return pages
  }

  // MARK: The page

  mutating func newPage() {
    pages.pages.append(PlacedPage(width: geometry.width, height: geometry.height))
    row = 0
  }

  var page: Int { pages.pages.count - 1 }

  /// Whether anything stands on the page yet.
  var isFresh: Bool { row == 0 }

  /// Makes room for as many lines, on the next page if need be.
  mutating func need(_ lines: Int) {
    if row > 0, row + lines > geometry.lines { newPage() }
  }

  mutating func skip(_ lines: Int) {
    if !isFresh { row = min(row + lines, geometry.lines) }
  }

  func top(of row: Int) -> Double { geometry.top + Double(row) * geometry.pitch }

  mutating func draw(_ drawing: PlacedItem.Drawing, on page: Int? = nil, element: Int?) {
    order += 1
    pages.pages[page ?? self.page].items.append(PlacedItem(drawing, element: element, order: order))
  }

  // MARK: Lines

  /// Draws a line with its base at a height; letters of one face and size make a run.
  mutating func draw(
    _ line: LineBreaking.Line, left: Double, baseline: Double, on page: Int? = nil, ink: Ink = .black,
    isArtifact: Bool = false, isTurned: Bool = false
  ) {
    var index = 0
    while index < line.letters.count {
      let first = line.letters[index]
      var glyphs: [PlacedGlyph] = []
      glyphs.reserveCapacity(line.letters.count - index)
      while index < line.letters.count, Self.isSame(first, line.letters[index]) {
        let letter = line.letters[index]
        glyphs.append(PlacedGlyph(id: letter.glyph, x: left + line.places[index], text: String(letter.scalar)))
        index += 1
      }
      var run = PlacedRun(
        face: first.face, size: first.size, baseline: baseline - first.raise, ink: ink, glyphs: glyphs)
      run.isTurned = isTurned
      draw(.run(run), on: page, element: isArtifact ? nil : first.element)
      let end = left + line.places[index - 1] + line.letters[index - 1].width
      rules(first, glyphs, end: end, baseline, page)
      if !isArtifact, let target = targets[first.element] {
        let box = Box(
          x: glyphs[0].x, y: baseline - first.size * 0.9, width: end - glyphs[0].x, height: first.size * 1.1)
        pages.pages[page ?? self.page].links.append(
          PlacedLink(box: box, target: .address(target), element: first.element))
      }
    }
  }

  private static func isSame(_ a: Letter, _ b: Letter) -> Bool {
    a.face == b.face && a.size == b.size && a.raise == b.raise && a.element == b.element
      && a.underlined == b.underlined && a.struck == b.struck
  }

  private mutating func rules(_ letter: Letter, _ glyphs: [PlacedGlyph], end: Double, _ baseline: Double, _ page: Int?)
  {
    let start = glyphs[0].x
    if letter.underlined {
      draw(
        .fill(PlacedFill([Box(x: start, y: baseline + letter.size * 0.12, width: end - start, height: 0.6)])), on: page,
        element: nil)
    }
    if letter.struck {
      draw(
        .fill(PlacedFill([Box(x: start, y: baseline - letter.size * 0.35, width: end - start, height: 0.6)])), on: page,
        element: nil)
    }
  }

  /// Where the base line of a row stands: the letters in the middle of their row.
  func baseline(row: Int, size: Double, rows: Int = 1) -> Double {
    top(of: row) + (geometry.pitch * Double(rows) - size) / 2 + size * 0.86
  }

  /// Sets lines one to a row.
  mutating func set(_ lines: [LineBreaking.Line], ink: Ink = .black, shift: (LineBreaking.Line) -> Double = { _ in 0 })
  {
    for line in lines {
      need(1)
      let size = line.letters.map(\.size).max() ?? geometry.size
      draw(line, left: geometry.left + shift(line), baseline: baseline(row: row, size: size), ink: ink)
      row += 1
    }
  }

  /// 第7.5条: 页码……单页码居右空一字，双页码居左空一字; the line through it stands 7 mm below the text.
  private mutating func pageNumber(_ page: Int) {
    let size = min(14, geometry.size)
    let setting = Lettering.Setting(role: faces.number, size: size, cell: size, element: 0)
    let number = pagesBefore + page + 1
    let letters = lettering.letters("— \(number) —", setting)
    guard let line = LineBreaking.lines(letters, first: 0, rest: 0, measure: geometry.measure).first else { return }
    let left = number % 2 == 1 ? geometry.left + geometry.measure - size - line.width : geometry.left + size
    let below = min(7 * PageGeometry.millimetre, (geometry.height - geometry.top - geometry.depth) * 0.35)
    let base = geometry.top + geometry.depth + below + size * 0.36
    // A page on its side bears its number where it would be if the sheet stood upright.
    let isTurned = pages.pages[page].isTurned && !geometry.isTurned
    draw(
      line, left: left, baseline: isTurned ? geometry.height - base : base, on: page, isArtifact: true,
      isTurned: isTurned)
  }
}
