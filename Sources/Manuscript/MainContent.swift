/// Finds the text proper (正文) in a whole page, by the names that government site systems give it.
enum MainContent {
  private static let ids: Set<String> = ["ucap-content", "zoom", "zoomcon", "article-content", "js_content"]
  private static let classes: Set<String> = [
    "trs_editor", "trs_ueditor", "article-content", "article-content-body", "pages_content", "ucap-content",
  ]

  /// The node to begin at: the whole tree unless one place is marked as the text and holds some.
  static func find(in markup: Markup, into ledger: inout Ledger) -> Int {
    guard let index = markup.nodes.indices.first(where: { isMarked(markup.nodes[$0]) && hasText($0, markup) }) else {
      return Markup.root
    }
    noteOutside(of: index, in: markup, into: &ledger)
    return index
  }

  private static func isMarked(_ node: Markup.Node) -> Bool {
    if node.name == "ucapcontent" { return true }
    if let id = node["id"], ids.contains(id.lowercased()) { return true }
    guard let list = node["class"] else { return false }
    return list.lowercased().split(separator: " ").contains { classes.contains(String($0)) }
  }

  private static func hasText(_ index: Int, _ markup: Markup) -> Bool {
    markup.text(of: index, limit: 400).contains { !$0.isWhitespace }
  }

  /// Lists the text that stands outside, so that nothing is lost unseen.
  private static func noteOutside(of content: Int, in markup: Markup, into ledger: inout Ledger) {
    var stack = [Markup.root]
    while let index = stack.popLast() {
      guard index != content else { continue }
      let node = markup.nodes[index]
      if node.text.contains(where: { !$0.isWhitespace }) { ledger.omit(.outside, node.text) }
      if node.name != "head" { stack.append(contentsOf: markup.children(of: index).reversed()) }
    }
  }
}
