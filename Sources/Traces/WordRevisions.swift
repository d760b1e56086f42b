/// Tracked changes (修订痕迹), accepted as a reader sees the final text: what was put in stays, what was struck goes,
/// paragraphs whose marks were struck run into the next.
enum WordRevisions {
  struct Count {
    var (inserted, deleted, formats) = (0, 0, 0)
    var authors: Set<String> = []

    var total: Int { inserted + deleted + formats }

    mutating func add(_ other: Count) {
      (inserted, deleted, formats) = (inserted + other.inserted, deleted + other.deleted, formats + other.formats)
      authors.formUnion(other.authors)
    }

    var sentence: String? {
      guard total > 0 else { return nil }
      let kinds = [("插入", inserted), ("删除", deleted), ("格式", formats)].filter { $0.1 > 0 }
      let told = kinds.map { "\($0.0) \($0.1) 处" }.joined(separator: "、")
      return "有修订痕迹：\(told)\(authors.isEmpty ? "" : "，修订人：\(authors.told())")。被删的原文还在文件里。"
    }
  }

  private static let formats: Set<String> = [
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange",
    "tblGridChange", "numberingChange", "cellIns", "cellMerge",
  ]
  private static let ranges: Set<String> = [
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
  ]

  /// Counts them, and accepts them if told to.
  static func accept(in tree: inout XMLTree, _ accepts: Bool) -> Count {
    let marked = tree.all(formats.union(ranges).union(["ins", "del", "moveFrom", "moveTo", "cellDel"]))
    var (count, struckParagraphs, struckRows) = (Count(), Set<Int>(), Set<Int>())
    for node in marked {
      let (name, parent) = (tree.name(node), tree.parent(of: node))
      if let author = tree.attribute(node, "author"), !author.isEmpty { count.authors.insert(author) }
      switch name {
      case "ins", "moveTo":
        count.inserted += 1
        if isMark(tree.name(parent)) { tree.drop(node) } else { tree.unwrap(node) }
      case "del", "moveFrom":
        count.deleted += 1
        tree.drop(node)
        if tree.name(parent) == "trPr" { struckRows.insert(tree.parent(of: parent)) }
        if tree.name(parent) == "rPr", tree.name(tree.parent(of: parent)) == "pPr" {
          struckParagraphs.insert(tree.parent(of: tree.parent(of: parent)))
        }
      case "cellDel":
        count.deleted += 1
        strikeCell(node, &tree)
      default:
        if formats.contains(name) { count.formats += 1 }
        tree.drop(node)
      }
    }
    guard accepts else {
      tree.forgetEdits(of: marked)
      return count
    }
    for row in struckRows { strikeRow(row, &tree) }
    WordParagraphs.merge(struckParagraphs, in: &tree)
    return count
  }

  /// Where the element marks a paragraph's end or a row, and wraps nothing.
  private static func isMark(_ parent: String) -> Bool { ["rPr", "trPr", "tcPr", "ctrlPr", "numPr"].contains(parent) }

  private static func strikeRow(_ row: Int, _ tree: inout XMLTree) {
    tree.drop(row)
    let table = tree.parent(of: row)
    let left = tree.children(of: table).contains { tree.name($0) == "tr" && !tree.isDropped($0) }
    if !left { tree.drop(table) }
  }

  /// A row keeps its last cell.
  private static func strikeCell(_ node: Int, _ tree: inout XMLTree) {
    tree.drop(node)
    let cell = tree.parent(of: tree.parent(of: node))
    let row = tree.parent(of: cell)
    let others = tree.children(of: row).filter { tree.name($0) == "tc" && $0 != cell && !tree.isDropped($0) }
    if tree.name(cell) == "tc", !others.isEmpty { tree.drop(cell) }
  }
}

/// Paragraphs whose end was struck (合并段落): their text goes to the front of the next, which gives the form.
enum WordParagraphs {
  static func merge(_ struck: Set<Int>, in tree: inout XMLTree) {
    // From the last to the first, so that a chain of struck ends gathers in the paragraph that stays.
    for paragraph in struck.sorted(by: >) {
      guard let next = following(paragraph, tree), !endsSection(paragraph, tree) else { continue }
      let content = tree.children(of: paragraph).filter { tree.name($0) != "pPr" }
      let bytes = tree.written(content)
      tree.drop(paragraph)
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      tree.insertFirst(bytes, in: next)
    }
  }

  private static func following(_ paragraph: Int, _ tree: XMLTree) -> Int? {
    var node = Int(tree.nodes[paragraph].next)
    while node >= 0, tree.name(node).isEmpty || tree.isDropped(node) { node = Int(tree.nodes[node].next) }
    return node >= 0 && tree.name(node) == "p" ? node : nil
  }

  private static func endsSection(_ paragraph: Int, _ tree: XMLTree) -> Bool {
    tree.child(of: paragraph, "pPr").flatMap { tree.child(of: $0, "sectPr") } != nil
  }
}

extension XMLTree {
  /// Puts text at the front of a paragraph, before what was put there earlier.
  mutating func insertFirst(_ bytes: [UInt8], in paragraph: Int) {
    if let properties = child(of: paragraph, "pPr") {
      insert(bytes, after: properties)
    } else {
      insert(bytes, within: paragraph)
    }
  }
}
