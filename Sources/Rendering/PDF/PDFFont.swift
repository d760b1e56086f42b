/// A face in a PDF file (字体对象): its subset, its widths, and what its codes stand for.
struct PDFFont {
  let id: Int
  private let place: Int
  /// By the glyph's number in the face.
  private let codes: [Code]

  /// A glyph in this file (编码): its number as it is written, and how wide it is in thousandths of its size.
  private struct Code {
    var number: UInt16 = 0
    var width: Int32 = 1000
  }

  static func all(of pages: Pages, _ objects: inout PDFObjects) -> [PDFFont] {
    var used = pages.faces.map { _ in PDFGlyphs() }
    for page in pages.pages {
      for item in page.items {
        if case .run(let run) = item.drawing { used[run.face].take(run.glyphs) }
      }
    }
    return pages.faces.indices.map { PDFFont(pages.faces[$0], at: $0, used[$0].first, &objects) }
  }

  private init(_ face: FontFace, at place: Int, _ used: [PlacedGlyph], _ objects: inout PDFObjects) {
    self.place = place
    id = objects.reserve()
    let listed = used.map { (scalar: $0.text.unicodeScalars.first ?? "\u{FFFD}", glyph: $0.id, text: $0.text) }.sorted {
      ($0.scalar, $0.glyph) < ($1.scalar, $1.glyph)
    }
    var codes = Array(repeating: Code(), count: Int(listed.lazy.map(\.glyph).max() ?? 0) + 1)
    for (index, each) in listed.enumerated() {
      codes[Int(each.glyph)] = Code(
        number: UInt16(truncatingIfNeeded: index + 1), width: Int32((face.advance(each.glyph) * 1000).rounded()))
    }
    self.codes = codes
    let file = objects.reserve()
    let font = TrueTypeFile(face, listed.map { ($0.scalar, $0.glyph) }, isBare: true)
    let parts = [PackedPart(bare: font.front)] + face.packed(listed.map(\.glyph), font.outlines.dropFirst())
    objects.stream(file, "/Length1 \(font.count)", parts: parts)
    let name = Self.prefix(place) + "+" + face.name
    let descriptor = objects.add(
      "<</Type/FontDescriptor/FontName/\(name)/Flags 4/FontBBox[-200 -300 1200 1100]/ItalicAngle 0/Ascent 880"
        + "/Descent -120/CapHeight 700/StemV 80/FontFile2 \(file) 0 R>>")
    let unicode = objects.reserve()
    objects.stream(unicode, "", Self.map(listed.map(\.text)))
    let widths = listed.indices.filter { codes[Int(listed[$0].glyph)].width != 1000 }
      .map { "\($0 + 1)[\(codes[Int(listed[$0].glyph)].width)]" }.joined()
    let descendant = objects.add(
      "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/BaseFont/\(name)"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor \(descriptor) 0 R"
        + "/DW 1000/W[\(widths)]>>")
    objects.put(
      id,
      "<</Type/Font/Subtype/Type0/BaseFont/\(name)/Encoding/Identity-H/DescendantFonts[\(descendant) 0 R]"
        + "/ToUnicode \(unicode) 0 R>>")
  }

  /// Six letters before the name say that this is a part of the font.
  private static func prefix(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "YUDEN" + String(letters[place % 26])
  }

  /// What the codes stand for, the first one being 1.
  private static func map(_ texts: [String]) -> [UInt8] {
    var map = Array(
      """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def
      1 begincodespacerange <0000><FFFF> endcodespacerange

      """.utf8)
    for start in stride(from: 0, to: texts.count, by: 100) {
      let part = texts[start..<min(start + 100, texts.count)]
      map += "\(part.count) beginbfchar\n".utf8
      for (index, words) in zip(part.indices, part) {
        map.append(60)
        PDFText.appendHex(UInt16(truncatingIfNeeded: index + 1), to: &map)
        map += [62, 60]
        for unit in words.utf16 { PDFText.appendHex(unit, to: &map) }
        map += [62, 10]
      }
      map += "endbfchar\n".utf8
    }
    return map + Array("endcmap CMapName currentdict/CMap defineresource pop end end".utf8)
  }

  /// A run as text operators: each glyph at its place.
  func draw(_ run: PlacedRun, height: Double, to text: inout [UInt8]) {
    guard let first = run.glyphs.first else { return }
    text += "BT \(PDFWriter.colour(run.ink)) /F\(place) ".utf8
    PDFText.append(run.size, to: &text)
    text += " Tf ".utf8
    text += (run.isTurned ? "0 -1 1 0 " : "1 0 0 1 ").utf8
    PDFText.append(run.isTurned ? run.baseline : first.x, to: &text)
    text.append(32)
    PDFText.append(height - (run.isTurned ? first.x : run.baseline), to: &text)
    text += " Tm [<".utf8
    for (index, glyph) in run.glyphs.enumerated() {
      let code = Int(glyph.id) < codes.count ? codes[Int(glyph.id)] : Code()
      PDFText.appendHex(code.number, to: &text)
      guard index + 1 < run.glyphs.count else { break }
      let back = (Double(code.width) - (run.glyphs[index + 1].x - glyph.x) * 1000 / run.size).rounded()
      guard abs(back) >= 1 else { continue }
      text.append(62)
      PDFText.append(back, to: &text)
      text.append(60)
    }
    text += ">]TJ ET\n".utf8
  }
}

/// The glyphs of a face that stand on the pages (用到的字形), each where it is met first.
private struct PDFGlyphs {
  private var isKnown = Array(repeating: false, count: 0x1_0000)
  private(set) var first: [PlacedGlyph] = []

  mutating func take(_ glyphs: [PlacedGlyph]) {
    for glyph in glyphs where !isKnown[Int(glyph.id)] {
      isKnown[Int(glyph.id)] = true
      first.append(glyph)
    }
  }
}
