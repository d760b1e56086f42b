import Manuscript

/// What a workbook carries unseen (表格痕迹): hidden sheets, rows and columns, comments, links to other workbooks, the
/// memory of shared editing. When something goes that formulas may stand on, every formula becomes the value it
/// shows: the reader sees the same figures, and nothing is calculated from what is gone.
struct WorkbookSift {
  var package: OfficePackage
  var ledger: TraceLedger
  let main: String
  let thresholds: TraceThresholds
  var book: XMLTree
  var sheets: [WorkbookSheet]

  static func sift(
    _ package: inout OfficePackage, _ main: String, _ thresholds: TraceThresholds, _ ledger: inout TraceLedger
  ) throws(Refusal) {
    guard let book = try package.tree(main) else { return }
    var sift = WorkbookSift(
      package: package, ledger: ledger, main: main, thresholds: thresholds, book: book,
      sheets: try WorkbookSheet.list(package, main, book))
    try sift.run()
    (package, ledger) = (sift.package, sift.ledger)
  }

  private mutating func run() throws(Refusal) {
    let linked = try externalBooks()
    let survey = try surveyed()
    let obstacle = try obstacle(survey, linked)
    try tell(survey, linked, obstacle)
    if obstacle == nil {
      let hides = survey.hasHidden && ledger.removes(.hidden)
      let unlinks = linked > 0 && ledger.removes(.externalLink)
      if hides || unlinks { try freeze(survey, hides, unlinks) }
    }
    try WorkbookComments.sift(&package, main, sheets.filter { !$0.isHidden }, &ledger)
    try memory()
  }

  /// What each visible sheet hides.
  private func surveyed() throws(Refusal) -> WorkbookSurvey {
    var survey = WorkbookSurvey(hiddenSheets: sheets.filter(\.isHidden))
    for sheet in sheets where !sheet.isHidden {
      guard let tree = try package.tree(sheet.part) else { continue }
      survey.sheets.append((sheet, WorksheetSurvey(tree)))
    }
    for sheet in survey.hiddenSheets {
      guard let tree = try package.tree(sheet.part) else { continue }
      survey.hiddenCells += tree.all(["v", "is"]).count
    }
    return survey
  }

  private func externalBooks() throws(Refusal) -> Int {
    try package.relations(of: main).filter { $0.type == "externalLink" }.count
  }

  /// Why hidden content cannot be taken out by itself; nil when it can.
  private func obstacle(_ survey: WorkbookSurvey, _ linked: Int) throws(Refusal) -> String? {
    if let (sheet, cell) = survey.uncounted {
      return "“\(sheet)”\(cell) 的公式没有保存结果，不能自动去掉：请用 WPS 或 Excel 打开、保存一次再上传。"
    }
    let names = survey.hiddenSheets.map(\.name)
    guard !names.isEmpty else { return nil }
    if survey.hiddenSheets.count == sheets.count { return "工作表全部是隐藏的，请在原文件里处理。" }
    for part in package.names where part.hasSuffix(".xml") {
      guard part.contains("charts/") || part.contains("pivotCache") else { continue }
      guard let tree = try package.tree(part) else { continue }
      let sources = tree.all("f").map { tree.text(of: $0) } + tree.all("worksheetSource").compactMap { node in
        tree.attribute(node, "sheet").map { $0 + "!" }
      }
      if sources.contains(where: { source in names.contains { Formula.mentions(source, $0) } }) {
        return "图表或数据透视表取自隐藏的工作表，不能自动去掉，请在原文件里处理。"
      }
    }
    return nil
  }

