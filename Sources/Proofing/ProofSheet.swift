import Manuscript

/// A manuscript laid out for proofreading (校样底稿): the title on its own line, then every line of text. A place in it is a
/// place in the manuscript again; its tables and links are known by their places.
package struct ProofSheet: Sendable {
  /// The title first, if there is one; the manuscript's lines follow.
  package let lines: [Manuscript.TextLine]
  package let text: ProofText
  /// Tables and links.
  package let facts: ProofFacts
  /// Where each line begins, in Unicode scalars of the text.
  private let starts: [Int]

  /// Without a title the text begins with the manuscript's first line.
  package init(title: String?, manuscript: Manuscript) {
    let head = title.map { [Manuscript.TextLine(role: .heading, text: $0)] } ?? []
    lines = head + manuscript.textLines
    text = ProofText(lines.map(\.text).joined(separator: "\n"))
    var (starts, next) = ([Int](), 0)
    for line in lines {
      starts.append(next)
      next += line.text.unicodeScalars.count + 1
    }
    self.starts = starts
    var facts = ProofFacts()
    facts.tables = Self.tables(of: manuscript, from: head.count, lines, starts)
    facts.links = manuscript.textLinks.map { link in
      let start = starts[link.line + head.count]
      return ProofLink(range: start + link.range.lowerBound..<start + link.range.upperBound, address: link.address)
    }
    self.facts = facts
  }

  /// The line of a place and the place within it; nil when it reaches over several lines.
  package func place(of range: Range<Int>) -> (line: Int, range: Range<Int>)? {
    guard let line = starts.lastIndex(where: { $0 <= range.lowerBound }) else { return nil }
    let end = starts[line] + lines[line].text.unicodeScalars.count
    guard range.upperBound <= end else { return nil }
    return (line, range.lowerBound - starts[line]..<range.upperBound - starts[line])
  }

  private static func tables(
    of manuscript: Manuscript, from first: Int, _ lines: [Manuscript.TextLine], _ starts: [Int]
  ) -> [ProofTable] {
    var (tables, line) = ([ProofTable](), first)
    for block in manuscript.blocks {
      let count = Manuscript(blocks: [block]).textLines.count
      if case .table(let table) = block {
        var next = line + (table.caption == nil ? 0 : 1)
        tables.append(
          ProofTable(
            rows: laid(table).map { row in
              row.map { cell, columns in
                let count = Manuscript(blocks: cell.blocks).textLines.count
                let last = next + count - 1
                // Where nothing is written anywhere, an empty cell stands at the beginning.
                let here = starts.isEmpty ? 0 : starts[min(next, starts.count - 1)]
                let range = count == 0
                  ? here..<here
                  : starts[next]..<starts[last] + lines[last].text.unicodeScalars.count
                next += count
                return ProofTable.Cell(columns: columns, range: range)
              }
            }))
      }
      line += count
    }
    return tables
  }

  /// Each cell with the columns it covers; what reaches down from above takes its room.
  private static func laid(_ table: Table) -> [[(cell: Table.Cell, columns: Range<Int>)]] {
    var taken: [Int: Int] = [:]
    return table.rows.map { row in
      var column = 0
      let held = taken
      taken = taken.mapValues { $0 - 1 }.filter { $0.value > 0 }
      return row.map { cell in
        while held[column, default: 0] > 0 { column += 1 }
        let columns = column..<column + max(1, min(cell.colSpan, 1000))
        if cell.rowSpan > 1 { for each in columns { taken[each] = cell.rowSpan - 1 } }
        column = columns.upperBound
        return (cell, columns)
      }
    }
  }
}
