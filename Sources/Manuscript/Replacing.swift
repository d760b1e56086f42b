/// Replacing words in a manuscript (正文替换): the text of its lines changes, its shape never. Words may reach across
/// bold and plain pieces; what replaces them stands where they began.
extension Manuscript {
  /// Every place where the words stand, in the order of reading.
  package func hits(of substitution: Substitution) -> [Substitution.Hit] {
    var hits: [Substitution.Hit] = []
    var copy = self
    for index in copy.blocks.indices {
      copy.blocks[index].eachLine { inlines in
        let line = InlineLine(inlines)
        hits += line.places(of: substitution).map { substitution.hit($0, in: line.scalars) }
      }
    }
    return hits
  }

  /// The manuscript with the chosen hits replaced; they are counted from 0 as `hits(of:)` gives them.
  package func replacing(
    _ substitution: Substitution, where isChosen: (Int) -> Bool = { _ in true }
  ) -> Manuscript {
    var (made, count) = (self, 0)
    for index in made.blocks.indices {
      made.blocks[index].eachLine { inlines in
        let line = InlineLine(inlines)
        let places = line.places(of: substitution)
        let chosen = places.enumerated().filter { isChosen(count + $0.offset) }.map(\.element)
        count += places.count
        if !chosen.isEmpty { inlines = line.replaced(chosen, by: substitution.replacement, in: inlines) }
      }
    }
    return made
  }
}

extension Block {
  /// Hands over each line of text of the block to be changed, in the order of reading.
  mutating func eachLine(_ body: (inout [Inline]) -> Void) {
    switch self {
    case .heading(let level, var inlines):
      body(&inlines)
      self = .heading(level: level, inlines)
    case .paragraph(var paragraph):
      body(&paragraph.inlines)
      self = .paragraph(paragraph)
    case .note(var inlines):
      body(&inlines)
      self = .note(inlines)
    case .signature(var inlines):
      body(&inlines)
      self = .signature(inlines)
    case .date(var inlines):
      body(&inlines)
      self = .date(inlines)
    case .list(let ordered, var items):
      for item in items.indices { for block in items[item].indices { items[item][block].eachLine(body) } }
      self = .list(ordered: ordered, items: items)
    case .table(var table):
      table.eachLine(body)
      self = .table(table)
    case .image, .rule, .pageBreak: break
    }
  }
}

extension Table {
  fileprivate mutating func eachLine(_ body: (inout [Inline]) -> Void) {
    if var words = caption {
      body(&words)
      caption = words
    }
    for row in rows.indices {
      for cell in rows[row].indices {
        for block in rows[row][cell].blocks.indices { rows[row][cell].blocks[block].eachLine(body) }
      }
    }
  }
}
