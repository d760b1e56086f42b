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
    var ends: [[Way]] = [[Way(log: 0, state: WordTrie.State(), count: 0)]]
    for end in range {
      var found: [Way] = []
      guard isHan(text[end]) else {
        let best = ends[ends.count - 1].max { $0.log < $1.log }
        ends.append([Way(log: (best?.log ?? 0) + Self.mark, state: WordTrie.State(), count: (best?.count ?? 0) + 1)])
        continue
      }
      var (key, power) = (UInt64(0), UInt64(1))
      for length in 1...min(Self.longest, end - range.lowerBound + 1) {
        let start = end - length + 1
        guard isHan(text[start]) else { break }
        key += UInt64(text[start]) * power
        power = power &* CharacterModel.base
        let word = self.word(key, text[start...end])
        guard word > 0 || length == 1 else { continue }
        for way in ends[start - range.lowerBound] {
          let next = word > 0 ? trie.after(way.state, word) : (Self.strange, WordTrie.State())
          Self.keep(Way(log: way.log + next.0, state: next.1, count: way.count + 1), &found)
        }
      }
      ends.append(found)
    }
    let best = ends[ends.count - 1].max { $0.log < $1.log }
    return Result(log: best?.log ?? 0, count: best?.count ?? 0)
  }

  private mutating func word(_ key: UInt64, _ codes: ArraySlice<UInt16>) -> WordTrie.Word {
    if let word = known[key] { return word }
    var letters: [UInt8] = []
    for code in codes { letters += UTF8.encode(model.characters[Int(code) - 4]).map(Array.init) ?? [] }
    let word = trie.word(letters)
    known[key] = word
    return word
  }

  private func isHan(_ code: UInt16) -> Bool {
    code > CharacterModel.edge && model.characters[Int(code) - 4].isHan
  }

  private static func keep(_ way: Way, _ found: inout [Way]) {
    guard found.count == ways else { return found.append(way) }
    var worst = 0
    for index in 1..<ways where found[index].log < found[worst].log { worst = index }
    if found[worst].log < way.log { found[worst] = way }
  }
}
