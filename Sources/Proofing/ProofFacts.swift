/// What stands around the words of a text (文外情况): its tables and links, the policy that it interprets, what its kind
/// must say, and who holds which office. Whoever asks for proof fills in what he has; a rule without it is silent.
package struct ProofFacts: Sendable {
  package var tables: [ProofTable] = []
  package var links: [ProofLink] = []
  /// What its file says beyond what its reader sees: hidden text, scripts, unsafe addresses, each in one sentence (隐藏内容).
  package var hidden: [String] = []
  /// The texts that this one interprets (被解读的政策).
  package var policies: [String] = []
  /// What a text of this kind says (要素).
  package var elements: [WantedElement] = []
  /// The town's leaders in their order (领导名单).
  package var leaders: [Leader] = []

  package init() {}
}

/// A table of the text (表格): rows of cells, each with its place; a cell that is covered by another is not there.
package struct ProofTable: Sendable, Hashable {
  /// A cell: the columns it covers, and where its words stand.
  package struct Cell: Sendable, Hashable {
    package let columns: Range<Int>
    package let range: Range<Int>

    package init(columns: Range<Int>, range: Range<Int>) { (self.columns, self.range) = (columns, range) }
  }

  package let rows: [[Cell]]

  package init(rows: [[Cell]]) { self.rows = rows }
}

/// A link of the text (链接): the words that carry it, and where it leads.
package struct ProofLink: Sendable, Hashable {
  package let range: Range<Int>
  package let address: String

  package init(range: Range<Int>, address: String) { (self.range, self.address) = (range, address) }
}

/// An element that a text of some kind must have (要素): it is there when any of its signs is.
package struct WantedElement: Sendable, Hashable {
  package let name: String
  package let signs: [String]
  package let source: String

  package init(name: String, signs: [String], source: String) {
    (self.name, self.signs, self.source) = (name, signs, source)
  }
}

/// A leader and his office (领导职务). The place in the list is the place in the order.
package struct Leader: Sendable, Hashable {
  package let name: String
  package let office: String

  package init(name: String, office: String) { (self.name, self.office) = (name, office) }

  /// Reads a list as it is typed: one in a line or between semicolons: `镇长 汪某某`, the office first, then a
  /// blank and the name.
  package static func list(_ text: String) -> [Leader] {
    text.split(whereSeparator: { "\n;；".contains($0) }).compactMap { line in
      let parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
      return parts.count == 2 ? Leader(name: parts[1], office: parts[0]) : nil
    }
  }
}
