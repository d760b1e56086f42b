/// What stands around the text of a Word file (文件框架): types, relations, settings, fonts, footers, properties.
enum WordFrame {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let spaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let package = "application/vnd.openxmlformats-package."

  static func contentTypes(_ endings: [String]) -> String {
    let parts = [
      ("word/document.xml", word + "document.main+xml"), ("word/styles.xml", word + "styles+xml"),
      ("word/settings.xml", word + "settings+xml"), ("word/fontTable.xml", word + "fontTable+xml"),
      ("word/numbering.xml", word + "numbering+xml"), ("word/footer1.xml", word + "footer+xml"),
      ("word/footer2.xml", word + "footer+xml"),
      ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
      ("docProps/core.xml", package + "core-properties+xml"),
      ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    let pictures = endings.map { ending in
      "<Default Extension=\"\(ending)\" ContentType=\"image/\(ending == "jpg" ? "jpeg" : ending)\"/>"
    }
    let overrides = parts.map { "<Override PartName=\"/\($0)\" ContentType=\"\($1)\"/>" }
    return """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="\(package)relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(pictures.joined())\(overrides.joined())</Types>
      """
  }

  static let roots = """
    <Relationships xmlns="\(relations)">\
    <Relationship Id="rId1" Type="\(relation)officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(relations)/metadata/core-properties" Target="docProps/core.xml"/>\
    <Relationship Id="rId3" Type="\(relation)extended-properties" Target="docProps/app.xml"/></Relationships>
    """

  static func settings(_ measures: WordMeasures) -> String {
    """
    <w:settings \(spaces)><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>\
    <w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>\
    <w:drawingGridHorizontalSpacing w:val="\(measures.character / 2)"/>\
    <w:drawingGridVerticalSpacing w:val="\(measures.line)"/>\
    <w:characterSpacingControl w:val="compressPunctuation"/>\
    <w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>\
    <w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>\
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
    </w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>
    """
  }

  /// 第7.5条：“一般用4号半角宋体阿拉伯数字……数字左右各放一条一字线……单页码居右空一字，双页码居左空一字。”
  static func footer(_ side: String, _ indent: String) -> String {
    """
    <w:ftr \(spaces)><w:p><w:pPr><w:pStyle w:val="\(WordStyles.ID.footer.rawValue)"/><w:ind \(indent)/>\
    <w:jc w:val="\(side)"/></w:pPr>\(WordRuns.text("— "))\(WordRuns.field("PAGE", shown: "1"))\(WordRuns.text(" —"))\
    </w:p></w:ftr>
    """
  }

  /// The names that other systems have for the same fonts.
  static var fonts: String {
    let chinese = [
      ("仿宋_GB2312", "仿宋"), (WordFont.kai, "楷体"), ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
      (WordFont.hei, "SimHei"), (WordFont.song, "SimSun"), (WordFont.rare, "宋体-ExtB"),
    ].map { name, other in
      """
      <w:font w:name="\(name)"><w:altName w:val="\(other)"/><w:charset w:val="86"/><w:family w:val="auto"/>\
      <w:pitch w:val="variable"/></w:font>
      """
    }
    return """
      <w:fonts \(spaces)>\(chinese.joined())<w:font w:name="Times New Roman"><w:charset w:val="00"/>\
      <w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>
      """
  }

  static func core(_ document: Document) -> String {
    let fields = [
      ("dc:title", document.title), ("dc:creator", document.publisher ?? document.head?.issuer),
      ("dc:identifier", document.indexNumber),
    ].compactMap { name, value in value.map { "<\(name)>\(XMLText.escaped($0))</\(name)>" } }
    let created = document.published.map {
      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\($0)T00:00:00Z</dcterms:created>"
    }
    return """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\(fields.joined())<dc:language>zh-CN</dc:language>\
      \(created ?? "")</cp:coreProperties>
      """
  }

  static let application = """
    <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
    <Application>Yudeng</Application></Properties>
    """
}
