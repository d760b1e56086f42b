/// Debian's model of words (词的三元模型), where it is installed: how likely a word is after the two before it. It is the
/// file of `libime-data-language-model`, in KenLM's form for quantised tries with an array of upper bits, and is read
/// where it lies. <https://kheafield.com/code/kenlm/structures/>
struct WordTrie: Sendable {
  /// The number of a word; nought is one that the model does not know.
  typealias Word = UInt32

  /// What stands before a word (前文), and what it costs where the model has not seen it there.
  struct State {
    var last: Word = 0
    var before: Word = 0
    var lossOfLast: Float = 0
    var lossOfBoth: Float = 0
  }

  private let file: MappedBytes
  private let hashes: Int
  private let words: Int
  private let singles: Int
  private let pairs: BitTable
  private let triples: BitTable
  /// By how many of the upper bits of a pointer each entry of the pairs is past which place.
  private let uppers: Range<Int>
  private let inner: Int
  private let (logBits, lossBits): (Int, Int)
  private let (pairLogs, pairLosses, tripleLogs): (Int, Int, Int)

  /// By the upper bits of a hash, whether any word has it: most runs of characters are no words, and one bit says so.
  private let met: [UInt64]
  private static let metBits = 20

  private static let magic = Array("mmap lm http://kheafield.com/code format version 5\n\0".utf8)

  /// Nil where the file is another model, another form, or cut short.
  init?(_ file: MappedBytes) {
    let head = 0x88
    guard file.count > head + 8, Self.magic.indices.allSatisfy({ file.byte($0) == Self.magic[$0] }),
      file.byte(0x58) == 3, file.word(0x60) == 5, file.byte(0x64) == 1, file.word(0x68) == 1
    else { return nil }
    let counts = [0x6C, 0x74, 0x7C].map { Int(truncatingIfNeeded: file.long($0)) }
    guard counts.allSatisfy({ (1..<1 << 28).contains($0) }) else { return nil }
    self.file = file
    (hashes, words) = (head + 8, counts[0] - 1)
    let quantised = hashes + 8 * counts[0]
    guard quantised + 8 < file.count, file.long(head) == UInt64(words), file.byte(quantised) == 2 else { return nil }
    (logBits, lossBits) = (Int(file.byte(quantised + 1)), Int(file.byte(quantised + 2)))
    guard (1...16).contains(logBits), (1...16).contains(lossBits) else { return nil }
    pairLogs = quantised + 8
    pairLosses = pairLogs + 4 << logBits
    tripleLogs = pairLosses + 4 << lossBits
    singles = tripleLogs + 4 << logBits
    let middle = singles + 16 * (counts[0] + 2)
    guard middle + 8 < file.count else { return nil }
    let pointer = Pointers(entries: counts[1] + 1, last: counts[2], most: Int(file.byte(middle + 1)))
    let first = (middle + 7) / 8 * 8 + 8
    uppers = first..<first + 8 * pointer.uppers
    inner = pointer.inner
    let wordBits = Pointers.bits(counts[0])
    pairs = BitTable(
      start: middle + 8 * (1 + pointer.uppers) + 7, count: counts[1], wordBits: wordBits,
      bits: wordBits + logBits + lossBits + inner)
    triples = BitTable(start: pairs.end, count: counts[2], wordBits: wordBits, bits: wordBits + logBits)
    guard triples.end <= file.count else { return nil }
    var met = [UInt64](repeating: 0, count: 1 << (Self.metBits - 6))
    for word in 0..<words {
      let bit = Int(file.long(hashes + 8 * word) >> UInt64(64 - Self.metBits))
      met[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.met = met
  }

  /// The number of a word that is written so (UTF-8).
  func word<Letters: RandomAccessCollection<UInt8>>(_ letters: Letters) -> Word where Letters.Index == Int {
    let hash = Self.murmur(letters)
    let bit = Int(hash >> UInt64(64 - Self.metBits))
    guard met[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return 0 }
    // Hashes are spread evenly: one is about as far along as it is large, and as far from another as they differ.
    var place = share(hash)
    for _ in 0..<2 {
      let here = self.hash(place)
      place = here <= hash ? min(words - 1, place + share(hash - here)) : max(0, place - share(here - hash))
    }
    var (low, high, step) = (place, place, 1)
    while low > 0, self.hash(low) >= hash { (low, step) = (max(0, low - step), 2 * step) }
    step = 1
    while high < words, self.hash(high) < hash { (high, step) = (min(words, high + step), 2 * step) }
    while low < high {
      let middle = (low + high) / 2
      if self.hash(middle) < hash { low = middle + 1 } else { high = middle }
    }
    return low < words && self.hash(low) == hash ? Word(low + 1) : 0
  }

  private func hash(_ place: Int) -> UInt64 { file.long(hashes + 8 * place) }

  /// How many hashes lie in a stretch of so large numbers.
  private func share(_ stretch: UInt64) -> Int {
    Int(truncatingIfNeeded: stretch.multipliedFullWidth(by: UInt64(words)).high)
  }

  /// The logarithm (base ten) of how likely a known word is there, and what then stands before the next.
  func after(_ state: State, _ word: Word) -> (log: Float, state: State) {
    let place = singles + 16 * Int(word)
    let (log, loss) = (file.float(place), file.float(place + 4))
    let alone = State(last: word, lossOfLast: loss)
    guard state.last > 0 else { return (log, alone) }
    let (from, to) = (Int(truncatingIfNeeded: file.long(place + 8)), Int(truncatingIfNeeded: file.long(place + 24)))
    guard let pair = pairs.find(state.last, from, to, file) else {
      return (log + state.lossOfLast + state.lossOfBoth, alone)
    }
    let bits = pairs.start * 8 + pair * pairs.bits + pairs.wordBits
    let both = State(
      last: word, before: state.last, lossOfLast: loss,
      lossOfBoth: file.float(pairLosses + 4 * file.bits(bits, lossBits)))
    let ofPair = file.float(pairLogs + 4 * file.bits(bits + lossBits, logBits))
    guard state.before > 0 else { return (ofPair, both) }
    guard let triple = triples.find(state.before, next(pair), next(pair + 1), file) else {
      return (ofPair + state.lossOfBoth, both)
    }
    let end = triples.start * 8 + triple * triples.bits + triples.wordBits
    return (file.float(tripleLogs + 4 * file.bits(end, logBits)), both)
  }

  /// Where what follows a pair begins: the upper bits are how many of the array's places are not past it.
  private func next(_ pair: Int) -> Int {
    var (low, high) = (0, uppers.count / 8)
    while low < high {
      let middle = (low + high) / 2
      if file.long(uppers.lowerBound + 8 * middle) <= UInt64(pair) { low = middle + 1 } else { high = middle }
    }
    let bits = pairs.start * 8 + (pair + 1) * pairs.bits - inner
    return (low - 1) << inner | file.bits(bits, inner)
  }

  /// MurmurHash64A with seed nought, by Austin Appleby, who gave it away.
  private static func murmur<Letters: RandomAccessCollection<UInt8>>(_ letters: Letters) -> UInt64
  where Letters.Index == Int {
    let factor: UInt64 = 0xC6A4_A793_5BD1_E995
    var hash = UInt64(letters.count) &* factor
    func part(_ start: Int, _ count: Int) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(letters[letters.startIndex + start + $1]) << UInt64(8 * $1) }
    }
    let whole = letters.count / 8 * 8
    for start in stride(from: 0, to: whole, by: 8) {
      var word = part(start, 8) &* factor
      word ^= word >> 47
      hash = (hash ^ word &* factor) &* factor
    }
    if whole < letters.count { hash = (hash ^ part(whole, letters.count - whole)) &* factor }
    hash = (hash ^ hash >> 47) &* factor
    return hash ^ hash >> 47
  }
}

