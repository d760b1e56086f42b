import Manuscript

/// Runs (文字片段) of a Word file.
enum WordRuns {
  /// A run of text with further properties, which come after the fonts.
  static func text(_ text: String, fonts: String = "", _ properties: String = "") -> String {
    parts(of: text).map { part, isRare in
      let fonts = isRare ? rare : fonts.isEmpty ? "<w:rFonts w:hint=\"eastAsia\"/>" : fonts
      return "<w:r><w:rPr>\(fonts)\(properties)</w:rPr>\(content(part))</w:r>"
    }.joined()
  }

  /// Without the hint, quotation marks and dashes are set in the Latin font, half as wide.
  static func fonts(_ font: String) -> String {
    "<w:rFonts w:eastAsia=\"\(font)\" w:hint=\"eastAsia\"/>"
  }

  static func marks(_ marks: Marks, isBold: Bool = false) -> String {
    var properties = ""
    if marks.contains(.bold) || isBold { properties += "<w:b/><w:bCs/>" }
    if marks.contains(.italic) { properties += "<w:i/><w:iCs/>" }
    if marks.contains(.strike) { properties += "<w:strike/>" }
    if marks.contains(.underline) { properties += "<w:u w:val=\"single\"/>" }
    if marks.contains(.superscript) {
      properties += "<w:vertAlign w:val=\"superscript\"/>"
    } else if marks.contains(.subscript) {
      properties += "<w:vertAlign w:val=\"subscript\"/>"
    }
    return properties
  }

  static let lineBreak = "<w:r><w:br/></w:r>"

  /// A field with the text that stands until it is counted.
  static func field(_ code: String, shown: String) -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> \(code) </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>\(shown)</w:t></w:r>\
    <w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  private static let rare =
    "<w:rFonts w:ascii=\"\(WordFont.rare)\" w:eastAsia=\"\(WordFont.rare)\" w:hAnsi=\"\(WordFont.rare)\" w:hint=\"eastAsia\"/>"

  private static func content(_ text: String) -> String {
    var xml = ""
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { xml += "<w:br/>" }
      for (place, piece) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
        if place > 0 { xml += "<w:tab/>" }
        if !piece.isEmpty { xml += "<w:t xml:space=\"preserve\">\(XMLText.escaped(String(piece)))</w:t>" }
      }
    }
    return xml
  }

  /// The text in parts that one font holds: ideographs beyond the basic plane apart.
  private static func parts(of text: String) -> [(String, Bool)] {
    guard text.unicodeScalars.contains(where: isRare) else { return [(text, false)] }
    var parts: [(String, Bool)] = []
    for scalar in text.unicodeScalars {
      let isRare = isRare(scalar)
      if parts.last?.1 == isRare { parts[parts.count - 1].0.unicodeScalars.append(scalar) } else {
        parts.append((String(scalar), isRare))
      }
    }
    return parts
  }

  private static func isRare(_ scalar: Unicode.Scalar) -> Bool { (0x20000...0x3FFFF).contains(scalar.value) }
}
