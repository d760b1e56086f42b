import Manuscript

/// What a Word text carries unseen (文档痕迹): comments, tracked changes, hidden text, objects, templates.
enum WordSift {
  static func sift(
    _ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger
  ) throws(Refusal) {
    let stories = try stories(package, main)
    try comments(&package, main, &ledger)
    let hidden = try hiddenStyles(package, main)
    var (changes, comment, words) = (WordRevisions.Count(), 0, 0)
    for story in stories {
      guard var tree = try package.tree(story) else { continue }
      comment += WordComments.takeOut(of: &tree, ledger.removes(.comment))
      changes.add(WordRevisions.accept(in: &tree, ledger.removes(.revision)))
      words += WordHidden.takeOut(of: &tree, hidden, ledger.removes(.hidden))
      package.put(tree, story)
    }
    if let said = changes.sentence { ledger.note(.revision, said, count: changes.total) }
    if words > 0 { ledger.note(.hidden, "有 \(words) 处隐藏文字，屏幕和纸上看不见，文件里都在。", count: words) }
    try settings(&package, main, &ledger)
  }

  /// The parts that hold running text.
  private static func stories(_ package: OfficePackage, _ main: String) throws(Refusal) -> [String] {
    let kinds: Set<String> = ["header", "footer", "footnotes", "endnotes", "glossaryDocument"]
    var found = [main]
    for relation in try package.relations(of: main) where kinds.contains(relation.type) && !relation.isExternal {
      if package.holds(relation.target), !found.contains(relation.target) { found.append(relation.target) }
    }
    return found
  }

  private static func comments(
    _ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger
  ) throws(Refusal) {
    let kinds: Set<String> = ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"]
    var (count, authors): (Int, [String]) = (0, [])
    for relation in try package.relations(of: main) where relation.type == "comments" {
      guard let tree = try package.tree(relation.target) else { continue }
      let found = tree.all("comment")
      count += found.count
      authors += found.compactMap { tree.attribute($0, "author") }
    }
    if count > 0 {
      let by = authors.told()
      ledger.note(.comment, "有 \(count) 条批注\(by.isEmpty ? "" : "，批注人：\(by)")。", count: count)
    }
    if ledger.removes(.comment) { try package.dropRelations(of: main) { kinds.contains($0.type) } }
  }

  /// The ids of styles that hide what they are put on.
  private static func hiddenStyles(_ package: OfficePackage, _ main: String) throws(Refusal) -> Set<String> {
    guard let part = try package.relations(of: main).first(where: { $0.type == "styles" })?.target,
      let tree = try package.tree(part)
    else { return [] }
    let hiding = tree.all("style").filter { style in
      guard let run = tree.child(of: style, "rPr"), let vanish = tree.child(of: run, "vanish") else { return false }
      return tree.isOn(vanish)
    }
    return Set(hiding.compactMap { tree.attribute($0, "styleId") })
  }

  /// The settings remember editing sessions, a template's place on somebody's disk, and macros' own variables.
  private static func settings(
    _ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger
  ) throws(Refusal) {
    guard let part = try package.relations(of: main).first(where: { $0.type == "settings" })?.target,
      var tree = try package.tree(part)
    else { return }
    let template = try package.relations(of: part).filter { $0.type == "attachedTemplate" }
    if let place = template.first?.target { ledger.note(.externalLink, "文件指向一个模板：\(place)。") }
    let sessions = tree.all("rsid").count
    if sessions > 0 { ledger.note(.software, "记着 \(sessions) 次编辑的编号。", count: sessions) }
    if ledger.removes(.externalLink), !template.isEmpty {
      for node in tree.all("attachedTemplate") { tree.drop(node) }
      try package.dropRelations(of: part) { $0.type == "attachedTemplate" }
    }
    if ledger.removes(.software) { for node in tree.all(["rsids", "docVars"]) { tree.drop(node) } }
    if ledger.removes(.revision) { for node in tree.all("trackRevisions") { tree.drop(node) } }
    package.put(tree, part)
  }
}

/// Where comments hang in a text (批注标记).
enum WordComments {
  /// Returns how many there were.
  static func takeOut(of tree: inout XMLTree, _ removes: Bool) -> Int {
    let references = tree.all("commentReference")
    guard removes else { return references.count }
    for node in tree.all(["commentRangeStart", "commentRangeEnd"]) { tree.drop(node) }
    for node in references {
      let run = tree.parent(of: node)
      let others = tree.children(of: run).filter { !["rPr", "commentReference", ""].contains(tree.name($0)) }
      tree.drop(tree.name(run) == "r" && others.isEmpty ? run : node)
    }
    return references.count
  }
}

/// Text that is there and not shown (隐藏文字).
enum WordHidden {
  /// Returns how many runs there were.
  static func takeOut(of tree: inout XMLTree, _ styles: Set<String>, _ removes: Bool) -> Int {
    var count = 0
    for run in tree.all("r") where isHidden(run, tree, styles) && hasContent(run, tree) {
      count += 1
      if removes { tree.drop(run) }
    }
    return count
  }

  private static func isHidden(_ run: Int, _ tree: XMLTree, _ styles: Set<String>) -> Bool {
    let properties = tree.child(of: run, "rPr")
    if let vanish = properties.flatMap({ tree.child(of: $0, "vanish") }) { return tree.isOn(vanish) }
    guard !styles.isEmpty else { return false }
    let own = properties.flatMap { tree.child(of: $0, "rStyle") }.flatMap { tree.attribute($0, "val") }
    if let own, styles.contains(own) { return true }
    let paragraph = tree.parent(of: run)
    let style = tree.child(of: paragraph, "pPr").flatMap { tree.child(of: $0, "pStyle") }
    return style.flatMap { tree.attribute($0, "val") }.map(styles.contains) ?? false
  }

  /// Runs that open and close fields stay, or a field would lose its end.
  private static func hasContent(_ run: Int, _ tree: XMLTree) -> Bool {
    let names = tree.children(of: run).map(tree.name)
    return !names.contains("fldChar") && !names.contains("instrText")
      && names.contains { ["t", "drawing", "pict", "object", "sym"].contains($0) }
  }
}
