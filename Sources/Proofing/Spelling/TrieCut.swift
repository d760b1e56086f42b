/// Cuts runs of a sentence into the words that Debian's model likes best (词语切分): how likely a run is in everyday
/// Chinese, where the shipped models know official texts.
struct TrieCut {
  /// How likely a run is when best cut, and into how many words.
  struct Result {
    var log: Float
    var count: Int
  }

  fileprivate struct Way {
    let log: Float
    let state: WordTrie.State
    let count: Int
  }

  private let trie: WordTrie
  private let model: CharacterModel
  /// The numbers of runs that were looked up, by what they are written with.
  private var known: [UInt64: WordTrie.Word] = [:]

  private static let (longest, ways, strange, mark): (Int, Int, Float, Float) = (5, 2, -8, -1.5)

  init(_ trie: WordTrie, _ model: CharacterModel) { (self.trie, self.model) = (trie, model) }

  /// How a run is cut as far as one has come (切分过程).
  struct Path {
    fileprivate var ways = [Way(log: 0, state: WordTrie.State(), count: 0)]
    /// By place: which of the ways end there.
    fileprivate var ends = [0..<1]

    /// As far as before so many characters.
    func until(_ count: Int) -> Path {
      var path = self
      path.ends.removeSubrange((count + 1)...)
      path.ways.removeSubrange(ends[count].upperBound...)
      return path
    }

    var result: Result {
      let best = best
      return Result(log: best.log, count: best.count)
    }

    fileprivate var best: (log: Float, count: Int) {
      ways[ends[ends.count - 1]].max { $0.log < $1.log }.map { ($0.log, $0.count) } ?? (0, 0)
    }
  }

  /// Cuts a run; what of it was cut before need not be cut again.
  mutating func cut(_ text: [UInt16], _ range: Range<Int>, after known: Path = Path()) -> Path {
    var path = known
    path.ways.reserveCapacity(range.count * Self.ways + 1)
    path.ends.reserveCapacity(range.count + 1)
    for end in range.dropFirst(known.ends.count - 1) {
      let first = path.ways.count
      if isHan(text[end]) {
        reach(end, text, range.lowerBound, &path)
      } else {
        let best = path.best
        path.ways.append(Way(log: best.log + Self.mark, state: WordTrie.State(), count: best.count + 1))
      }
      path.ends.append(first..<path.ways.count)
    }
    return path
  }

  /// The ways to an end by each word that ends there.
  private mutating func reach(_ end: Int, _ text: [UInt16], _ from: Int, _ path: inout Path) {
    let first = path.ways.count
    var (key, power) = (UInt64(0), UInt64(1))
    for length in 1...min(Self.longest, end - from + 1) {
      let start = end - length + 1
      guard isHan(text[start]) else { break }
      key += UInt64(text[start]) * power
      power = power &* CharacterModel.base
      let word = self.word(key, text[start...end])
      guard word > 0 || length == 1 else { continue }
      for way in path.ends[start - from] {
        let before = path.ways[way]
        let next = word > 0 ? trie.after(before.state, word) : (Self.strange, WordTrie.State())
        Self.keep(Way(log: before.log + next.0, state: next.1, count: before.count + 1), &path.ways, from: first)
      }
    }
  }

  private mutating func word(_ key: UInt64, _ codes: ArraySlice<UInt16>) -> WordTrie.Word {
    if let word = known[key] { return word }
    var letters: [UInt8] = []
    letters.reserveCapacity(4 * Self.longest)
    for code in codes { UTF8.encode(model.characters[Int(code) - 4]).map { letters.append(contentsOf: $0) } }
    let word = trie.word(letters)
    known[key] = word
    return word
  }

  private func isHan(_ code: UInt16) -> Bool {
    code > CharacterModel.edge && model.characters[Int(code) - 4].isHan
  }

  private static func keep(_ way: Way, _ found: inout [Way], from first: Int) {
    guard found.count - first == ways else { return found.append(way) }
    var worst = first
    for index in first + 1..<first + ways where found[index].log < found[worst].log { worst = index }
    if found[worst].log < way.log { found[worst] = way }
  }
}
