/// The differences between two manuscripts (文稿对照), block by block in reading order, each by its words.
package struct ManuscriptDiff: Sendable, Equatable {
  package enum Change: Sendable, Equatable {
    case same(Block)
    case removed(Block)
    case added(Block)
    /// The same paragraph in other words; the block as it is now.
    case reworded(Block, TextDiff)
    case retabled(TableDiff)
    /// The same words in another form: as a heading, centred, with other marks.
    case restyled(Block, was: Block)
  }

  package let changes: [Change]

  package init(from old: Manuscript, to new: Manuscript) {
    self.init(from: old.blocks, to: new.blocks)
  }

  package init(from old: [Block], to new: [Block]) {
    let script = EditScript(from: old.map(\.key), to: new.map(\.key))
    changes = script.runs.flatMap { run -> [Change] in
      run.isSame ? new[run.new].map(Change.same) : Self.paired(Array(old[run.old]), Array(new[run.new]))
    }
  }

  package var isSame: Bool { changes.allSatisfy { if case .same = $0 { true } else { false } } }

  /// Finds for each old block the new one that it became, as far as they are alike, without crossing over.
  private static func paired(_ old: [Block], _ new: [Block]) -> [Change] {
    var (changes, at, next) = ([Change](), 0, 0)
    for (left, right) in pairs(old, new) {
      changes += old[at..<left].map(Change.removed) + new[next..<right].map(Change.added)
      changes.append(change(old[left], new[right]))
      (at, next) = (left + 1, right + 1)
    }
    return changes + old[at...].map(Change.removed) + new[next...].map(Change.added)
  }

  private static func change(_ old: Block, _ new: Block) -> Change {
    if case .table(let before) = old, case .table(let after) = new {
      return .retabled(TableDiff(from: before, to: after))
    }
    let diff = TextDiff(from: old.plainText, to: new.plainText)
    return diff.isSame ? .restyled(new, was: old) : .reworded(new, diff)
  }

  /// The best pairs by likeness, as in an alignment of two sequences.
  private static func pairs(_ old: [Block], _ new: [Block]) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 10_000 else { return [] }
    let (before, after) = (old.map(Likeness.init), new.map(Likeness.init))
    var best = [[Double]](repeating: [Double](repeating: 0, count: new.count + 1), count: old.count + 1)
    var likeness = best
    for left in old.indices.reversed() {
      for right in new.indices.reversed() {
        likeness[left][right] = before[left].to(after[right])
        let pair = likeness[left][right] > 0 ? likeness[left][right] + best[left + 1][right + 1] : 0
        best[left][right] = max(pair, best[left + 1][right], best[left][right + 1])
      }
    }
    return walk(best, likeness, old.count, new.count)
  }

  private static func walk(_ best: [[Double]], _ likeness: [[Double]], _ rows: Int, _ columns: Int) -> [(Int, Int)] {
    var (pairs, left, right) = ([(Int, Int)](), 0, 0)
    while left < rows, right < columns {
      let like = likeness[left][right]
      if like > 0, best[left][right] == like + best[left + 1][right + 1] {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      } else if best[left][right] == best[left + 1][right] {
        left += 1
      } else {
        right += 1
      }
    }
    return pairs
  }
}

extension Block {
  /// What makes two blocks the same, byte for byte. Where the stored form cannot be made, their full description says
  /// it as well: a comparison has nothing to lose.
  package var key: String { (try? Manuscript(blocks: [self]).json()) ?? String(reflecting: self) }
}

/// How alike two blocks are (相似度): the share of neighbouring pairs of characters that both have.
private struct Likeness {
  private let pairs: [[Unicode.Scalar]: Int]
  private let count: Int
  private let isTable: Bool

  init(_ block: Block) {
    if case .table = block { isTable = true } else { isTable = false }
    let scalars = Array(block.plainText.unicodeScalars.prefix(4_000))
    let all = scalars.count < 2 ? scalars.map { [$0] } : zip(scalars, scalars.dropFirst()).map { [$0, $1] }
    pairs = all.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    count = all.count
  }

  /// Zero for what cannot be the same paragraph.
  func to(_ other: Likeness) -> Double {
    guard isTable == other.isTable, count + other.count > 0 else { return 0 }
    let shared = pairs.reduce(0) { $0 + min($1.value, other.pairs[$1.key] ?? 0) }
    let share = 2 * Double(shared) / Double(count + other.count)
    return isTable || share >= 0.35 ? max(share, 0.01) : 0
  }
}
