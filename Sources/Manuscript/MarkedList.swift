/// Lists in marked text (列表): `- ` and `+ ` (numbered), two blanks for each level, further paragraphs of an item set in.
struct MarkedList {
  private enum Kind: Equatable { case item(ordered: Bool), more }
  private var lines: [(depth: Int, kind: Kind, blocks: [Block])] = []

  var isOpen: Bool { !lines.isEmpty }

  /// The text of a line that is an item.
  static func item(_ bare: Substring) -> (ordered: Bool, text: Substring)? {
    guard let mark = bare.first, mark == "-" || mark == "+", let blank = bare.dropFirst().first, blank.isWhitespace
    else { return nil }
    let text = bare.dropFirst(2).drop(while: \.isWhitespace)
    return text.isEmpty || text.allSatisfy({ $0 == "-" || $0.isWhitespace }) ? nil : (mark == "+", text)
  }

  mutating func item(depth: Int, ordered: Bool, _ blocks: [Block]) {
    let deepest = lines.last.map { $0.depth + 1 } ?? 0
    lines.append((min(depth, deepest), .item(ordered: ordered), blocks))
  }

  mutating func more(depth: Int, _ blocks: [Block]) {
    lines.append((min(depth, lines.last?.depth ?? 0), .more, blocks))
  }

  mutating func close() -> [Block] {
    var index = 0
    var blocks: [Block] = []
    while index < lines.count { blocks.append(list(&index, depth: lines[index].depth)) }
    lines = []
    return blocks
  }

  /// The list that begins here; what is deeper belongs to the item above it.
  private func list(_ index: inout Int, depth: Int) -> Block {
    guard case .item(let ordered) = lines[index].kind else {
      index += 1
      return .list(ordered: false, items: [lines[index - 1].blocks])
    }
    var items: [[Block]] = []
    while index < lines.count, lines[index].depth >= depth {
      let line = lines[index]
      if line.depth > depth, case .item = line.kind {
        items[items.count - 1].append(list(&index, depth: line.depth))
        continue
      }
      if line.kind == .more || line.depth > depth {
        items[items.count - 1] += line.blocks
      } else if line.kind == .item(ordered: ordered) {
        items.append(line.blocks)
      } else {
        break
      }
      index += 1
    }
    return .list(ordered: ordered, items: items)
  }
}
