/// The styles (样式) of a DOCX file: which are headings, how they align, what they number.
struct DOCXStyles {
  private var styles: [String: Style] = [:]
  private(set) var defaultParagraph: String?

  /// What a style says about the paragraphs that carry it.
  struct Style {
    var name = ""
    var basedOn: String?
    var outline: Int?
    var alignment: Alignment?
    var numberId: String?
    var numberLevel: Int?
    var isBold: Bool?
    var isHidden: Bool?
    var indented: Bool?
  }

  init(_ markup: Markup?) {
    guard let markup, let root = markup.child(of: Markup.root, named: "w:styles") else { return }
    for index in markup.children(of: root, named: "w:style") {
      guard let id = markup.nodes[index]["w:styleId"] else { continue }
      styles[id] = Self.style(index, markup)
      let node = markup.nodes[index]
      if node["w:type"] == "paragraph", DOCXValue.isOn(node["w:default"] ?? "0") { defaultParagraph = id }
    }
  }

  /// A style with all that it inherits; a chain that bites its own tail ends.
  func resolved(_ id: String?) -> Style {
    var result = Style()
    var next = id
    for _ in 0..<20 {
      guard let id = next, let style = styles[id] else { break }
      if result.name.isEmpty { result.name = style.name }
      result.outline = result.outline ?? style.outline ?? Self.outline(ofName: style.name)
      result.alignment = result.alignment ?? style.alignment
      result.numberId = result.numberId ?? style.numberId
      result.numberLevel = result.numberLevel ?? style.numberLevel
      result.isBold = result.isBold ?? style.isBold
      result.isHidden = result.isHidden ?? style.isHidden
      result.indented = result.indented ?? style.indented
      next = style.basedOn
    }
    return result
  }

  private static func style(_ index: Int, _ markup: Markup) -> Style {
    var style = Style()
    style.name = DOCXValue.value(of: "w:name", in: index, markup)?.lowercased() ?? ""
    style.basedOn = DOCXValue.value(of: "w:basedOn", in: index, markup)
    if let properties = markup.child(of: index, named: "w:pPr") {
      style.outline = DOCXValue.value(of: "w:outlineLvl", in: properties, markup).flatMap { Int($0) }
      style.alignment = DOCXValue.alignment(in: properties, markup)
      style.indented = DOCXValue.isIndented(properties, markup)
      if let number = markup.child(of: properties, named: "w:numPr") {
        style.numberId = DOCXValue.value(of: "w:numId", in: number, markup)
        style.numberLevel = DOCXValue.value(of: "w:ilvl", in: number, markup).flatMap { Int($0) }
      }
    }
    if let properties = markup.child(of: index, named: "w:rPr") {
      style.isBold = DOCXValue.flag("w:b", in: properties, markup)
      style.isHidden = DOCXValue.flag("w:vanish", in: properties, markup)
    }
    return style
  }

  /// `heading 1` and `标题 1` are headings whatever else their style says.
  private static func outline(ofName name: String) -> Int? {
    for prefix in ["heading ", "标题 "] where name.hasPrefix(prefix) {
      return Int(name.dropFirst(prefix.count)).map { $0 - 1 }
    }
    return nil
  }
}
