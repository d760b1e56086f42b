/// Automatic numbers (自动编号) of a DOCX file, counted through and written out as text.
struct DOCXNumbering {
  /// One level of a list: how it is written and where it begins.
  private struct Level {
    var format = "decimal"
    var text = "%1."
    var start = 1
  }

  private var levels: [String: [Int: Level]] = [:]  // by abstract id
  private var abstracts: [String: String] = [:]  // numId → abstract id
  private var starts: [String: [Int: Int]] = [:]  // numId → overrides
  private var counters: [String: [Int: Int]] = [:]  // by abstract id
  private var restarted: Set<String> = []

  init(_ markup: Markup?) {
    guard let markup, let root = markup.child(of: Markup.root, named: "w:numbering") else { return }
    for index in markup.children(of: root, named: "w:abstractNum") {
      guard let id = markup.nodes[index]["w:abstractNumId"] else { continue }
      levels[id] = Self.levels(index, markup)
    }
    for index in markup.children(of: root, named: "w:num") {
      guard let id = markup.nodes[index]["w:numId"] else { continue }
      abstracts[id] = DOCXValue.value(of: "w:abstractNumId", in: index, markup)
      for override in markup.children(of: index, named: "w:lvlOverride") {
        guard let level = markup.nodes[override]["w:ilvl"].flatMap({ Int($0) }) else { continue }
        let start = DOCXValue.value(of: "w:startOverride", in: override, markup).flatMap { Int($0) }
        starts[id, default: [:]][level] = start
      }
    }
  }

  /// The text of the next number of a list at a level; nil for none.
  mutating func next(_ id: String, level: Int) -> String? {
    guard id != "0", let abstract = abstracts[id], let levels = levels[abstract], let here = levels[level] else {
      return nil
    }
    var counter = counters[abstract] ?? [:]
    if let overrides = starts[id], restarted.insert(id).inserted {
      for (level, start) in overrides { counter[level] = start &- 1 }
    }
    counter[level] = (counter[level] ?? here.start &- 1) &+ 1
    counter = counter.filter { $0.key <= level }
    counters[abstract] = counter
    return here.format == "none" ? nil : write(here, levels, counter)
  }

  private func write(_ here: Level, _ levels: [Int: Level], _ counter: [Int: Int]) -> String {
    guard here.format != "bullet" else { return "• " }
    var text = here.text
    for level in 0..<9 where text.contains("%\(level + 1)") {
      let shape = levels[level] ?? Level()
      let number = NumberFormat.write(counter[level] ?? shape.start, as: shape.format)
      text = text.replacing("%\(level + 1)", with: number)
    }
    let needsSpace = text.unicodeScalars.last.map { !$0.isIdeographic } ?? false
    return needsSpace ? text + " " : text
  }

  private static func levels(_ abstract: Int, _ markup: Markup) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for index in markup.children(of: abstract, named: "w:lvl") {
      guard let number = markup.nodes[index]["w:ilvl"].flatMap({ Int($0) }), (0..<9).contains(number) else { continue }
      var level = Level()
      level.format = DOCXValue.value(of: "w:numFmt", in: index, markup) ?? level.format
      level.text = String((DOCXValue.value(of: "w:lvlText", in: index, markup) ?? "").prefix(100))
      level.start = DOCXValue.value(of: "w:start", in: index, markup).flatMap { Int($0) } ?? 1
      levels[number] = level
    }
    return levels
  }
}
