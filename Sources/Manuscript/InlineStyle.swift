/// The few things that a `style` attribute may still say: alignment, indent, emphasis, and that text is hidden.
struct InlineStyle {
  var alignment: Alignment?
  var indented: Bool?
  var bold: Bool?
  var italic: Bool?
  var marks: Marks = []
  var hidden = false
  var wordMarks = 0
  private var offscreen = false
  private var positioned = false
  private var clipped = false
  private var empty = false

  init(_ style: String) {
    for declaration in style.utf8.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.trim(Substring(declaration[..<colon]))
      let value = Self.trim(Substring(declaration[declaration.index(after: colon)...]))
      read(name, value.hasSuffix("!important") ? Self.trim(value.dropLast(10)) : value)
    }
    if offscreen && positioned || clipped && empty { hidden = true }
  }

  private static func trim(_ text: Substring) -> Substring {
    let front = text.drop(while: \.isWhitespace)
    let back = front.reversed().prefix(while: \.isWhitespace).count
    return Substring(front.dropLast(back).lowercased())
  }

  private mutating func read(_ name: Substring, _ value: Substring) {
    switch name {
    case "text-align": alignment = Alignment(css: value)
    case "text-indent":
      guard let length = Self.number(value) else { return }
      indented = length > 0
      if length <= -400 { hidden = true }
    case "font-weight": bold = value == "bold" || value == "bolder" || (Int(value) ?? 0) >= 600
    case "font-style": italic = value == "italic" || value == "oblique"
    case "text-decoration", "text-decoration-line":
      if value.contains("underline") { marks.insert(.underline) }
      if value.contains("line-through") { marks.insert(.strike) }
    case "vertical-align":
      if value == "super" { marks.insert(.superscript) }
      if value == "sub" { marks.insert(.subscript) }
    case "display": if value == "none" { hidden = true }
    case "visibility": if value == "hidden" || value == "collapse" { hidden = true }
    case "font-size", "opacity", "zoom": if Self.number(value) == 0 { hidden = true }
    case "mso-hide": if value == "all" { hidden = true }
    case "left", "top", "right", "margin-left", "margin-top":
      if let length = Self.number(value), length <= -400 { offscreen = true }
      if name.hasPrefix("margin"), offscreen { positioned = true }
    case "position": positioned = value == "absolute" || value == "fixed"
    case "overflow": clipped = value == "hidden"
    case "width", "height", "max-height", "max-width": if Self.number(value) == 0 { empty = true }
    default: break
    }
    if name.hasPrefix("mso-") { wordMarks += 1 }
  }

  /// The number that a length begins with, whatever its unit.
  private static func number(_ value: Substring) -> Double? {
    Double(value.prefix { $0.isNumber || $0 == "." || $0 == "-" })
  }
}

extension Alignment {
  /// CSS and HTML alignment words; justified text is ordinary text.
  init?(css value: some StringProtocol) {
    switch value.lowercased() {
    case "center", "-webkit-center", "-moz-center", "middle": self = .center
    case "right", "end", "-webkit-right": self = .end
    case "left", "start", "justify": self = .start
    default: return nil
    }
  }
}
