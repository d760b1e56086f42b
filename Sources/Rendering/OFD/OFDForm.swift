import Manuscript

/// OFD (版式文件, GB/T 33190—2016) from placed pages: the same glyphs at the same places as in PDF, fonts as TrueType.
package enum OFDForm {
  package static func bytes(_ pages: Pages) -> [UInt8] {
    var writer = OFDWriter(pages: pages)
    return writer.written()
  }
}

/// Writes the parts of the package. Lengths are millimetres.
struct OFDWriter {
  private let pages: Pages
  private var last = 0
  private var fonts: [Int] = []
  private var pictures: [Int?] = []
  private var pageIDs: [Int] = []
  private var zip = ZipWriter()
  /// What was drawn of each element, and on which page.
  private var drawn: [Int: [OFDTags.Reference]] = [:]

  init(pages: Pages) { self.pages = pages }

  static let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  mutating func written() -> [UInt8] {
    add("OFD.xml", root)
    let resources = self.resources()
    pageIDs = pages.pages.map { _ in next() }
    for index in pages.pages.indices { add("Doc_0/Pages/Page_\(index)/Content.xml", page(index)) }
    add("Doc_0/PublicRes.xml", resources)
    let tags = OFDTags(structure: pages.structure, drawn: drawn)
    add("Doc_0/Tags/CustomTags.xml", OFDTags.list)
    add("Doc_0/Tags/OfficialDocument.xml", tags.xml)
    add("Doc_0/Document.xml", document)
    return zip.finished()
  }

  private mutating func add(_ name: String, _ xml: String) { zip.add(name, Array((Self.declaration + xml).utf8)) }

  private mutating func next() -> Int {
    last += 1
    return last
  }

  // MARK: Parts

  private var root: String {
    let about = pages.about
    let author = about.author.map { "<ofd:Author>\(XMLText.escaped($0))</ofd:Author>" } ?? ""
    let date = about.date.map { "<ofd:CreationDate>\($0)</ofd:CreationDate>" } ?? ""
    return """
      <ofd:OFD \(Self.space) Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>\(identifier)</ofd:DocID>\
      <ofd:Title>\(XMLText.escaped(about.title))</ofd:Title>\(author)\(date)<ofd:Creator>Yudeng</ofd:Creator>\
      </ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
      """
  }

