/// The model of words (词的二元模型): how likely a word is after the word before it, by which a run of characters is cut
/// into the words it most likely is. Made by tools/proofing/words.py.
struct WordModel: Sendable {
  private let words: GramTable
  private let follow: GramTable

  /// How a run is best cut: how likely it is so, and the word that covers the place asked for.
  struct Cut: Equatable {
    var log: Double
    /// The characters of that word, and how likely it is anywhere.
    var length: Int
    var frequency: Double
    /// How many words there are.
    var count: Int
  }

  /// A way to reach an end: by which word, from which way before.
  private struct Way {
    let log: Double
    let word: UInt64
    let frequency: Double
    let weight: Double
    let length: Int
    let before: Int
  }

  private static let longest = WordSpans.longest, ways = 3, strange = -6.5, mark = -1.5

  init?(words: MappedBytes, follow: MappedBytes) {
    guard let words = GramTable(words, at: 0), let follow = GramTable(follow, at: 0) else { return nil }
    (self.words, self.follow) = (words, follow)
  }

  func has(_ key: UInt64) -> Bool { words.has(key) }

  /// How many characters the longest word through a place has, 1 where there is none.
  func longest(_ text: [UInt16], through place: Int) -> Int {
    longest(text.count, through: place) { start, end in words.has(Self.key(text, start, end)) }
  }

  /// The same of a sentence whose words are asked for again and again.
  func longest(_ text: [UInt16], _ spans: inout WordSpans, through place: Int) -> Int {
    longest(text.count, through: place) { start, end in
      spans.value(end, end - start + 1) { entry(Self.key(text, start, end)) } > 0
    }
  }

  @inline(__always)
  private func longest(_ count: Int, through place: Int, isWord: (_ start: Int, _ end: Int) -> Bool) -> Int {
    for length in stride(from: Self.longest, through: 2, by: -1) {
      for start in max(0, place - length + 1)...place where start + length <= count {
        if isWord(start, start + length - 1) { return length }
      }
    }
    return 1
  }

  private static func key(_ text: [UInt16], _ start: Int, _ end: Int) -> UInt64 {
    var key: UInt64 = 0
    for place in start...end { key = key * CharacterModel.base + UInt64(text[place]) }
    return key
  }

  /// What the list says of a word, nought where it is none.
  private func entry(_ key: UInt64) -> UInt32 {
    words.value(key).map { WordSpans.word($0.high, $0.low) } ?? 0
  }

  /// Whether a word of three characters or more begins before a place and goes on through it.
  func goesOn(_ text: [UInt16], through place: Int) -> Bool {
    for length in 3...Self.longest {
      for start in max(0, place - length + 1)..<place where start + length <= text.count {
        if words.has(text[start..<start + length].reduce(0) { $0 * CharacterModel.base + UInt64($1) }) { return true }
      }
    }
    return false
  }

  /// Cuts a run in the likeliest way; three ways to each place are kept.
  func cut(_ text: [UInt16], _ spans: inout WordSpans, _ range: Range<Int>, at place: Int) -> Cut {
    spans.askAll(text, in: range, of: words)
    var ways: [Way] = []
    ways.reserveCapacity(range.count * Self.ways + 1)
    ways.append(Way(log: 0, word: 0, frequency: 0, weight: 0, length: 0, before: -1))
    // By place: which of the ways end there.
    var ends: [Range<Int>] = [0..<1]
    ends.reserveCapacity(range.count + 1)
    for end in range.indices {
      let first = ways.count
      reach(text, &spans, range.lowerBound, end, &ways, ends)
      ends.append(first..<ways.count)
    }
    guard var way = ends[range.count].max(by: { ways[$0].log < ways[$1].log }) else {
      return Cut(log: -99, length: 1, frequency: Self.strange, count: range.count)
    }
    var cut = Cut(log: ways[way].log, length: 1, frequency: Self.strange, count: 0)
    var end = range.upperBound
    while end > range.lowerBound {
      end -= ways[way].length
      if (end..<end + ways[way].length).contains(place) {
        (cut.length, cut.frequency) = (ways[way].length, ways[way].frequency)
      }
      cut.count += 1
      way = ways[way].before
    }
    return cut
  }

  /// The ways to an end by each word that ends there.
  private func reach(
    _ text: [UInt16], _ spans: inout WordSpans, _ start: Int, _ end: Int, _ ways: inout [Way], _ ends: [Range<Int>]
  ) {
    let first = ways.count
    var (key, power) = (UInt64(0), UInt64(1))
    for length in 1...min(Self.longest, end - start + 1) {
      key += UInt64(text[end - length + 1]) * power
      power = power &* CharacterModel.base
      let entry = spans.value(end, length) { self.entry(key) }
      guard entry > 0 || length == 1 else { continue }
      let isMark = entry == 0 && text[end] != CharacterModel.unknown
      let frequency = entry > 0 ? -0.04 * Double(entry >> 8 & 0xFF) : isMark ? Self.mark : Self.strange
      for before in ends[end - start + 1 - length] {
        let last = ways[before]
        var log = frequency - last.weight
        if last.word > 0, entry > 0, let both = follow.value(GramTable.mixed(last.word) ^ key) {
          log = -0.04 * Double(both.high)
        }
        let way = Way(
          log: last.log + log, word: entry > 0 ? key : 0, frequency: frequency, weight: 0.02 * Double(entry & 0xFF),
          length: length, before: before)
        Self.keep(way, &ways, from: first)
      }
    }
  }

  private static func keep(_ way: Way, _ found: inout [Way], from first: Int) {
    guard found.count - first == ways else { return found.append(way) }
    var worst = first
    for index in first + 1..<first + ways where found[index].log < found[worst].log { worst = index }
    if found[worst].log < way.log { found[worst] = way }
  }
}
