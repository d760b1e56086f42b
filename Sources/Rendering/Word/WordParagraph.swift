/// One paragraph of a Word file (段落): its properties in the order that the schema asks for.
struct WordParagraph {
  var style: WordStyles.ID
  var keepsNext = false
  var breaksPage = false
  /// A frame at the foot of the page.
  var frame = ""
  /// The list and its level.
  var number: (list: Int, level: Int)?
  var border = ""
  var tabs = ""
  var spacing = ""
  var indent = ""
  var alignment = ""
  var section = ""

  init(_ style: WordStyles.ID) { self.style = style }

  /// Punctuation never hangs over the edge and figures get no blanks of their own. Said in every paragraph again,
  /// for LibreOffice does not take it from the styles.
  static let typography =
    "<w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"

  func xml(_ runs: String) -> String {
    var properties = "<w:pStyle w:val=\"\(style.rawValue)\"/>"
    if keepsNext { properties += "<w:keepNext/>" }
    if breaksPage { properties += "<w:pageBreakBefore/>" }
    properties += frame
    if let number {
      properties += "<w:numPr><w:ilvl w:val=\"\(number.level)\"/><w:numId w:val=\"\(number.list)\"/></w:numPr>"
    }
    properties += border + tabs + Self.typography + spacing + indent
    if !alignment.isEmpty { properties += "<w:jc w:val=\"\(alignment)\"/>" }
    return "<w:p><w:pPr>\(properties)\(section)</w:pPr>\(runs)</w:p>"
  }
}