  private mutating func tell(_ survey: WorkbookSurvey, _ linked: Int, _ obstacle: String?) throws(Refusal) {
    let goes = obstacle == nil && ledger.removes(.hidden)
    let why = obstacle.map { ledger.removes(.hidden) ? $0 : "" } ?? ""
    for sheet in survey.hiddenSheets {
      let kind = sheet.isVeryHidden ? "深度隐藏（菜单里看不到）" : "隐藏"
      let isEmpty = survey.hiddenCells == 0
      ledger.note(
        .hidden, "工作表“\(sheet.name)”是\(kind)的\(isEmpty ? "，没有内容" : "")。\(why)",
        weight: isEmpty ? .harmless : nil, removed: goes)
    }
    for (sheet, survey) in survey.sheets {
      for said in survey.sentences(sheet.name, thresholds) {
        ledger.note(.hidden, said.sentence + (said.hasContent ? why : ""), count: said.count, weight: said.weight,
          removed: goes && said.hasContent)
      }
    }
    if linked > 0 {
      ledger.note(
        .externalLink, "公式引用了 \(linked) 个外部工作簿，里面存着它们的位置和部分数据。", count: linked,
        removed: obstacle == nil && ledger.removes(.externalLink))
    }
    let named = book.all("definedName").filter { book.isSet($0, "hidden") }
      .compactMap { book.attribute($0, "name") }.filter { !$0.hasPrefix("_xlnm") && !$0.hasPrefix("_xlfn") }
    if !named.isEmpty {
      ledger.note(.hidden, "有隐藏的名称：\(named.told())。", count: named.count, weight: .harmless, removed: false)
    }
  }

  /// The memory of printers, shared editing and queries.
  private mutating func memory() throws(Refusal) {
    let shared = try package.relations(of: main).filter { ["revisionHeaders", "usernames"].contains($0.type) }
    if !shared.isEmpty { ledger.note(.revision, "共享工作簿记着每次修改和修改人。") }
    if ledger.removes(.revision) { try package.dropRelations(of: main) { ["revisionHeaders", "usernames"].contains($0.type) } }
    let queries = try package.relations(of: main).filter { $0.type == "connections" }
    if !queries.isEmpty {
      ledger.note(.externalLink, "有数据连接，里面可能有数据库地址和账号。", removed: false)
    }
    var printers = 0
    for sheet in sheets {
      guard try package.relations(of: sheet.part).contains(where: { $0.type == "printerSettings" }) else { continue }
      printers += 1
      guard ledger.removes(.software), var tree = try package.tree(sheet.part) else { continue }
      for node in tree.all("pageSetup") { tree.drop(attributes: ["id"], of: node) }
      package.put(tree, sheet.part)
      try package.dropRelations(of: sheet.part) { $0.type == "printerSettings" }
    }
    if printers > 0 { ledger.note(.software, "\(printers) 张工作表里存着打印机设置。", count: printers) }
  }
}

/// A sheet of a workbook (工作表), by its tab.
struct WorkbookSheet {
  var place: Int
  var name: String
  var part: String
  var relation: String
  var isHidden: Bool
  var isVeryHidden: Bool

  static func list(_ package: OfficePackage, _ main: String, _ book: XMLTree) throws(Refusal) -> [WorkbookSheet] {
    let relations = try package.relations(of: main)
    var sheets: [WorkbookSheet] = []
    for (place, node) in book.all("sheet").enumerated() {
      guard let id = book.attribute(node, "id"), let relation = relations.first(where: { $0.id == id }),
        package.holds(relation.target)
      else { continue }
      let state = book.attribute(node, "state") ?? "visible"
      sheets.append(
        WorkbookSheet(
          place: place, name: book.attribute(node, "name") ?? "", part: relation.target, relation: id,
          isHidden: state != "visible", isVeryHidden: state == "veryHidden"))
    }
    return sheets
  }
}

/// What all the sheets hide together (隐藏内容).
struct WorkbookSurvey {
  var hiddenSheets: [WorkbookSheet]
  var hiddenCells = 0
  var sheets: [(sheet: WorkbookSheet, survey: WorksheetSurvey)] = []

  var hasHidden: Bool { !hiddenSheets.isEmpty || sheets.contains { $0.survey.hiddenContent > 0 } }

  /// A formula whose value was never saved: a program wrote it, and no office program has opened it since.
  var uncounted: (String, String)? {
    for (sheet, survey) in sheets { if let cell = survey.uncounted { return (sheet.name, cell) } }
    return nil
  }
}

/// References in formulas (公式引用).
enum Formula {
  static func mentions(_ formula: String, _ sheet: String) -> Bool {
    formula.contains(sheet + "!") || formula.contains(sheet.replacing("'", with: "''") + "'!")
  }
}
