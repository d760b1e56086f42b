/// PDF (版式文件) from placed pages: tagged as PDF/UA-1 asks, for archives as PDF/A-2 asks, with bookmarks and the
/// language. The same pages give the same bytes.
package enum PDFForm {
  package static func bytes(_ pages: Pages) -> [UInt8] {
    var writer = PDFWriter(pages: pages)
    return writer.written()
  }
}

/// Writes the parts of the file one after the other.
struct PDFWriter {
  let pages: Pages
  var objects = PDFObjects()
  var fonts: [PDFFont] = []
  private var pictures: [Int?] = []
  private var pageIDs: [Int] = []
  private var marks = PDFMarks()
  private var links: [PDFLink] = []

  init(pages: Pages) { self.pages = pages }

  mutating func written() -> [UInt8] {
    let (catalogue, tree, information) = (objects.reserve(), objects.reserve(), objects.reserve())
    fonts = PDFFont.all(of: pages, &objects)
    pictures = pages.pictures.map { picture($0) }
    pageIDs = pages.pages.map { _ in objects.reserve() }
    let resources = self.resources()
    for index in pages.pages.indices { page(index, tree, resources) }
    let structure = PDFStructure(structure: pages.structure, marks: marks, pageIDs: pageIDs, links: links).write(
      &objects)
    let outline = PDFOutline(entries: pages.outline, pages: pages.pages, pageIDs: pageIDs).write(&objects)
    let kids = pageIDs.map { "\($0) 0 R" }.joined(separator: " ")
    objects.put(tree, "<</Type/Pages/Count \(pageIDs.count)/Kids[\(kids)]>>")
    let metadata = objects.reserve()
    objects.stream(metadata, "/Type/Metadata/Subtype/XML", bare: Array(PDFMetadata.xml(pages.about).utf8))
    objects.put(information, PDFMetadata.information(pages.about))
    objects.put(
      catalogue,
      "<</Type/Catalog/Pages \(tree) 0 R/Lang(\(pages.about.language))/MarkInfo<</Marked true>>"
        + "/StructTreeRoot \(structure) 0 R\(outline.map { "/Outlines \($0) 0 R/PageMode/UseOutlines" } ?? "")"
        + "/ViewerPreferences<</DisplayDocTitle true>>/Metadata \(metadata) 0 R/OutputIntents[\(intent())]>>")
    return objects.finished(root: catalogue, info: information)
  }

  private mutating func intent() -> String {
    let profile = objects.reserve()
    objects.stream(profile, "/N 3", packed: ColourProfile.packed)
    return
      "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile \(profile) 0 R>>"
  }

  private mutating func picture(_ bytes: [UInt8]) -> Int? {
    guard let picture = PDFPicture(bytes) else { return nil }
    let id = objects.reserve()
    let size = "/Width \(picture.width)/Height \(picture.height)"
    let entries = "/Type/XObject/Subtype/Image\(size)\(picture.entries)"
    if picture.isRaw {
      objects.stream(id, entries, picture.data)
    } else {
      objects.stream(id, entries, bare: picture.data)
    }
    return id
  }

  private mutating func resources() -> Int {
    let fonts = self.fonts.enumerated().map { "/F\($0.offset) \($0.element.id) 0 R" }.joined()
    let pictures = self.pictures.enumerated().compactMap { index, id in id.map { "/I\(index) \($0) 0 R" } }.joined()
    return objects.add("<</Font<<\(fonts)>>\(pictures.isEmpty ? "" : "/XObject<<\(pictures)>>")>>")
  }

  private mutating func page(_ index: Int, _ tree: Int, _ resources: Int) {
    let page = pages.pages[index]
    let content = objects.reserve()
    objects.stream(content, "", self.content(of: page, index))
    let box = "0 0 \(PDFText.number(page.width)) \(PDFText.number(page.height))"
    let links = annotations(of: page, index)
    objects.put(
      pageIDs[index],
      "<</Type/Page/Parent \(tree) 0 R/MediaBox[\(box)]/Resources \(resources) 0 R/Contents \(content) 0 R"
        + "/StructParents \(index)/Tabs/S\(links)>>")
  }

  private mutating func annotations(of page: PlacedPage, _ index: Int) -> String {
    guard !page.links.isEmpty else { return "" }
    for link in page.links {
      let key = pages.pages.count + links.count
      let words = if case .address(let address) = link.target { "链接：\(address)" } else { "链接" }
      let text = PDFLink.text(link, key: key, words: words, height: page.height, pageIDs: pageIDs)
      links.append(PDFLink(id: objects.add(text), key: key, element: link.element, page: index))
    }
    return "/Annots[\(links.suffix(page.links.count).map { "\($0.id) 0 R" }.joined(separator: " "))]"
  }

  // MARK: What is drawn

  /// Neighbours of one element share a mark; what has no element is an artifact.
  private mutating func content(of page: PlacedPage, _ index: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(16_384)
    var start = 0
    while start < page.items.count {
      let element = page.items[start].element
      var end = start
      while end < page.items.count, page.items[end].element == element { end += 1 }
      if let element {
        let mark = marks.add(element, page: index, order: page.items[start].order)
        text += "/\(PDFStructure.name(of: pages.structure[element].role))<</MCID \(mark)>>BDC\n".utf8
      } else {
        text += "/Artifact BMC\n".utf8
      }
      for item in page.items[start..<end] { draw(item.drawing, height: page.height, to: &text) }
      text += "EMC\n".utf8
      start = end
    }
    return text
  }

  private func draw(_ drawing: PlacedItem.Drawing, height: Double, to text: inout [UInt8]) {
    switch drawing {
    case .run(let run): fonts[run.face].draw(run, height: height, to: &text)
    case .fill(let fill):
      let boxes = fill.boxes.map { box in
        [box.x, height - box.y - box.height, box.width, box.height].map(PDFText.number).joined(separator: " ") + " re"
      }
      text += "\(Self.colour(fill.ink)) \(boxes.joined(separator: " ")) f\n".utf8
    case .picture(let picture):
      guard pictures[picture.source] != nil else { return }
      let box = picture.box
      let matrix = [box.width, 0, 0, box.height, box.x, height - box.y - box.height].map(PDFText.number)
      text += "q \(matrix.joined(separator: " ")) cm /I\(picture.source) Do Q\n".utf8
    }
  }

  static func colour(_ ink: Ink) -> String {
    if ink == .black { return "0 0 0 rg" }
    return [ink.red, ink.green, ink.blue].map { PDFText.number(Double($0) / 255) }.joined(separator: " ") + " rg"
  }
}

/// Which marks stand on which page, and what they belong to (标记内容).
struct PDFMarks {
  struct Mark {
    let page: Int
    let id: Int
    let order: Int
  }

  private(set) var ofElement: [Int: [Mark]] = [:]
  private(set) var ofPage: [Int: [Int]] = [:]

  mutating func add(_ element: Int, page: Int, order: Int) -> Int {
    let id = ofPage[page]?.count ?? 0
    ofPage[page, default: []].append(element)
    ofElement[element, default: []].append(Mark(page: page, id: id, order: order))
    return id
  }
}
