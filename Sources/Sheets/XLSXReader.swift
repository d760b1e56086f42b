import Manuscript

/// Reads XLSX (ECMA-376 part 1, chapter 18): sheets as streams, so that a used range of 65,000 empty rows costs time
/// for its bytes and nothing else.
enum XLSXReader {
  static func read(_ bytes: [UInt8], _ limits: Workbook.Limits) throws(Refusal) -> Workbook {
    let parts = try XLSXParts(bytes)
    let book = try XMLStream.read(try parts.required(parts.main), BookListener())
    guard book.sheets.count <= limits.sheets else { throw Refusal("工作表超过 \(limits.sheets) 个，请拆分后再上传。") }
    let relations = try parts.relations(of: parts.main)
    let strings = try shared(parts, relations)
    let formats = try formats(parts, relations)
    var budget = Budget(limits)
    var sheets: [Sheet] = []
    for entry in book.sheets {
      // Charts and dialogues are sheets too, but hold no cells.
      guard let relation = relations[entry.relation], relation.type == "worksheet" else { continue }
      guard let part = try parts.bytes(relation.target) else { continue }
      let listener = SheetListener(strings, formats, book.base, limits, budget)
      let heard = try XMLStream.read(part, listener)
      budget = heard.budget
      sheets.append(heard.sheet(named: entry.name, isHidden: entry.isHidden))
    }
    guard !sheets.isEmpty else { throw Refusal("文件里没有工作表，请用 Excel 或 WPS 打开后另存再试。") }
    return Workbook(sheets: sheets)
  }

  private static func shared(_ parts: XLSXParts, _ relations: XLSXParts.Relations) throws(Refusal) -> [String] {
    guard let target = relations.values.first(where: { $0.type == "sharedStrings" })?.target,
      let bytes = try parts.bytes(target)
    else { return [] }
    return try XMLStream.read(bytes, StringListener()).strings
  }

  private static func formats(_ parts: XLSXParts, _ relations: XLSXParts.Relations) throws(Refusal) -> DateFormats {
    guard let target = relations.values.first(where: { $0.type == "styles" })?.target,
      let bytes = try parts.bytes(target)
    else { return DateFormats() }
    return try XMLStream.read(bytes, StyleListener()).formats
  }
}

/// What is left of the limits while one sheet after another is read (余量).
struct Budget {
  var cells: Int
  var text: Int

  init(_ limits: Workbook.Limits) { (cells, text) = (limits.cells, limits.text) }
}
