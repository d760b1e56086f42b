import Manuscript

/// What office files of all kinds may carry along (附带内容): macros, embedded files, links to outside, pictures with
/// their own traces.
enum OfficeExtras {
  static func sift(_ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger) throws(Refusal) {
    try macros(&package, main, &ledger)
    try embedded(&package, &ledger)
    try links(package, &ledger)
    pictures(&package, &ledger)
  }

  private static func macros(
    _ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger
  ) throws(Refusal) {
    let isMacro = { (relation: OfficePackage.Relation) in
      relation.type == "vbaProject" || relation.type == "keyMapCustomizations" || relation.type == "attachedToolbars"
    }
    guard try package.relations(of: main).contains(where: isMacro) else { return }
    ledger.note(.macro, "文件带有宏程序。")
    guard ledger.removes(.macro) else { return }
    try package.dropRelations(of: main, where: isMacro)
    guard let types = package.bytes("[Content_Types].xml") else { return }
    var text = String(decoding: types, as: UTF8.self)
    let plain = [
      "application/vnd.ms-word.document.macroEnabled.main+xml":
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml":
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml":
        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    ]
    for (macro, ordinary) in plain { text = text.replacing(macro, with: ordinary) }
    package.put(Array(text.utf8), "[Content_Types].xml")
  }

  /// Charts keep their picture without the workbook behind them, Word's objects theirs; elsewhere a person decides.
  private static func embedded(_ package: inout OfficePackage, _ ledger: inout TraceLedger) throws(Refusal) {
    let kinds: Set<String> = ["oleObject", "package", "control", "embeddedObject"]
    var (removed, left): ([String], [String]) = ([], [])
    for part in package.names where part.hasSuffix(".xml") {
      let found = try package.relations(of: part).filter { kinds.contains($0.type) && !$0.isExternal }
      guard !found.isEmpty else { continue }
      let names = found.map { String($0.target.split(separator: "/").last ?? "") }
      guard ledger.removes(.embedded), var tree = try package.tree(part), cutsLoose(&tree) else {
        left += names
        continue
      }
      removed += names
      package.put(tree, part)
      try package.dropRelations(of: part) { kinds.contains($0.type) }
    }
    if !removed.isEmpty {
      ledger.note(
        .embedded, "图表或对象里嵌着完整的文件：\(removed.told())。公开稿只留画面。", count: removed.count, removed: true)
    }
    if !left.isEmpty {
      ledger.note(
        .embedded, "嵌着完整的文件：\(left.told())。读者双击就能打开，请在原文件里改成图片后再上传。", count: left.count, removed: false)
    }
  }

  /// Whether the part can do without what is embedded.
  private static func cutsLoose(_ tree: inout XMLTree) -> Bool {
    guard ["chartSpace", "document", "hdr", "ftr"].contains(tree.rootName) else { return false }
    for node in tree.all(["externalData", "OLEObject"]) { tree.drop(node) }
    return tree.all("control").isEmpty
  }

  /// What the file fetches or points to: a picture on a stranger's host tells who reads it, a path tells of a disk.
  private static func links(_ package: OfficePackage, _ ledger: inout TraceLedger) throws(Refusal) {
    var (fetched, paths): ([String], [String]) = ([], [])
    for part in [""] + package.names where part.isEmpty || part.hasSuffix(".xml") {
      for relation in try package.relations(of: part) where relation.isExternal {
        let target = relation.target.lowercased()
        if relation.type == "hyperlink" {
          if target.hasPrefix("file:") || target.hasPrefix("\\\\") { paths.append(relation.target) }
        } else if !["attachedTemplate", "externalLinkPath"].contains(relation.type) {
          fetched.append(relation.target)
        }
      }
    }
    if !fetched.isEmpty {
      ledger.note(.externalLink, "打开时会去外面取内容：\(fetched.told(3))。", count: fetched.count, removed: false)
    }
    if !paths.isEmpty {
      ledger.note(.externalLink, "链接指向电脑里的位置：\(paths.told(3))。", count: paths.count, removed: false)
    }
  }

  private static func pictures(_ package: inout OfficePackage, _ ledger: inout TraceLedger) {
    var (found, weights): ([Trace.Kind: [String]], [Trace.Kind: Trace.Weight]) = ([:], [:])
    for name in package.names {
      guard let bytes = package.bytes(name), let kind = PictureKind(bytes) else { continue }
      let sifted = kind.sift(bytes, ledger.keeping)
      for trace in sifted.traces {
        weights[trace.kind] = min(weights[trace.kind] ?? .harmless, trace.weight)
        found[trace.kind, default: []].append(String(name.split(separator: "/").last ?? ""))
      }
      if let clean = sifted.clean { package.put(clean, name) }
    }
    for (kind, names) in found.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      ledger.note(kind, "文中图片带有\(kind.chinese)：\(names.told())。", count: Set(names).count, weight: weights[kind])
    }
  }
}
