import CLibXML

/// The passages of a Word document that are read (文字所在): the paragraphs of the body, text boxes, headers, footers, footnotes and
/// endnotes. Word knows comments in the body alone, so what stands elsewhere is remarked at the paragraph it belongs to.
struct DOCXPassages {
  /// A paragraph and where a comment on it goes (段落).
  struct Passage {
    let text: String
    /// The paragraph of the body that carries the comment.
    let anchor: XMLTree.Node
    /// 页眉, 文本框 and the like; empty for the body itself, where a comment stands at the very words.
    let part: String
  }

  private(set) var all: [Passage] = []
  private let tree: XMLTree

  init(_ tree: XMLTree, _ archive: ZipArchive) throws(Refusal) {
    self.tree = tree
    readBody()
    guard let first = all.first(where: { !$0.text.isEmpty })?.anchor ?? all.first?.anchor else { return }
    for name in archive.names.sorted() {
      let part = name.hasPrefix("word/header") ? "页眉" : name.hasPrefix("word/footer") ? "页脚" : ""
      guard !part.isEmpty, name.hasSuffix(".xml"), let other = try Self.tree(name, archive) else { continue }
      for text in Self.texts(other.root) { all.append(Passage(text: text, anchor: first, part: part)) }
    }
    for (name, part, element) in [("footnotes", "脚注", "footnote"), ("endnotes", "尾注", "endnote")] {
      guard let other = try Self.tree("word/\(name).xml", archive) else { continue }
      let references = anchors(of: element + "Reference")
      for note in other.root.children where note.isNamed(element) {
        let anchor = note.property("id").flatMap { references[$0] } ?? first
        for text in Self.texts(note) { all.append(Passage(text: text, anchor: anchor, part: part)) }
      }
    }
  }

  private static func tree(_ name: String, _ archive: ZipArchive) throws(Refusal) -> XMLTree? {
    guard let bytes = try archive.contents(of: name) else { return nil }
    _ = try parseXML(bytes)
    return try XMLTree(bytes)
  }

  private mutating func readBody() {
    var found: [Passage] = []
    Self.walk(tree.root, nil) { node, outer in
      let text = String(DOCXRuns.text(of: node))
      found.append(Passage(text: text, anchor: outer ?? node, part: outer == nil ? "" : "文本框"))
    }
    all = found
  }

  /// Each paragraph with the one around it, if it stands in a text box. What older programs see instead is the same text again.
  private static func walk(
    _ node: XMLTree.Node, _ outer: XMLTree.Node?, _ visit: (XMLTree.Node, XMLTree.Node?) -> Void
  ) {
    guard !node.isNamed("Fallback") else { return }
    let isParagraph = node.isNamed("p") && node.isOfWord
    if isParagraph { visit(node, outer) }
    for child in node.children where child.pointee.type == XML_ELEMENT_NODE {
      walk(child, outer ?? (isParagraph ? node : nil), visit)
    }
  }

  private static func texts(_ root: XMLTree.Node) -> [String] {
    var found: [String] = []
    walk(root, nil) { node, _ in found.append(String(DOCXRuns.text(of: node))) }
    return found.filter { text in text.contains { !$0.isWhitespace } }
  }

  /// The paragraph in which each note is referred to.
  private func anchors(of reference: String) -> [String: XMLTree.Node] {
    var found: [String: XMLTree.Node] = [:]
    Self.walk(tree.root, nil) { node, outer in
      func look(_ inner: XMLTree.Node) {
        for child in inner.children where child.pointee.type == XML_ELEMENT_NODE && !child.isNamed("p") {
          if child.isNamed(reference), let id = child.property("id") { found[id] = outer ?? node }
          look(child)
        }
      }
      look(node)
    }
    return found
  }
}

extension XMLTree.Node {
  /// A `p` of WordprocessingML, not one of a drawing.
  var isOfWord: Bool {
    pointee.ns.flatMap { $0.pointee.href }.map { String(cString: $0) } == DOCXRuns.namespace
  }
}
