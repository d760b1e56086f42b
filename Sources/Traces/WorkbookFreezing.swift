import Manuscript

/// Takes hidden content out of a workbook (去掉隐藏内容): formulas to values first, then cells, sheets and the words that
/// only they used.
extension WorkbookSift {
  mutating func freeze(_ survey: WorkbookSurvey, _ hides: Bool, _ unlinks: Bool) throws(Refusal) {
    var frozen = 0
    let gone = hides ? survey.hiddenSheets.map(\.name) : []
    for sheet in sheets where !(hides && sheet.isHidden) {
      guard var tree = try package.tree(sheet.part) else { continue }
      for node in tree.all("f") where tree.name(tree.parent(of: node)) == "c" {
        tree.drop(node)
        frozen += 1
      }
      if hides, !sheet.isHidden { Self.blank(&tree, WorksheetSurvey(tree)) }
      for name in gone { Self.forget(name, in: &tree) }
      package.put(tree, sheet.part)
    }
    if frozen > 0 { ledger.note(.software, "\(frozen) 处公式改成了它显示的数值。", count: frozen, removed: true) }
    if hides { try dropSheets(survey.hiddenSheets) }
    if unlinks { try dropBooks() }
    package.put(book, main)
    try package.dropRelations(of: main) { $0.type == "calcChain" }
    if hides { try scrubStrings() }
  }

  /// Empties what is out of sight; the rows and columns stay where they are.
  private static func blank(_ tree: inout XMLTree, _ survey: WorksheetSurvey) {
    for row in tree.all("row") {
      let isHidden = WorksheetSurvey.isHidden(row, tree)
      var column = 0
      for cell in tree.children(of: row) where tree.name(cell) == "c" {
        let name = tree.attribute(cell, "r")
        column = name.flatMap(WorksheetSurvey.column) ?? column + 1
        if !survey.isKept(name), isHidden || survey.isInHiddenColumn(column) { tree.drop(cell) }
      }
    }
  }

  /// Choices, marks and links that point to a sheet that is gone.
  private static func forget(_ sheet: String, in tree: inout XMLTree) {
    let rules: [(element: String, container: String)] = [
      ("dataValidation", "dataValidations"), ("cfRule", "conditionalFormatting"), ("hyperlink", "hyperlinks"),
      ("sparklineGroup", "sparklineGroups"),
    ]
    for (element, container) in rules {
      for node in tree.all(element) {
        let said = tree.text(of: node, limit: 10_000) + (tree.attribute(node, "location") ?? "")
        if Formula.mentions(said, sheet) { tree.drop(node) }
      }
      for node in tree.all(container) {
        let left = tree.children(of: node).filter { tree.name($0) == element && !tree.isDropped($0) }
        if left.isEmpty { tree.drop(node) } else { tree.change("count", to: String(left.count), of: node) }
      }
    }
  }

  private mutating func dropSheets(_ hidden: [WorkbookSheet]) throws(Refusal) {
    guard !hidden.isEmpty else { return }
    let (ids, names) = (Set(hidden.map(\.relation)), hidden.map(\.name))
    var newPlace: [Int: Int] = [:]
    let nodes = book.all("sheet")
    for (place, node) in nodes.enumerated() {
      if ids.contains(book.attribute(node, "id") ?? "") { book.drop(node) } else { newPlace[place] = newPlace.count }
    }
    for node in book.all("definedName") {
      let old = book.attribute(node, "localSheetId").flatMap { Int($0) }
      if let old, newPlace[old] == nil || names.contains(where: { Formula.mentions(book.text(of: node), $0) }) {
        book.drop(node)
      } else if names.contains(where: { Formula.mentions(book.text(of: node), $0) }) {
        book.drop(node)
      } else if let old, let new = newPlace[old] {
        book.change("localSheetId", to: String(new), of: node)
      }
    }
    for node in book.all(["workbookView", "customWorkbookView"]) {
      for name in ["activeTab", "firstSheet", "activeSheetId"] {
        guard let old = book.attribute(node, name).flatMap({ Int($0) }) else { continue }
        book.change(name, to: String(newPlace[old] ?? 0), of: node)
      }
    }
    try package.dropRelations(of: main) { ids.contains($0.id) }
  }

