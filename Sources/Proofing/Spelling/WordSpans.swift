/// What a list of words says of the short runs of a sentence (词位): each run of up to five characters, known by where it
/// ends, is looked up once, however many ways of cutting the sentence pass over it.
struct WordSpans {
  static let longest = 5
  private static let unasked = UInt32.max

  private var known: [UInt32]

  /// Of a sentence of so many characters.
  init(_ count: Int) { known = [UInt32](repeating: Self.unasked, count: count * Self.longest) }

  /// What is known of the run of so many characters that ends in a place; looked up if nobody asked before. Nought is no word.
  @inline(__always)
  mutating func value(_ end: Int, _ length: Int, orAsk ask: () -> UInt32) -> UInt32 {
    let place = end &* Self.longest &+ length &- 1
    if known[place] == Self.unasked { known[place] = ask() }
    return known[place]
  }

  /// Looks up all runs within a range that nobody asked for yet, side by side.
  mutating func askAll(_ text: [UInt16], in range: Range<Int>, of table: GramTable) {
    var (places, keys): ([Int], [UInt64]) = ([], [])
    places.reserveCapacity(range.count * Self.longest)
    keys.reserveCapacity(range.count * Self.longest)
    for end in range {
      var (key, power) = (UInt64(0), UInt64(1))
      for length in 1...min(Self.longest, end - range.lowerBound + 1) {
        key += UInt64(text[end - length + 1]) * power
        power = power &* CharacterModel.base
        let place = end * Self.longest + length - 1
        guard known[place] == Self.unasked else { continue }
        known[place] = 0
        places.append(place)
        keys.append(key)
      }
    }
    table.values(keys.count, key: { keys[$0] }) { index, high, low in
      known[places[index]] = Self.word(high, low)
    }
  }

  /// A word of the list, as it is kept.
  static func word(_ high: UInt8, _ low: UInt8) -> UInt32 { 1 << 16 | UInt32(high) << 8 | UInt32(low) }

  /// The same of the sentence with other characters in a range.
  func changed(in range: Range<Int>) -> WordSpans {
    var changed = self
    for end in range.lowerBound..<min(known.count / Self.longest, range.upperBound + Self.longest - 1) {
      // What begins behind the range is as it was.
      for length in max(1, end - range.upperBound + 2)...Self.longest {
        changed.known[end * Self.longest + length - 1] = Self.unasked
      }
    }
    return changed
  }
}
