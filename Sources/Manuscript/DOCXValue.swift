/// Reading of WordprocessingML's small values.
enum DOCXValue {
  /// The `w:val` of a child element.
  static func value(of name: String, in index: Int, _ markup: Markup) -> String? {
    markup.child(of: index, named: name).flatMap { markup.nodes[$0]["w:val"] }
  }

  /// An on/off element: present without a value means on; absent means nothing is said.
  static func flag(_ name: String, in index: Int, _ markup: Markup) -> Bool? {
    markup.child(of: index, named: name).map { isOn(markup.nodes[$0]["w:val"] ?? "1") }
  }

  static func isOn(_ value: String) -> Bool {
    !["0", "false", "off", "none"].contains(value)
  }

  static func alignment(in properties: Int, _ markup: Markup) -> Alignment? {
    value(of: "w:jc", in: properties, markup).flatMap { value in
      value == "both" || value == "distribute" ? .start : Alignment(css: value)
    }
  }

  /// Whether the first line is set in; nil if nothing is said.
  static func isIndented(_ properties: Int, _ markup: Markup) -> Bool? {
    guard let index = markup.child(of: properties, named: "w:ind") else { return nil }
    let node = markup.nodes[index]
    let amount = node["w:firstLineChars"] ?? node["w:firstLine"]
    return amount.flatMap { Int($0) }.map { $0 > 0 }
  }

  /// How far a paragraph is pushed in from the left, in twips.
  static func leftIndent(_ properties: Int, _ markup: Markup) -> Int {
    guard let index = markup.child(of: properties, named: "w:ind") else { return 0 }
    let node = markup.nodes[index]
    return (node["w:left"] ?? node["w:start"] ?? node["w:firstLine"]).flatMap { Int($0) } ?? 0
  }
}
