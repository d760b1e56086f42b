import Manuscript

/// What an office file says of its makers (文件属性): author, company, software, own properties, a picture of itself.
enum OfficeProperties {
  static func sift(_ package: inout OfficePackage, _ ledger: inout TraceLedger) throws(Refusal) {
    var values: [String: String] = [:]
    var custom: [String] = []
    for relation in try package.relations(of: "") where !relation.isExternal {
      switch relation.type {
      case "core-properties", "extended-properties":
        guard let tree = try package.tree(relation.target) else { continue }
        for node in tree.children(of: tree.top) where !tree.name(node).isEmpty {
          let text = tree.text(of: node, limit: 200).trimmingWhiteSpace
          if !text.isEmpty { values[tree.name(node)] = text }
        }
      case "custom-properties":
        guard let tree = try package.tree(relation.target) else { continue }
        custom += tree.all("property").compactMap { tree.attribute($0, "name") }
      default: continue
      }
    }
    tell(values, custom, &ledger)
    try takeOut(&package, &ledger)
  }

  private static func tell(_ values: [String: String], _ custom: [String], _ ledger: inout TraceLedger) {
    let persons = [("creator", "作者"), ("lastModifiedBy", "最后修改人"), ("Company", "单位"), ("Manager", "主管")]
    let told = persons.compactMap { key, name in values[key].map { "\(name)：\($0)" } }
    if !told.isEmpty { ledger.note(.author, "文件属性里写着" + told.joined(separator: "，") + "。", count: told.count) }
    let words = [("title", "标题"), ("subject", "主题"), ("description", "备注"), ("keywords", "关键词"), ("category", "类别")]
    let said = words.compactMap { key, name in values[key].map { "\(name)“\($0)”" } }
    if !said.isEmpty { ledger.note(.author, "文件属性里还有" + said.joined(separator: "，") + "。", count: said.count) }
    let own = custom.filter { !$0.hasPrefix("KSO") && $0 != "ICV" }
    if !own.isEmpty { ledger.note(.author, "自定义属性：\(own.told())。", count: own.count) }
    let tools = [("Application", "软件"), ("Template", "模板"), ("TotalTime", "编辑分钟数"), ("created", "创建时间")]
    let made = tools.compactMap { key, name in values[key].map { "\(name) \($0)" } }
    // They stand in the same part as the author.
    let goes = ledger.removes(.author)
    if !made.isEmpty { ledger.note(.software, made.joined(separator: "，") + "。", count: made.count, removed: goes) }
  }

  private static func takeOut(_ package: inout OfficePackage, _ ledger: inout TraceLedger) throws(Refusal) {
    if ledger.removes(.author) {
      try package.dropRelations(of: "") {
        ["core-properties", "extended-properties", "custom-properties"].contains($0.type)
      }
    }
    let pictures = try package.relations(of: "").filter { $0.type == "thumbnail" }
    guard !pictures.isEmpty else { return }
    ledger.note(.thumbnail, "文件里存了一张缩略图，可能是改动以前的样子。", count: pictures.count)
    if ledger.removes(.thumbnail) { try package.dropRelations(of: "") { $0.type == "thumbnail" } }
  }
}

extension String {
  /// Without the white space around it.
  var trimmingWhiteSpace: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