/// How the pointers of the pairs are parted: so many lower bits in each entry, the upper ones in an array.
private struct Pointers {
  let inner: Int
  let uppers: Int

  init(entries: Int, last: Int, most: Int) {
    let needed = Self.bits(last)
    var best = (cut: 0, cost: Int.max)
    for cut in 0...min(needed, most) {
      let cost = last >> (needed - cut) * 64 - entries * cut
      if cost < best.cost { best = (cut, cost) }
    }
    inner = needed - best.cut
    uppers = last >> inner + 1
  }

  static func bits(_ most: Int) -> Int { Int.bitWidth - most.leadingZeroBitCount }
}

/// Entries of so many bits one after another, sorted by the word that each begins with within a range.
private struct BitTable: Sendable {
  let start: Int
  let count: Int
  let wordBits: Int
  let bits: Int

  /// Eight bytes more than the entries, so that eight can be read at any of them.
  var end: Int { start + ((1 + count) * bits + 7) / 8 + 8 }

  func find(_ word: WordTrie.Word, _ from: Int, _ end: Int, _ file: MappedBytes) -> Int? {
    var (low, high) = (max(0, from), min(count, end))
    let last = high
    while low < high {
      let middle = (low + high) / 2
      if file.bits(start * 8 + middle * bits, wordBits) < Int(word) { low = middle + 1 } else { high = middle }
    }
    return low < last && file.bits(start * 8 + low * bits, wordBits) == Int(word) ? low : nil
  }
}

extension MappedBytes {
  fileprivate func float(_ place: Int) -> Float { base.loadUnaligned(fromByteOffset: place, as: Float.self) }

  /// So many bits, 57 at most, from a bit of the file on.
  fileprivate func bits(_ bit: Int, _ count: Int) -> Int {
    Int(truncatingIfNeeded: long(bit >> 3) >> UInt64(bit & 7) & (1 << UInt64(count) - 1))
  }
}
