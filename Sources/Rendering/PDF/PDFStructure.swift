/// The structure tree of a PDF file (结构树): what a screen reader walks through.
struct PDFStructure {
  let structure: Structure
  let marks: PDFMarks
  let pageIDs: [Int]
  private let links: [PDFLink]
  private let linksOfElement: [Int: [PDFLink]]

  init(structure: Structure, marks: PDFMarks, pageIDs: [Int], links: [PDFLink]) {
    (self.structure, self.marks, self.pageIDs, self.links) = (structure, marks, pageIDs, links)
    linksOfElement = Dictionary(grouping: links, by: \.element)
  }

  /// The number of the root object.
  func write(_ objects: inout PDFObjects) -> Int {
    let (root, parents) = (objects.reserve(), objects.reserve())
    let kept = structure.inReadingOrder.filter(isKept)
    let ids = Dictionary(uniqueKeysWithValues: kept.map { ($0, objects.reserve()) })
    for element in kept { objects.put(ids[element] ?? 0, text(element, ids, root)) }
    let pages = marks.ofPage.sorted { $0.key < $1.key }.map { page, elements in
      "\(page)[\(elements.map { "\(ids[$0] ?? 0) 0 R" }.joined(separator: " "))]"
    }
    let annotations = links.map { "\($0.key) \(ids[$0.element] ?? 0) 0 R " }
    objects.put(parents, "<</Nums[\(pages.joined())\(annotations.joined())]>>")
    objects.put(
      root,
      "<</Type/StructTreeRoot/K \(ids[0] ?? 0) 0 R/ParentTree \(parents) 0 R/ParentTreeNextKey \(pageIDs.count + links.count)>>")
    return root
  }

  /// The name of a role in the standard's list.
  static func name(of role: Structure.Role) -> String {
    switch role {
    case .document: "Document"
    case .section: "Sect"
    case .heading(let level): "H\(min(max(level, 1), 6))"
    case .paragraph, .note: "P"
    case .span: "Span"
    case .link: "Link"
    case .caption: "Caption"
    case .figure: "Figure"
    case .list: "L"
    case .listItem: "LI"
    case .label: "Lbl"
    case .listBody: "LBody"
    case .table: "Table"
    case .tableHead: "THead"
    case .tableBody: "TBody"
    case .row: "TR"
    case .headerCell: "TH"
    case .cell: "TD"
    case .contents: "TOC"
    case .contentsItem: "TOCI"
    }
  }

  /// Empty elements say nothing, but for cells, which keep their column.
  private func isKept(_ id: Int) -> Bool {
    let element = structure[id]
    if id == 0 || element.role == .cell || marks.ofElement[id] != nil { return true }
    if case .headerCell = element.role { return true }
    return element.children.contains(where: isKept)
  }

  private func text(_ id: Int, _ ids: [Int: Int], _ root: Int) -> String {
    let element = structure[id]
    let parent = element.parent.flatMap { ids[$0] } ?? root
    let own = (marks.ofElement[id] ?? []).sorted { $0.order < $1.order }
    let kids =
      own.map { "<</Type/MCR/Pg \(pageIDs[$0.page]) 0 R/MCID \($0.id)>>" }
      + element.children.compactMap { ids[$0].map { "\($0) 0 R" } }
      + (linksOfElement[id] ?? []).map { "<</Type/OBJR/Obj \($0.id) 0 R/Pg \(pageIDs[$0.page]) 0 R>>" }
    let page = own.first.map { "/Pg \(pageIDs[$0.page]) 0 R" } ?? ""
    let alt = element.alt.map { "/Alt\(PDFText.text($0))" } ?? ""
    return "<</Type/StructElem/S/\(Self.name(of: element.role))/P \(parent) 0 R\(page)\(alt)\(attributes(element))"
      + "/K[\(kids.joined(separator: " "))]>>"
  }

  private func attributes(_ element: Structure.Element) -> String {
    var text = ""
    switch element.role {
    case .headerCell(.column): text = "/Scope/Column"
    case .headerCell(.row): text = "/Scope/Row"
    case .headerCell(.both): text = "/Scope/Both"
    default: break
    }
    if element.colSpan > 1 { text += "/ColSpan \(element.colSpan)" }
    if element.rowSpan > 1 { text += "/RowSpan \(element.rowSpan)" }
    return text.isEmpty ? "" : "/A<</O/Table\(text)>>"
  }
}

/// A link on a page (链接注释): its object, its place in the tree of parents, and the element it belongs to.
struct PDFLink {
  let id: Int
  let key: Int
  let element: Int
  let page: Int

  static func text(_ link: PlacedLink, key: Int, words: String, height: Double, pageIDs: [Int]) -> String {
    let box = link.box
    let corners = [box.x, height - box.y - box.height, box.x + box.width, height - box.y].map(PDFText.number)
    let action =
      switch link.target {
      case .address(let address): "/A<</S/URI/URI<\(address.utf8.map { PDFText.hex(Int($0), digits: 2) }.joined())>>>"
      case .page(let page, let y): "/Dest[\(pageIDs[page]) 0 R/XYZ 0 \(PDFText.number(height - y)) null]"
      }
    return "<</Type/Annot/Subtype/Link/Rect[\(corners.joined(separator: " "))]/Border[0 0 0]/F 4/StructParent \(key)"
      + "/Contents\(PDFText.text(words))\(action)>>"
  }
}
