/// The styles part (样式). Names are those that Word knows and shows in the reader's own language; the parts of an
/// official document that Word has no style for carry their Chinese names.
struct WordStyles {
  let measures: WordMeasures

  /// The ids of styles, as Chinese Word gives them.
  enum ID: String {
    case normal = "a", title = "a3", footer = "a5", link = "a6", listing = "a7", caption = "a8", grid = "a9"
    case heading1 = "1", heading2 = "2", heading3 = "3", heading4 = "4"
    case body = "gongwen", addressee = "zhusong", note = "fuzhu", attachment = "fujian"
    case signature = "shuming", date = "chengwen", number = "zihao", cell = "biaoge", picture = "tupian"
    case head = "hongtou", imprint = "banji"

    static func heading(_ level: Int) -> ID {
      switch level {
      case ...1: .heading1
      case 2: .heading2
      case 3: .heading3
      default: .heading4
      }
    }
  }

  var xml: String {
    "<w:styles \(WordFrame.spaces)>\(defaults)\(basic)\(headings)\(official)\(small)</w:styles>"
  }

  private var defaults: String {
    """
    <w:docDefaults><w:rPrDefault><w:rPr>\(WordFont.properties(measures.bodyFont))<w:w w:val="\(measures.scale)"/>\
    <w:kern w:val="2"/><w:sz w:val="\(measures.bodySize)"/><w:szCs w:val="\(measures.bodySize)"/>\
    <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr>\(WordParagraph.typography)</w:pPr></w:pPrDefault></w:docDefaults>
    """
  }

  private var basic: String {
    let spacing = measures.isOfficial ? "" : "<w:spacing w:line=\"\(measures.line)\" w:lineRule=\"atLeast\"/>"
    return """
      <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>\
      <w:pPr><w:widowControl w:val="0"/>\(WordParagraph.typography)\(spacing)<w:jc w:val="both"/></w:pPr></w:style>\
      <w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/>\
      <w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>\
      <w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>\
      <w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
      <w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
      <w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/><w:uiPriority w:val="99"/>\
      <w:semiHidden/><w:unhideWhenUsed/></w:style>\
      \(style(.title, "Title", next: .body, title, "\(titleFont)<w:w w:val=\"100\"/>\(size(measures.titleSize))"))
      """
  }

  private var title: String {
    let exact = "w:line=\"\(measures.isOfficial ? 579 : 560)\" w:lineRule=\"exact\""
    return "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"\(measures.line)\" \(exact)/><w:jc w:val=\"center\"/>"
  }

  private var titleFont: String { WordFont.properties(measures.titleFont, latin: measures.titleFont) }

  /// 第7.3.3条：“第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注。”
  private var headings: String {
    let fonts = [WordFont.hei, WordFont.kai, measures.bodyFont, measures.bodyFont]
    return fonts.enumerated().map { index, font in
      style(
        ID.heading(index + 1), "heading \(index + 1)", next: .body,
        "<w:keepNext/>\(firstLine)<w:outlineLvl w:val=\"\(index)\"/>", WordFont.properties(font))
    }.joined()
  }

  private var official: String {
    style(.body, "公文正文", firstLine)
      + style(.addressee, "主送机关", next: .body, "")
      + style(.note, "附注", "<w:ind w:leftChars=\"200\" w:left=\"\(2 * measures.character)\"/>")
      + style(.attachment, "附件说明", "<w:jc w:val=\"left\"/>")
      + style(.signature, "发文机关署名", next: .date, "<w:keepNext/><w:jc w:val=\"right\"/>")
      + style(.date, "成文日期", "<w:jc w:val=\"right\"/>")
      + style(
        .number, "发文字号",
        "<w:spacing w:after=\"\(measures.line)\"/><w:jc w:val=\"center\"/>", WordFont.properties(WordFont.kai))
      + style(
        .head, "发文机关标志", "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"1984\"/><w:jc w:val=\"center\"/>",
        "\(WordFont.properties("方正小标宋简体", latin: "方正小标宋简体"))<w:color w:val=\"FF0000\"/>"
          + "<w:w w:val=\"100\"/>")
      + style(
        .imprint, "版记", "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"480\" w:lineRule=\"exact\"/>"
          + "<w:ind w:left=\"280\" w:right=\"280\"/>", size(28))
  }

  private var small: String {
    let tight = "<w:snapToGrid w:val=\"0\"/>"
    return style(.footer, "footer", tight, "\(WordFont.properties(WordFont.song))\(size(28))")
      + style(.listing, "List Paragraph", "")
      + style(.caption, "caption", next: .body, "<w:keepNext/>\(tight)<w:spacing w:before=\"120\" w:after=\"80\"/><w:jc w:val=\"center\"/>",
        "\(WordFont.properties(WordFont.hei))\(size(28))")
      + style(
        .cell, "表格文字",
        "\(tight)<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"320\" w:lineRule=\"atLeast\"/><w:jc w:val=\"left\"/>", "<w:w w:val=\"100\"/>\(size(24))")
      + style(.picture, "图片", "\(tight)<w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>")
      + """
      <w:style w:type="character" w:styleId="a6"><w:name w:val="Hyperlink"/><w:basedOn w:val="a0"/>\
      <w:uiPriority w:val="99"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>\
      <w:style w:type="table" w:styleId="a9"><w:name w:val="Table Grid"/><w:basedOn w:val="a1"/>\
      <w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>\(WordTable.borders)</w:tblBorders></w:tblPr></w:style>
      """
  }

  private var firstLine: String {
    "<w:ind w:firstLineChars=\"200\" w:firstLine=\"\(2 * measures.character)\"/>"
  }

  private func size(_ value: Int) -> String { "<w:sz w:val=\"\(value)\"/><w:szCs w:val=\"\(value)\"/>" }

  private func style(
    _ id: ID, _ name: String, next: ID? = nil, _ paragraph: String, _ run: String = ""
  ) -> String {
    let isOurs = name.unicodeScalars.contains { $0.value > 0x2000 }
    return "<w:style w:type=\"paragraph\"\(isOurs ? " w:customStyle=\"1\"" : "") w:styleId=\"\(id.rawValue)\">"
      + "<w:name w:val=\"\(name)\"/><w:basedOn w:val=\"a\"/>"
      + (next.map { "<w:next w:val=\"\($0.rawValue)\"/>" } ?? "") + "<w:qFormat/>"
      + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>") + (run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")
      + "</w:style>"
  }
}
