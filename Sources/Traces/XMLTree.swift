import Manuscript

/// XML as its own bytes with a tree laid over them (标记树): what is not edited is written back exactly as it stood,
/// whatever prefixes and attributes it carries. Flat, so that no depth costs stack.
struct XMLTree {
  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  private var names: [String] = []
  private(set) var edits: [Int: Edit] = [:]

  /// An element, or (`name` below zero) text and whatever else stands between tags.
  struct Node {
    var name: Int32
    var start: Range<Int32>
    var end: Range<Int32> = 0..<0
    var parent: Int32
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
  }

  /// What becomes of a node when it is written back.
  struct Edit {
    var isDropped = false
    /// The tags go, what they hold stays.
    var isUnwrapped = false
    var tag: [UInt8]?
    /// Put in behind the element.
    var after: [UInt8] = []
    /// Put in behind the start tag.
    var within: [UInt8] = []
  }

  static let root = 0

  init(_ bytes: [UInt8], limit: Int = 3_000_000) throws(Refusal) {
    self.bytes = bytes
    var parsing = XMLParsing(bytes, limit: limit)
    try parsing.run()
    (nodes, names) = (parsing.nodes, parsing.names)
  }

  var isEdited: Bool { !edits.isEmpty }

  /// The name of the document's element, without its prefix.
  var rootName: String { children(of: Self.root).lazy.map(name).first { !$0.isEmpty } ?? "" }
  var top: Int { children(of: Self.root).first { !name($0).isEmpty } ?? Self.root }

  /// The local name; empty for text.
  func name(_ node: Int) -> String {
    let name = nodes[node].name
    return name < 0 ? "" : names[Int(name)]
  }

  func parent(of node: Int) -> Int { Int(nodes[node].parent) }

  func children(of node: Int) -> [Int] {
    var found: [Int] = []
    var child = nodes[node].firstChild
    while child >= 0 {
      found.append(Int(child))
      child = nodes[Int(child)].next
    }
    return found
  }

  func child(of node: Int, _ wanted: String) -> Int? { children(of: node).first { name($0) == wanted } }

  /// Every element of one of these names, in document order.
  func all(_ wanted: Set<String>) -> [Int] {
    let numbers = Set(names.indices.filter { wanted.contains(names[$0]) }.map { Int32($0) })
    guard !numbers.isEmpty else { return [] }
    return nodes.indices.filter { numbers.contains(nodes[$0].name) }
  }

  func all(_ wanted: String) -> [Int] { all([wanted]) }

  func isDropped(_ node: Int) -> Bool { edits[node]?.isDropped ?? false }
  mutating func drop(_ node: Int) { edits[node, default: Edit()].isDropped = true }
  mutating func unwrap(_ node: Int) { edits[node, default: Edit()].isUnwrapped = true }

  /// Before what was put there earlier.
  mutating func insert(_ bytes: [UInt8], after node: Int) {
    edits[node, default: Edit()].after.insert(contentsOf: bytes, at: 0)
  }
  mutating func insert(_ bytes: [UInt8], within node: Int) {
    edits[node, default: Edit()].within.insert(contentsOf: bytes, at: 0)
  }

  /// Leaves nodes as they were.
  mutating func forgetEdits(of nodes: [Int]) { for node in nodes { edits[node] = nil } }

  mutating func setTag(_ tag: [UInt8], of node: Int) { edits[node, default: Edit()].tag = tag }
  func tag(of node: Int) -> [UInt8] {
    let range = nodes[node].start
    return edits[node]?.tag ?? Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
  }

  /// All the text under a node.
  func text(of node: Int, limit: Int = 2_000) -> String {
    var text: [UInt8] = []
    var stack = [node]
    while let next = stack.popLast(), text.count < limit {
      if nodes[next].name == XMLParsing.text {
        text += bytes[Int(nodes[next].start.lowerBound)..<Int(nodes[next].start.upperBound)]
      }
      stack.append(contentsOf: children(of: next).reversed())
    }
    return XMLText.decoded(text[...])
  }

  /// The document with its edits.
  func written() -> [UInt8] { written(children(of: Self.root)) }

  /// Some nodes with their edits.
  func written(_ list: [Int]) -> [UInt8] {
    enum Step { case node(Int), end(Int) }
    var out: [UInt8] = []
    var stack: [Step] = list.reversed().map { .node($0) }
    while let step = stack.popLast() {
      switch step {
      case .node(let index):
        let edit = edits[index]
        if edit?.isDropped == true { out += edit?.after ?? []; continue }
        if edit?.isUnwrapped != true { append(edit?.tag, nodes[index].start, to: &out) }
        out += edit?.within ?? []
        stack.append(.end(index))
        stack.append(contentsOf: children(of: index).reversed().map { .node($0) })
      case .end(let index):
        if edits[index]?.isUnwrapped != true { append(nil, nodes[index].end, to: &out) }
        out += edits[index]?.after ?? []
      }
    }
    return out
  }

  private func append(_ given: [UInt8]?, _ range: Range<Int32>, to out: inout [UInt8]) {
    if let given { out += given } else { out += bytes[Int(range.lowerBound)..<Int(range.upperBound)] }
  }
}
