/// A face in a PDF file (字体对象): its subset, its widths, and what its codes stand for.
struct PDFFont {
  let id: Int
  private let place: Int
  /// By the glyph's number in the face: its number as it is written (编码), 0 for one that is not there.
  private let codes: [UInt16]
  /// By the number as it is written: how wide it is in thousandths of its size.
  private let widths: [Int32]

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
    let scalars = used.map { $0.text.unicodeScalars.first ?? "\u{FFFD}" }
    let order = used.indices.sorted { (scalars[$0], used[$0].id) < (scalars[$1], used[$1].id) }
    let glyphs = order.map { used[$0].id }
    var codes = [UInt16](repeating: 0, count: Int(glyphs.max() ?? 0) + 1)
    for (index, glyph) in glyphs.enumerated() { codes[Int(glyph)] = UInt16(truncatingIfNeeded: index + 1) }
    self.codes = codes
    widths = [1000] + glyphs.map { Int32((face.advance($0) * 1000).rounded()) }
    let file = objects.reserve()
    let font = TrueTypeFile(face, order.map { (scalars[$0], used[$0].id) }, isBare: true)
    let parts = [PackedPart(bare: font.front)] + face.packed(glyphs, font.outlines.dropFirst())
    objects.stream(file, "/Length1 \(font.count)", parts: parts)
    let name = Self.prefix(place) + "+" + face.name
    let descriptor = objects.add(
      "<</Type/FontDescriptor/FontName/\(name)/Flags 4/FontBBox[-200 -300 1200 1100]/ItalicAngle 0/Ascent 880"
        + "/Descent -120/CapHeight 700/StemV 80/FontFile2 \(file) 0 R>>")
    let unicode = objects.reserve()
    objects.stream(unicode, "", Self.map(order.map { used[$0].text }))
    let odd = widths.indices.filter { widths[$0] != 1000 }.map { "\($0)[\(widths[$0])]" }.joined()
    let descendant = objects.add(
      "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/BaseFont/\(name)"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor \(descriptor) 0 R"
        + "/DW 1000/W[\(odd)]>>")
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
      let code = Int(glyph.id) < codes.count ? codes[Int(glyph.id)] : 0
      PDFText.appendHex(code, to: &text)
      guard index + 1 < run.glyphs.count else { break }
      let back = (Double(widths[Int(code)]) - (run.glyphs[index + 1].x - glyph.x) * 1000 / run.size).rounded()
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
  private var known = [UInt64](repeating: 0, count: 0x1_0000 / 64)
  private(set) var first: [PlacedGlyph] = []

  mutating func take(_ glyphs: [PlacedGlyph]) {
    for glyph in glyphs {
      let (word, bit) = (Int(glyph.id >> 6), UInt64(1) << UInt64(glyph.id & 63))
      guard known[word] & bit == 0 else { continue }
      known[word] |= bit
      first.append(glyph)
    }
  }
}
