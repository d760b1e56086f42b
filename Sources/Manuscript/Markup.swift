/// Markup (标记树): what a parser found, as one flat array of nodes, so that depth never costs stack.
struct Markup: Sendable {
  private(set) var nodes: [Node] = [Node(name: "#root", attributes: [])]

  struct Node: Sendable {
    /// The element's name in lower case for HTML, with a canonical prefix for XML; empty for text.
    var name: String
    var attributes: [(name: String, value: String)]
    var text = ""
    fileprivate(set) var firstChild = -1
    fileprivate(set) var lastChild = -1
    fileprivate(set) var next = -1

    subscript(_ attribute: String) -> String? {
      for pair in attributes where pair.name == attribute { return pair.value }
      return nil
    }
  }

  static let root = 0

  mutating func append(_ node: Node, to parent: Int) -> Int {
    let index = nodes.count
    nodes.append(node)
    if nodes[parent].lastChild >= 0 {
      nodes[nodes[parent].lastChild].next = index
    } else {
      nodes[parent].firstChild = index
    }
    nodes[parent].lastChild = index
    return index
  }

  /// Adds text to the parent, joining it to text that stands just before.
  mutating func append(text: String, to parent: Int) {
    let last = nodes[parent].lastChild
    if last >= 0, nodes[last].name.isEmpty {
      nodes[last].text += text
    } else {
      _ = append(Node(name: "", attributes: [], text: text), to: parent)
    }
  }

  /// The children of a node, in order.
  func children(of index: Int) -> [Int] {
    var found: [Int] = []
    var child = nodes[index].firstChild
    while child >= 0 {
      found.append(child)
      child = nodes[child].next
    }
    return found
  }

  /// The children of a node that are elements of that name.
  func children(of index: Int, named name: String) -> [Int] {
    children(of: index).filter { nodes[$0].name == name }
  }

  /// The first child of that name.
  func child(of index: Int, named name: String) -> Int? {
    var child = nodes[index].firstChild
    while child >= 0 {
      if nodes[child].name == name { return child }
      child = nodes[child].next
    }
    return nil
  }

  /// All the text under a node, up to a number of bytes; iterative, in document order.
  func text(of index: Int, limit: Int = .max) -> String {
    var text = ""
    var stack = [index]
    while let node = stack.popLast(), text.utf8.count < limit {
      text += nodes[node].text
      stack.append(contentsOf: children(of: node).reversed())
    }
    return text
  }
}