  /// Made of the title, so that the same document has the same one.
  private var identifier: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var text = ""
    for round in 0..<2 {
      for byte in (pages.about.title + "\(round)\(pages.pages.count)").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      text += PDFText.hex(Int(hash >> 32), digits: 8) + PDFText.hex(Int(hash & 0xFFFF_FFFF), digits: 8)
    }
    return text.lowercased()
  }

  private mutating func resources() -> String {
    var used = Array(repeating: [Unicode.Scalar: UInt16](), count: pages.faces.count)
    for page in pages.pages {
      for case .run(let run) in page.items.lazy.map(\.drawing) {
        for glyph in run.glyphs {
          if let scalar = glyph.text.unicodeScalars.first { used[run.face][scalar] = glyph.id }
        }
      }
    }
    var (fontText, mediaText) = ("", "")
    for (index, face) in pages.faces.enumerated() {
      let id = next()
      fonts.append(id)
      zip.add("Doc_0/Res/font_\(id).ttf", TrueTypeFile(face, used[index].map { ($0, $1) }.sorted { $0.0 < $1.0 }).bytes)
      fontText +=
        "<ofd:Font ID=\"\(id)\" FontName=\"\(face.name)\" FamilyName=\"\(face.name)\" Charset=\"unicode\">"
        + "<ofd:FontFile>font_\(id).ttf</ofd:FontFile></ofd:Font>"
    }
    for bytes in pages.pictures {
      guard let kind = ImageKind(of: bytes), kind == .png || kind == .jpeg else {
        pictures.append(nil)
        continue
      }
      let id = next()
      pictures.append(id)
      let name = "image_\(id).\(kind == .png ? "png" : "jpg")"
      zip.add("Doc_0/Res/\(name)", bytes, packed: false)
      mediaText +=
        "<ofd:MultiMedia ID=\"\(id)\" Type=\"Image\" Format=\"\(kind == .png ? "PNG" : "JPEG")\">"
        + "<ofd:MediaFile>\(name)</ofd:MediaFile></ofd:MultiMedia>"
    }
    let media = mediaText.isEmpty ? "" : "<ofd:MultiMedias>\(mediaText)</ofd:MultiMedias>"
    return "<ofd:Res \(Self.space) BaseLoc=\"Res\"><ofd:Fonts>\(fontText)</ofd:Fonts>\(media)</ofd:Res>"
  }

  private var document: String {
    let list = pageIDs.enumerated().map { "<ofd:Page ID=\"\($1)\" BaseLoc=\"Pages/Page_\($0)/Content.xml\"/>" }.joined()
    let box = pages.pages.first.map { Self.numbers([0, 0, $0.width, $0.height]) } ?? "0 0 210 297"
    let outline = pages.outline.isEmpty ? "" : "<ofd:Outlines>\(outlines(pages.outline[...]))</ofd:Outlines>"
    return """
      <ofd:Document \(Self.space)><ofd:CommonData><ofd:MaxUnitID>\(last)</ofd:MaxUnitID><ofd:PageArea>\
      <ofd:PhysicalBox>\(box)</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>\
      </ofd:CommonData><ofd:Pages>\(list)</ofd:Pages>\(outline)\
      <ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags></ofd:Document>
      """
  }

  /// Bookmarks, those of a lower level inside the one before.
  private func outlines(_ entries: ArraySlice<OutlineEntry>) -> String {
    var (text, rest) = ("", entries)
    while let first = rest.popFirst() {
      let inner = rest.prefix { $0.level > first.level }
      rest = rest.dropFirst(inner.count)
      text += """
        <ofd:OutlineElem Title="\(XMLText.escaped(first.title))"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
        <ofd:Dest Type="XYZ" PageID="\(pageIDs[first.page])" Left="0" Top="\(Self.numbers([first.y]))" Zoom="0"/></ofd:Goto>\
        </ofd:Action></ofd:Actions>\(outlines(inner))</ofd:OutlineElem>
        """
    }
    return text
  }

  // MARK: A page

  private mutating func page(_ index: Int) -> String {
    let page = pages.pages[index]
    let layer = next()
    var objects = ""
    for item in page.items {
      let before = last
      objects += object(item.drawing)
      guard let element = item.element, last > before else { continue }
      drawn[element, default: []] += (before + 1...last).map { .init(page: pageIDs[index], object: $0) }
    }
    let box = Self.numbers([0, 0, page.width, page.height])
    return """
      <ofd:Page \(Self.space)><ofd:Area><ofd:PhysicalBox>\(box)</ofd:PhysicalBox></ofd:Area>\
      <ofd:Content><ofd:Layer ID="\(layer)" Type="Body">\(objects)</ofd:Layer></ofd:Content></ofd:Page>
      """
  }

  private mutating func object(_ drawing: PlacedItem.Drawing) -> String {
    switch drawing {
    case .run(let run): return text(run)
    case .fill(let fill):
      return fill.boxes.map { box in
        let (width, height) = (Self.numbers([box.width]), Self.numbers([box.height]))
        return """
          <ofd:PathObject ID="\(next())" Boundary="\(Self.numbers([box.x, box.y, box.width, box.height]))" Stroke="false" \
          Fill="true"><ofd:FillColor Value="\(Self.colour(fill.ink))"/><ofd:AbbreviatedData>M 0 0 L \(width) 0 L \(width) \
          \(height) L 0 \(height) C</ofd:AbbreviatedData></ofd:PathObject>
          """
      }.joined()
    case .picture(let picture):
      guard let resource = pictures[picture.source] else { return "" }
      let box = picture.box
      return """
        <ofd:ImageObject ID="\(next())" Boundary="\(Self.numbers([box.x, box.y, box.width, box.height]))" \
        CTM="\(Self.numbers([box.width])) 0 0 \(Self.numbers([box.height])) 0 0" ResourceID="\(resource)"/>
        """
    }
  }

  /// Readers count steps by code units, so what lies beyond the basic plane is an object of its own.
  private mutating func text(_ run: PlacedRun) -> String {
    var parts: [[PlacedGlyph]] = []
    for glyph in run.glyphs {
      let isWide = glyph.text.utf16.count > 1
      let wasWide = parts.last?.last.map { $0.text.utf16.count > 1 } ?? true
      if isWide || wasWide { parts.append([glyph]) } else { parts[parts.count - 1].append(glyph) }
    }
    return parts.map { text(run, $0) }.joined()
  }

  private mutating func text(_ run: PlacedRun, _ glyphs: [PlacedGlyph]) -> String {
    guard let first = glyphs.first, let end = glyphs.last else { return "" }
    let steps = Swift.zip(glyphs, glyphs.dropFirst()).map { $1.x - $0.x }
    let length = end.x + run.size - first.x
    let box =
      run.isTurned
      ? [run.baseline - run.size * 0.22, first.x, run.size * 1.1, length]
      : [first.x, run.baseline - run.size * 0.88, length, run.size * 1.1]
    let turn = run.isTurned ? " CTM=\"0 1 -1 0 \(Self.numbers([run.size * 1.1])) 0\"" : ""
    let colour = run.ink == .black ? "" : "<ofd:FillColor Value=\"\(Self.colour(run.ink))\"/>"
    return """
      <ofd:TextObject ID="\(next())" Boundary="\(Self.numbers(box))" Font="\(fonts[run.face])"\(turn) \
      Size="\(Self.numbers([run.size]))">\(colour)<ofd:TextCode X="0" Y="\(Self.numbers([run.size * 0.88]))"\
      \(steps.isEmpty ? "" : " DeltaX=\"\(Self.numbers(steps))\"")>\(XMLText.escaped(glyphs.map(\.text).joined()))\
      </ofd:TextCode></ofd:TextObject>
      """
  }

  private static func numbers(_ points: [Double]) -> String {
    points.map { PDFText.number($0 / PageGeometry.millimetre) }.joined(separator: " ")
  }

  private static func colour(_ ink: Ink) -> String { "\(ink.red) \(ink.green) \(ink.blue)" }
}
