/// Cuts runs of a sentence into the words that Debian's model likes best (词语切分): how likely a run is in everyday
/// Chinese, where the shipped models know official texts.
struct TrieCut {
  /// How likely a run is when best cut, and into how many words.
  struct Result {
    var log: Float
    var count: Int
  }

  private struct Way {
    let log: Float
    let state: WordTrie.State
    let count: Int
  }

  private let trie: WordTrie
  private let model: CharacterModel
  /// The numbers of runs that were looked up, by what they are written with.
  private var known: [UInt64: WordTrie.Word] = [:]

  private static let (longest, ways, strange, mark): (Int, Int, Float, Float) = (5, 3, -8, -1.5)

  init(_ trie: WordTrie, _ model: CharacterModel) { (self.trie, self.model) = (trie, model) }

  mutating func cut(_ text: [UInt16], _ range: Range<Int>) -> Result {
    var ways = [Way(log: 0, state: WordTrie.State(), count: 0)]
    ways.reserveCapacity(range.count * Self.ways + 1)
    // By place: which of the ways end there.
    var ends = [0..<1]
    ends.reserveCapacity(range.count + 1)
    for end in range {
      let first = ways.count
      if isHan(text[end]) {
        reach(end, text, range.lowerBound, &ways, ends)
      } else {
        let best = best(ways[ends[ends.count - 1]])
        ways.append(Way(log: best.log + Self.mark, state: WordTrie.State(), count: best.count + 1))
      }
      ends.append(first..<ways.count)
    }
    let best = best(ways[ends[ends.count - 1]])
    return Result(log: best.log, count: best.count)
  }

  /// The ways to an end by each word that ends there.
  private mutating func reach(_ end: Int, _ text: [UInt16], _ from: Int, _ ways: inout [Way], _ ends: [Range<Int>]) {
    let first = ways.count
    var (key, power) = (UInt64(0), UInt64(1))
    for length in 1...min(Self.longest, end - from + 1) {
      let start = end - length + 1
      guard isHan(text[start]) else { break }
      key += UInt64(text[start]) * power
      power = power &* CharacterModel.base
      let word = self.word(key, text[start...end])
      guard word > 0 || length == 1 else { continue }
      for way in ends[start - from] {
        let before = ways[way]
        let next = word > 0 ? trie.after(before.state, word) : (Self.strange, WordTrie.State())
        Self.keep(Way(log: before.log + next.0, state: next.1, count: before.count + 1), &ways, from: first)
      }
    }
  }

  private func best(_ ways: ArraySlice<Way>) -> (log: Float, count: Int) {
    ways.max { $0.log < $1.log }.map { ($0.log, $0.count) } ?? (0, 0)
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
