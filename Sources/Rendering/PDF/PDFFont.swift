/// A face in a PDF file (字体对象): its subset, its widths, and what its codes stand for.
struct PDFFont {
  let id: Int
  private let place: Int
  private let codes: [UInt16: Code]

  /// A glyph in this file (编码): its number as it is written, and how wide it is in thousandths of its size.
  private struct Code {
    let number: Int
    let hex: String
    let width: Int
  }

  static func all(of pages: Pages, _ objects: inout PDFObjects) -> [PDFFont] {
    var used = Array(repeating: [UInt16: String](), count: pages.faces.count)
    for page in pages.pages {
      for case .run(let run) in page.items.lazy.map(\.drawing) {
        for glyph in run.glyphs where used[run.face][glyph.id] == nil { used[run.face][glyph.id] = glyph.text }
      }
    }
    return pages.faces.indices.map { PDFFont(pages.faces[$0], at: $0, used[$0], &objects) }
  }

  private init(_ face: FontFace, at place: Int, _ used: [UInt16: String], _ objects: inout PDFObjects) {
    self.place = place
    id = objects.reserve()
    let listed = used.map { (scalar: $1.unicodeScalars.first ?? "\u{FFFD}", glyph: $0) }.sorted {
      ($0.scalar, $0.glyph) < ($1.scalar, $1.glyph)
    }
    codes = Dictionary(
      uniqueKeysWithValues: listed.enumerated().map { index, each in
        let width = Int((face.advance(each.glyph) * 1000).rounded())
        return (each.glyph, Code(number: index + 1, hex: PDFText.hex(index + 1), width: width))
      })
    let file = objects.reserve()
    let font = TrueTypeFile(face, listed, isBare: true)
    let parts = [PackedPart(bare: font.front)] + listed.map { face.packed($0.glyph) }
    objects.stream(file, "/Length1 \(font.count)", packed: PackedPart.stream(parts))
    let name = Self.prefix(place) + "+" + face.name
    let descriptor = objects.add(
      "<</Type/FontDescriptor/FontName/\(name)/Flags 4/FontBBox[-200 -300 1200 1100]/ItalicAngle 0/Ascent 880"
        + "/Descent -120/CapHeight 700/StemV 80/FontFile2 \(file) 0 R>>")
    let unicode = objects.reserve()
    objects.stream(unicode, "", Array(map(used).utf8))
    let descendant = objects.add(
      "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/BaseFont/\(name)"
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor \(descriptor) 0 R"
        + "/DW 1000/W[\(widthList)]>>")
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

  private var widthList: String {
    codes.values.filter { $0.width != 1000 }.sorted { $0.number < $1.number }.map { "\($0.number)[\($0.width)]" }.joined()
  }

  private func map(_ used: [UInt16: String]) -> String {
    let pairs = used.compactMap { glyph, text in codes[glyph].map { ($0, text) } }.sorted { $0.0.number < $1.0.number }
    var text = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
      /CMapName/Adobe-Identity-UCS def/CMapType 2 def
      1 begincodespacerange <0000><FFFF> endcodespacerange

      """
    for start in stride(from: 0, to: pairs.count, by: 100) {
      let part = pairs[start..<min(start + 100, pairs.count)]
      text += "\(part.count) beginbfchar\n"
      for (code, words) in part { text += "<\(code.hex)><\(PDFText.units(words))>\n" }
      text += "endbfchar\n"
    }
    return text + "endcmap CMapName currentdict/CMap defineresource pop end end"
  }

  /// A run as text operators: each glyph at its place.
  func drawn(_ run: PlacedRun, height: Double) -> String {
    guard let first = run.glyphs.first else { return "" }
    var parts = ""
    var codes = ""
    for (index, glyph) in run.glyphs.enumerated() {
      let code = self.codes[glyph.id]
      codes += code?.hex ?? "0000"
      guard index + 1 < run.glyphs.count else { break }
      let step = (run.glyphs[index + 1].x - glyph.x) * 1000 / run.size
      let back = (Double(code?.width ?? 1000) - step).rounded()
      if abs(back) >= 1 {
        parts += "<\(codes)>\(Int(back))"
        codes = ""
      }
    }
    if !codes.isEmpty { parts += "<\(codes)>" }
    let place = "\(PDFText.number(first.x)) \(PDFText.number(height - run.baseline))"
    return
      "BT \(PDFWriter.colour(run.ink)) /F\(self.place) \(PDFText.number(run.size)) Tf 1 0 0 1 \(place) Tm [\(parts)]TJ ET\n"
  }
}
