/// What the walk leaves out, and puts into the account: scripts, hidden text, controls, unsafe addresses.
extension HTMLWalk {
  /// Leaves out an element and all it holds.
  mutating func drop(_ index: Int, _ kind: Omission.Kind) {
    let node = markup.nodes[index]
    if node.name == "input", node["type"]?.lowercased() == "hidden" {
      flow.ledger.omit(.hidden, node["value"] ?? "")
      return
    }
    let sample = node["src"] ?? node["data"] ?? node["value"] ?? markup.text(of: index, limit: 200)
    flow.ledger.omit(kind, sample)
  }

  /// Leaves out text that no reader of the page could see.
  mutating func hide(_ index: Int) {
    let sample = markup.text(of: index, limit: 400)
    if sample.contains(where: { !$0.isWhitespace }) { flow.ledger.omit(.hidden, sample) }
  }

  /// Counts Word's marks and scripts in attributes.
  mutating func note(_ node: Markup.Node, _ style: InlineStyle?) {
    let isWord = node.name.contains(":") || node["class"]?.hasPrefix("Mso") == true
    let count = (style?.wordMarks ?? 0) + (isWord ? 1 : 0)
    if count > 0 { flow.ledger.repair(.word, count: count) }
    for (name, value) in node.attributes where name.hasPrefix("on") && name.count > 2 {
      flow.ledger.omit(.script, "\(name)=\(value)")
    }
  }

  /// The safe address of a link, or nil with a line in the account.
  mutating func link(_ node: Markup.Node) -> String? {
    guard let raw = node["href"], raw.contains(where: { !$0.isWhitespace }) else { return nil }
    if let address = Address.link(raw, base: base) { return address }
    flow.ledger.omit(raw.hasPrefix("#") ? .anchor : .address, raw)
    return nil
  }

  mutating func image(_ node: Markup.Node, _ setting: Setting) {
    let raw = node["src"] ?? ""
    guard let source = raw.hasPrefix("media:") && flow.faithful ? raw : Address.image(raw, base: base) else {
      flow.ledger.omit(.image, raw.isEmpty ? node["alt"] ?? "" : raw)
      return
    }
    var noted = flow.ledger
    let (alt, _) = Cleaner.clean([.text(node["alt"] ?? "", [], link: nil)], into: &noted)
    var image = Image(source: source)
    if case .text(let words, _, _) = alt.first { image.alt = words }
    image.width = pixels(node["width"])
    image.height = pixels(node["height"])
    flow.image(image, link: setting.link)
  }

  private func pixels(_ value: String?) -> Int? {
    guard let value, let number = Int(value.prefix { $0.isASCII && $0.isNumber }) else { return nil }
    return value.hasSuffix("%") || !(1...20_000).contains(number) ? nil : number
  }
}
