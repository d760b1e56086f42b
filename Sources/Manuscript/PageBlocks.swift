import Kernel

/// The parts of a whole web page (页面区块) by names that a person can choose from: metadata, headings, marked
/// elements, the largest body of text.
package struct PageBlocks: Sendable {
  private let markup: Markup
  private let ledger: Ledger
  /// For each node: its parent, the bytes of text below it, and how many of them are links.
  private let parents: [Int]
  private let lengths: [Int]
  private let linked: [Int]

  /// One part and what stands in it.
  package struct Part: Equatable, Sendable {
    /// `meta:ArticleTitle`, `h1`, `#zoom`, `.TRS_Editor` or `largest`.
    package let name: String
    package let text: String
    package let length: Int
  }

  package static let largest = "largest"

  package init(_ bytes: [UInt8]) throws(Refusal) {
    let limit = ReadingLimits().bytes
    guard bytes.count <= limit else { throw Refusal("网页文件超过 \(limit >> 20) MB，请拆分后再上传。") }
    var ledger = Ledger()
    let text = decodeText(bytes, declared: HTMLReader.declaredEncoding(bytes), into: &ledger)
    let built = try parseHTML(HTMLReader.withoutControls(text, into: &ledger))
    if built.flattened > 0 { ledger.omit(.deep, count: built.flattened) }
    (markup, self.ledger) = (built.markup, ledger)
    (parents, lengths, linked) = Self.measure(built.markup)
  }

  /// What there is to choose from, the most telling first.
  package var parts: [Part] {
    var names: [String] = []
    var seen: Set<String> = []
    for name in markup.nodes.indices.flatMap(names(of:)) where seen.insert(name).inserted && names.count < 400 {
      names.append(name)
    }
    let all = ([Self.largest] + names).compactMap { name -> Part? in
      guard let text = text(of: name, limit: 400), !text.isEmpty else { return nil }
      return Part(name: name, text: text, length: node(named: name).map { lengths[$0] } ?? text.utf8.count)
    }
    let (marked, plain) = (all.filter { "#.".contains($0.name.prefix(1)) }, all.filter { !"#.".contains($0.name.prefix(1)) })
    return Array(plain.prefix(20)) + marked.sorted { $0.length > $1.length }.prefix(30)
  }

  /// The text of a part on one line; nil when the page has no such part.
  package func text(of name: String, limit: Int = .max) -> String? {
    if name.hasPrefix("meta:") {
      let wanted = name.dropFirst(5).lowercased()
      let meta = markup.nodes.first { $0.name == "meta" && ($0["name"] ?? $0["property"])?.lowercased() == wanted }
      return meta?["content"]
    }
    guard let node = node(named: name) else { return nil }
    return markup.text(of: node, limit: limit).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Reads a part as a manuscript; nil when the page has no such part.
  package func reading(of name: String, baseAddress: String?, title: String?) -> Reading? {
    guard let start = node(named: name) else { return nil }
    var walk = HTMLWalk(markup: markup, base: baseAddress, flow: Flow(faithful: false, ledger: ledger))
    walk.children(of: start, HTMLWalk.Setting())
    walk.flow.close(Flow.Form())
    return Recognition.reading(of: walk.flow, title: title)
  }

  private func node(named name: String) -> Int? {
    if name == Self.largest { return largestBlock }
    let rest = String(name.dropFirst())
    return markup.nodes.indices.first { index in
      let node = markup.nodes[index]
      switch name.prefix(1) {
      case "#": return node["id"] == rest
      case ".": return node["class"]?.split(separator: " ").contains { $0 == rest } == true
      default: return node.name == name
      }
    }
  }

  private func names(of index: Int) -> [String] {
    let node = markup.nodes[index]
    if node.name == "meta", let name = node["name"] ?? node["property"], node["content"]?.isEmpty == false {
      return ["meta:" + name]
    }
    if ["title", "h1", "h2", "h3"].contains(node.name) { return [node.name] }
    guard !node.name.isEmpty, lengths[index] > 0, !["html", "body", "script", "style"].contains(node.name) else { return [] }
    var names: [String] = []
    if let id = node["id"], Self.isPlain(id) { names.append("#" + id) }
    names += (node["class"] ?? "").split(separator: " ").prefix(3).map(String.init).filter(Self.isPlain).map { "." + $0 }
    return names
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60 && !name.contains(where: \.isWhitespace)
  }

  /// The innermost element that holds most of the page's text that is not links.
  private var largestBlock: Int? {
    let blocks: Set<String> = ["div", "td", "article", "section", "main", "body"]
    func weight(_ index: Int) -> Int { lengths[index] - 2 * linked[index] }
    let candidates = markup.nodes.indices.filter { blocks.contains(markup.nodes[$0].name) }
    guard let most = candidates.map(weight).max(), most > 0 else { return markup.nodes.count > 1 ? Markup.root : nil }
    return candidates.last { weight($0) * 10 >= most * 7 }
  }

  private static func measure(_ markup: Markup) -> (parents: [Int], lengths: [Int], linked: [Int]) {
    var parents = Array(repeating: Markup.root, count: markup.nodes.count)
    for index in markup.nodes.indices { for child in markup.children(of: index) { parents[child] = index } }
    var lengths = markup.nodes.map { $0.text.utf8.count { $0 > 0x20 } }
    var linked = Array(repeating: 0, count: markup.nodes.count)
    // A child stands behind its parent, so one walk from the end adds everything up.
    for index in markup.nodes.indices.reversed() where index != Markup.root {
      if ["script", "style"].contains(markup.nodes[index].name) { lengths[index] = 0 }
      if markup.nodes[index].name == "a" { linked[index] = lengths[index] }
      lengths[parents[index]] += lengths[index]
      linked[parents[index]] += linked[index]
    }
    return (parents, lengths, linked)
  }
}
