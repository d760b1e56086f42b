import Manuscript

/// Turns inlines into letters (取字形): each character finds its face; what has to stand in another one is noted.
struct Lettering {
  let shelf: FontShelf
  private(set) var faces: [FontFace] = []
  private(set) var fallbacks: [GlyphFallback] = []
  /// By the character and what it is wanted for, in one number.
  private var known: [Int: Found] = [:]
  private var places: [ObjectIdentifier: Int] = [:]
  private var noted: Set<GlyphFallback> = []

  private struct Found {
    let face: Int
    let glyph: UInt16
    let advance: Double
    let kind: Letter.Kind
  }

  /// How a piece of text is set.
  struct Setting {
    var role: FontRole
    var size: Double
    /// The room of a full-width character: the grid's, or its own size.
    var cell: Double
    var element: Int
    var bold: FontRole?
  }

  init(shelf: FontShelf) { self.shelf = shelf }

  mutating func letters(_ inlines: [Inline], _ setting: Setting) -> [Letter] {
    var letters: [Letter] = []
    for inline in inlines {
      switch inline {
      case .text(let text, let marks): letters += self.letters(text, setting, marks)
      case .lineBreak: letters += self.letters("\n", setting)
      case .image(let image): letters += self.letters(image.words, setting)
      case .link(_, let inner): letters += self.letters(inner, setting)
      }
    }
    return letters
  }

  mutating func letters(_ text: String, _ setting: Setting, _ marks: Marks = []) -> [Letter] {
    var letters: [Letter] = []
    letters.reserveCapacity(text.utf8.count / 3 + 1)
    var breaks = false
    let isSmall = marks.contains(.superscript) || marks.contains(.subscript)
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        breaks = true
        continue
      }
      guard var letter = letter(scalar, setting, isBold: marks.contains(.bold), isSmall: isSmall) else { continue }
      letter.raise = marks.contains(.superscript) ? setting.size * 0.35 : isSmall ? -setting.size * 0.15 : 0
      letter.underlined = marks.contains(.underline)
      letter.struck = marks.contains(.strike)
      letter.breaksBefore = breaks
      breaks = false
      letters.append(letter)
    }
    return letters
  }

  /// Nil for what nobody sees.
  private mutating func letter(_ scalar: Unicode.Scalar, _ setting: Setting, isBold: Bool, isSmall: Bool) -> Letter? {
    let scalar: Unicode.Scalar = scalar == "\t" || scalar == "\u{A0}" ? " " : scalar
    let role = isBold ? setting.bold ?? setting.role : setting.role
    guard let found = find(scalar, role) else { return nil }
    let size = isSmall ? setting.size * 0.62 : setting.size
    let kind = found.kind
    let glyphWidth = found.advance * size
    let isFull =
      kind == .opening || kind == .closing || kind == .dash || scalar == "\u{3000}"
      || kind == .ideograph && found.advance > 0.85
    let width = isFull ? (isSmall ? size : setting.cell) : glyphWidth
    return Letter(
      scalar: scalar, face: found.face, glyph: found.glyph, size: size, width: width, glyphWidth: glyphWidth,
      kind: kind,
      element: setting.element)
  }

  private mutating func find(_ scalar: Unicode.Scalar, _ role: FontRole) -> Found? {
    let key = Int(scalar.value) << 3 | role.place
    if let found = known[key] { return found }
    guard !Self.isUnseen(scalar) else { return nil }
    let own = shelf.face(for: scalar, role)
    let shown = own ?? shelf.face(for: "\u{3013}", role) ?? shelf.face(for: "?", role)
    let hasGlyph = own != nil
    if !hasGlyph || shown?.isWanted == false {
      note(GlyphFallback(scalar: scalar, wanted: role, face: hasGlyph ? shown?.face.name : nil))
    }
    guard let shown else { return nil }
    let found = Found(
      face: place(of: shown.face), glyph: shown.glyph, advance: shown.face.advance(shown.glyph),
      kind: Letter.kind(of: scalar))
    known[key] = found
    return found
  }

  private mutating func note(_ fallback: GlyphFallback) {
    if noted.insert(fallback).inserted { fallbacks.append(fallback) }
  }

  private mutating func place(of face: FontFace) -> Int {
    if let place = places[ObjectIdentifier(face)] { return place }
    faces.append(face)
    places[ObjectIdentifier(face)] = faces.count - 1
    return faces.count - 1
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: (0xFE00...0xFE0F).contains(scalar.value)
    }
  }
}
