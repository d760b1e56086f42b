import Manuscript

/// A Word document (Word 文档) written from the tree: real styles by the names of Word's Chinese templates, real
/// headings, tables and notes, so that whoever gets it can go on working with it. The same document gives the same bytes.
package enum WordForm {
  package static func bytes(_ document: Document, style: Style = .official) -> [UInt8] {
    let measures = WordMeasures(style)
    var body = WordBody(document: document, style: style, measures: measures)
    body.write()
    var zip = ZipWriter()
    func add(_ name: String, _ xml: String) { zip.add(name, Array((WordFrame.declaration + xml).utf8)) }
    add("[Content_Types].xml", WordFrame.contentTypes(body.links.endings))
    add("_rels/.rels", WordFrame.roots)
    add("word/document.xml", body.xml)
    add("word/_rels/document.xml.rels", body.links.xml)
    add("word/styles.xml", WordStyles(measures: measures).xml)
    add("word/numbering.xml", body.numbering.xml)
    add("word/settings.xml", WordFrame.settings(measures))
    add("word/fontTable.xml", WordFrame.fonts)
    add("word/theme/theme1.xml", WordTheme.xml)
    add("word/footer1.xml", WordFrame.footer("right", "w:rightChars=\"100\" w:right=\"280\""))
    add("word/footer2.xml", WordFrame.footer("left", "w:leftChars=\"100\" w:left=\"280\""))
    add("docProps/core.xml", WordFrame.core(document))
    add("docProps/app.xml", WordFrame.application)
    for picture in body.links.pictures { zip.add("word/" + picture.target, picture.bytes, packed: false) }
    return zip.finished()
  }
}

/// The measures of the page (版面尺寸), in twentieths of a point but where said.
struct WordMeasures {
  /// Sizes in half points.
  let bodySize: Int
  let titleSize: Int
  let bodyFont: String
  let titleFont: String
  /// One line of the grid.
  let line: Int
  /// One character of the grid.
  let character: Int
  /// Characters are narrowed to this many hundredths, so that 28 of them fill a line: spacing would do it too, but
  /// LibreOffice then drops a comma that hangs over the edge.
  let scale: Int
  let margins: (top: Int, right: Int, bottom: Int, left: Int)
  let isOfficial: Bool

  static let page = (width: 11_906, height: 16_838)

  /// GB/T 9704 第6.1、6.3条: 版心156 mm×225 mm, 天头37 mm, 订口28 mm, 每面22行，每行28字.
  init(_ style: Style) {
    isOfficial = style != .plain
    margins = isOfficial ? (2098, 1474, 1984, 1587) : (1440, 1440, 1440, 1440)
    (bodySize, titleSize) = isOfficial ? (32, 44) : (24, 36)
    (bodyFont, titleFont) = isOfficial ? ("仿宋_GB2312", "方正小标宋简体") : ("宋体", "黑体")
    (line, character, scale) = isOfficial ? (579, 316, 98) : (400, 240, 100)
  }

  /// The width of the text.
  var width: Int { Self.page.width - margins.left - margins.right }
}
