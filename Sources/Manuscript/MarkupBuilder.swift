/// Builds markup from a parser's events and stops the parser at the limits.
struct MarkupBuilder {
  private(set) var markup = Markup()
  private(set) var refusal: Refusal?
  private(set) var flattened = 0
  /// The text of scripts and style sheets: counted, never kept in the tree.
  private(set) var scripts: [String] = []
  private var open: [Int] = [Markup.root]
  private var overflow = 0
  private var errors = 0
  private let limits: ReadingLimits

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// An element begins. Below the depth limit it becomes a leaf, and what it holds lands beside it.
  mutating func begin(_ name: String, _ attributes: [(name: String, value: String)]) {
    guard let parent = open.last else { return }
    let index = markup.append(Markup.Node(name: name, attributes: attributes), to: parent)
    if open.count < limits.depth {
      open.append(index)
    } else {
      overflow += 1
      flattened += 1
      if overflow > 1_800 { refusal = Refusal("文件的标签嵌套过深，无法读取，请用 Word 或浏览器另存后再试。") }
    }
    check()
  }

  mutating func end() {
    if overflow > 0 {
      overflow -= 1
    } else if open.count > 1 {
      open.removeLast()
    }
  }

  mutating func text(_ text: String) {
    guard let parent = open.last else { return }
    markup.append(text: text, to: parent)
    check()
  }

  mutating func script(_ text: String) {
    if scripts.count < 100_000 { scripts.append(String(text.prefix(200))) }
  }

  /// A mistake in the markup. Each costs the parser time, so there is an end to patience.
  mutating func mistake() {
    errors += 1
    if errors > 100_000 { refusal = Refusal("文件的标记错误过多，无法读取，请用 Word 或浏览器另存后再试。") }
  }

  /// Document types and entities are refused: they can read files and blow up memory.
  mutating func declaration() {
    refusal = Refusal("文件含有文档类型（DTD）或实体声明，为安全起见不予读取。")
  }

  private mutating func check() {
    guard markup.nodes.count > limits.nodes else { return }
    refusal = Refusal("文件内容过多（超过 \(limits.nodes / 10_000) 万个节点），请拆分后再上传。")
  }
}