  private mutating func dropBooks() throws(Refusal) {
    for node in book.all("externalReferences") { book.drop(node) }
    for node in book.all("definedName") where book.text(of: node).contains("[") { book.drop(node) }
    try package.dropRelations(of: main) { $0.type == "externalLink" }
  }

  /// Words of a workbook stand in one common list: those that no cell shows any more are emptied, in their places.
  private mutating func scrubStrings() throws(Refusal) {
    guard let part = try package.relations(of: main).first(where: { $0.type == "sharedStrings" })?.target,
      var tree = try package.tree(part)
    else { return }
    var used: Set<Int> = []
    let hidden = Set(sheets.filter(\.isHidden).map(\.part))
    for sheet in sheets where !hidden.contains(sheet.part) {
      guard let cells = try package.tree(sheet.part) else { continue }
      for cell in cells.all("c") where cells.attribute(cell, "t") == "s" {
        if let value = cells.child(of: cell, "v").flatMap({ Int(cells.text(of: $0)) }) { used.insert(value) }
      }
    }
    for (index, node) in tree.all("si").enumerated() where !used.contains(index) {
      for child in tree.children(of: node) { tree.drop(child) }
      let prefix = String(decoding: tree.tag(of: node).dropFirst().prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      let name = prefix.hasPrefix("si") ? "t" : prefix + ":t"
      if tree.tag(of: node).suffix(2).first != UInt8(ascii: "/") { tree.insert(Array("<\(name)/>".utf8), within: node) }
    }
    package.put(tree, part)
  }
}

/// Comments of a workbook (表格批注): the notes, the threads, the drawn frames around them.
enum WorkbookComments {
  static func sift(
    _ package: inout OfficePackage, _ main: String, _ sheets: [WorkbookSheet], _ ledger: inout TraceLedger
  ) throws(Refusal) {
    let kinds: Set<String> = ["comments", "threadedComment"]
    for sheet in sheets {
      let found = try package.relations(of: sheet.part).filter { kinds.contains($0.type) }
      guard !found.isEmpty else { continue }
      var cells: [String] = []
      for relation in found where relation.type == "comments" {
        guard let notes = try package.tree(relation.target) else { continue }
        cells += notes.all("comment").compactMap { notes.attribute($0, "ref") }
      }
      ledger.note(
        .comment, "工作表“\(sheet.name)”有 \(max(cells.count, 1)) 条批注：\(cells.told())。", count: max(cells.count, 1))
      guard ledger.removes(.comment) else { continue }
      try package.dropRelations(of: sheet.part) { kinds.contains($0.type) }
      try frames(&package, sheet.part)
    }
    if ledger.removes(.comment) { try package.dropRelations(of: main) { $0.type == "person" } }
  }

  /// The old drawing that notes are framed by; other things that it holds stay.
  private static func frames(_ package: inout OfficePackage, _ sheet: String) throws(Refusal) {
    for relation in try package.relations(of: sheet) where relation.type == "vmlDrawing" {
      // Old frames are often no proper XML. They hold the place of a note, never its words, so they may stay.
      guard var drawing = try? package.tree(relation.target) else { continue }
      let shapes = drawing.all("shape")
      let notes = shapes.filter { shape in
        drawing.child(of: shape, "ClientData").flatMap { drawing.attribute($0, "ObjectType") } == "Note"
      }
      if notes.count < shapes.count {
        for shape in notes { drawing.drop(shape) }
        package.put(drawing, relation.target)
        continue
      }
      guard var tree = try package.tree(sheet) else { continue }
      for node in tree.all("legacyDrawing") where tree.attribute(node, "id") == relation.id { tree.drop(node) }
      package.put(tree, sheet)
      try package.dropRelations(of: sheet) { $0.id == relation.id }
    }
  }
}
