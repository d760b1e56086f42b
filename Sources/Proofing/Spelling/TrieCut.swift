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
  private let text: [UInt16]
  /// The numbers of the words in it.
  private var spans: WordSpans

  private static let longest = WordSpans.longest, ways = 2, strange: Float = -8, mark: Float = -1.5

  /// Of a sentence, and of what is changed in it.
  init(_ trie: WordTrie, _ model: CharacterModel, _ text: [UInt16]) {
    (self.trie, self.model, self.text, spans) = (trie, model, text, WordSpans(text.count))
  }

  /// How a run is cut as far as one has come (切分过程).
  struct Path {
    fileprivate var ways = [Way(log: 0, state: WordTrie.State(), count: 0)]
    /// By place: which of the ways end there.
    fileprivate var ends = [0..<1]

    /// As far as before so many characters, with room for what comes.
    fileprivate func until(_ count: Int, room: Int) -> Path {
      var path = Path()
      path.ways.reserveCapacity(room)
      path.ends.reserveCapacity(room)
      path.ways.append(contentsOf: ways[1..<ends[count].upperBound])
      path.ends.append(contentsOf: ends[1..<(count + 1)])
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

  /// Cuts a run of the sentence.
  mutating func cut(_ range: Range<Int>) -> Path {
    var path = Path()
    path.ways.reserveCapacity(range.count * Self.ways + 1)
    path.ends.reserveCapacity(range.count + 1)
    for end in range { go(to: end, in: text, from: range.lowerBound, nil, &path) }
    return path
  }

  /// The same with other characters in the place of some; as far as they begin it was cut before.
  mutating func cut(_ range: Range<Int>, _ after: [UInt16], changed: Range<Int>, _ known: Path) -> Path {
    var path = known.until(changed.lowerBound - range.lowerBound, room: range.count * Self.ways + 1)
    for end in changed.lowerBound..<range.upperBound { go(to: end, in: after, from: range.lowerBound, changed, &path) }
    return path
  }

  /// One place farther, by each word that ends there.
  private mutating func go(
    to end: Int, in text: [UInt16], from start: Int, _ changed: Range<Int>?, _ path: inout Path
  ) {
    let first = path.ways.count
    defer { path.ends.append(first..<path.ways.count) }
    guard isHan(text[end]) else {
      let best = path.best
      return path.ways.append(Way(log: best.log + Self.mark, state: WordTrie.State(), count: best.count + 1))
    }
    for length in 1...min(Self.longest, end - start + 1) {
      let begin = end - length + 1
      guard isHan(text[begin]) else { break }
      let word = self.word(text, begin, end, changed)
      guard word > 0 || length == 1 else { continue }
      for way in path.ends[begin - start] {
        let before = path.ways[way]
        let next = word > 0 ? trie.after(before.state, word) : (Self.strange, WordTrie.State())
        Self.keep(Way(log: before.log + next.0, state: next.1, count: before.count + 1), &path.ways, from: first)
      }
    }
  }

  /// The number of a word; what has a changed character in it is asked for once anyway.
  private mutating func word(_ text: [UInt16], _ begin: Int, _ end: Int, _ changed: Range<Int>?) -> WordTrie.Word {
    if let changed, begin < changed.upperBound, end >= changed.lowerBound {
      return Self.lookedUp(text, begin, end, trie, model)
    }
    let (trie, model) = (trie, model)
    return spans.value(end, end - begin + 1) { Self.lookedUp(text, begin, end, trie, model) }
  }

  private static func lookedUp(
    _ text: [UInt16], _ begin: Int, _ end: Int, _ trie: WordTrie, _ model: CharacterModel
  ) -> WordTrie.Word {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4 * longest) { letters in
      var count = 0
      for place in begin...end {
        for letter in UTF8.encode(model.characters[Int(text[place]) - 4]) ?? UTF8.EncodedScalar() {
          letters[count] = letter
          count += 1
        }
      }
      return trie.word(UnsafeMutableBufferPointer(rebasing: letters[..<count]))
    }
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
