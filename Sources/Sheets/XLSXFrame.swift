/// The parts of an XLSX file around its sheets (文件骨架), as ECMA-376 wants them.
enum XLSXFrame {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func contentTypes(_ sheets: Int) -> String {
    let each = (1...max(1, sheets)).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>"
    }
    return """
      <Types xmlns="\(package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/>\
      <Override PartName="/xl/sharedStrings.xml" ContentType="\(type).sharedStrings+xml"/>\(each.joined())</Types>
      """
  }

  static let roots = """
    <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(office)/officeDocument" \
    Target="xl/workbook.xml"/></Relationships>
    """

  static func workbook(_ names: [String], _ sheets: [Sheet]) -> String {
    // One sheet must be in view.
    let allHidden = sheets.allSatisfy(\.isHidden)
    let each = zip(names, sheets).enumerated().map { index, pair in
      let hidden = pair.1.isHidden && !(allHidden && index == 0) ? " state=\"hidden\"" : ""
      return "<sheet name=\"\(EscapedText.write(pair.0))\" sheetId=\"\(index + 1)\"\(hidden) r:id=\"rId\(index + 1)\"/>"
    }
    let first = sheets.firstIndex { !$0.isHidden } ?? 0
    return """
      <workbook xmlns="\(main)" xmlns:r="\(office)"><bookViews><workbookView activeTab="\(first)"/></bookViews>\
      <sheets>\(each.joined())</sheets></workbook>
      """
  }

  static func relations(_ sheets: Int) -> String {
    var each = (1...max(1, sheets)).map {
      "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
    }
    each.append("<Relationship Id=\"rId\(sheets + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>")
    each.append("<Relationship Id=\"rId\(sheets + 2)\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>")
    return "<Relationships xmlns=\"\(package)/relationships\">\(each.joined())</Relationships>"
  }

  /// Plain, header, date, moment, in this order.
  static let styles = """
    <styleSheet xmlns="\(main)">\
    <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="宋体"/></font>\
    <font><b/><sz val="11"/><name val="宋体"/></font></fonts>\
    <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">\
    <alignment vertical="center" wrapText="1"/></xf>\
    <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
    <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """
}
