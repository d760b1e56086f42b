/// Many phrases looked for in one pass (多模式扫描): all hits, those that overlap too. A bit for each two characters says
/// whether any phrase may begin so; where one may, a tree of characters is walked that lies in one table of hashes.
package struct PhraseScan: Sendable {
  /// By the first two characters: whether to look closer. Different characters may share a bit.
  private var filter: [UInt64]
  private var singles: [UInt32: UInt32] = [:]
  /// A node of the tree is the slot of its key: the slot before it and the character that leads here.
  private var slots: [Slot]
  /// Of phrases that are listed twice the later numbers, by the first.
  private var again: [UInt32: [Int]] = [:]

  /// What leads here, and which phrase ends here, counted from one, with the upmost bit where phrases go on.
  private struct Slot {
    var key = UInt64.max
    var value: UInt32 = 0
  }

  private static let goesOn: UInt32 = 1 << 31

  package init(_ list: [String]) {
    let phrases = list.map { Array($0.unicodeScalars) }
    let nodes = phrases.reduce(0) { $0 + max(0, $1.count - 1) }
    var bits = 8
    while 1 << bits < nodes + nodes / 4 + 2 { bits += 1 }
    slots = [Slot](repeating: Slot(), count: 1 << bits)
    filter = [UInt64](repeating: 0, count: 1 << min(16, max(6, bits - 3)))
    for (index, phrase) in phrases.enumerated() where !phrase.isEmpty { add(phrase, UInt32(index + 1)) }
  }

  private mutating func add(_ phrase: [Unicode.Scalar], _ number: UInt32) {
    guard phrase.count > 1 else {
      if let known = singles[phrase[0].value] { return again[known, default: []].append(Int(number - 1)) }
      singles[phrase[0].value] = number
      return
    }
    let bit = Self.bit(phrase[0].value, phrase[1].value) & (filter.count << 6 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    var slot = claim(Self.start(phrase[0].value, phrase[1].value))
    for scalar in phrase.dropFirst(2) {
      slots[slot].value |= Self.goesOn
      slot = claim(Self.step(slot, scalar.value))
    }
    let known = slots[slot].value & ~Self.goesOn
    if known > 0 { again[known, default: []].append(Int(number - 1)) } else { slots[slot].value |= number }
  }

  private mutating func claim(_ key: UInt64) -> Int {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot].key != .max, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
    slots[slot].key = key
    return slot
  }

  /// In the order of the text, and where several begin together the shorter first.
  package func hits(in text: ProofText) -> [(phrase: Int, range: Range<Int>)] {
    var found: [(phrase: Int, range: Range<Int>)] = []
    each(in: text.scalars) { phrase, range in
      found.append((phrase, range))
      if let more = again[UInt32(phrase + 1)] { found += more.map { ($0, range) } }
    }
    return found.sorted {
      ($0.range.lowerBound, $0.range.count, $0.phrase) < ($1.range.lowerBound, $1.range.count, $1.phrase)
    }
  }

  /// How many hits there are, counted and not kept.
  package func count(in text: ProofText) -> Int {
    var sum = 0
    each(in: text.scalars) { phrase, _ in sum += 1 + (again.isEmpty ? 0 : again[UInt32(phrase + 1)]?.count ?? 0) }
    return sum
  }

  /// Places where a phrase may begin are gathered for a stretch of the text, without a branch, before any is looked at.
  @inline(__always)
  private func each(in scalars: [Unicode.Scalar], _ hit: (Int, Range<Int>) -> Void) {
    let (bits, alone, stretch) = (filter.count << 6 - 1, !singles.isEmpty, 512)
    scalars.withUnsafeBufferPointer { text in
      filter.withUnsafeBufferPointer { filter in
        withUnsafeTemporaryAllocation(of: Spot.self, capacity: stretch) { spots in
          for start in stride(from: 0, to: text.count, by: stretch) {
            let last = min(start + stretch, text.count - 1)
            var (count, first) = (0, text[start].value)
            for place in start..<last {
              let second = text[place + 1].value
              let bit = Self.bit(first, second) & bits
              spots[count].place = place
              count &+= Int(truncatingIfNeeded: filter[bit >> 6] &>> UInt64(bit & 63) & 1)
              first = second
            }
            walk(text, spots, count, hit)
          }
        }
      }
      guard alone else { return }
      for place in text.indices {
        if let single = singles[text[place].value] { hit(Int(single) - 1, place..<place + 1) }
      }
    }
  }

  /// A place where phrases may begin, and how far down the tree it has come.
  private struct Spot {
    var place: Int
    var key: UInt64
    var slot: Int
    var known: Slot
  }

  /// Goes down the tree from all places together, a character at a time: the table is larger than the caches, and so its
  /// slots are fetched side by side and not one after the other.
  @inline(__always)
  private func walk(
    _ text: UnsafeBufferPointer<Unicode.Scalar>, _ spots: UnsafeMutableBufferPointer<Spot>, _ count: Int,
    _ hit: (Int, Range<Int>) -> Void
  ) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      for index in 0..<count {
        let place = spots[index].place
        spots[index].key = Self.start(text[place].value, text[place + 1].value)
      }
      var (left, length) = (count, 2)
      while left > 0 {
        for index in 0..<left {
          let slot = Self.hash(spots[index].key) & mask
          spots[index].slot = slot
          spots[index].known = slots[slot]
        }
        var kept = 0
        for index in 0..<left {
          var spot = spots[index]
          let end = spot.place + length
          while spot.known.key != spot.key, spot.known.key != .max {
            spot.slot = (spot.slot + 1) & mask
            spot.known = slots[spot.slot]
          }
          guard spot.known.key == spot.key else { continue }
          let value = spot.known.value
          if value & ~Self.goesOn > 0 { hit(Int(value & ~Self.goesOn) - 1, spot.place..<end) }
          guard value & Self.goesOn > 0, end < text.count else { continue }
          spots[kept].place = spot.place
          spots[kept].key = Self.step(spot.slot, text[end].value)
          kept += 1
        }
        (left, length) = (kept, length + 1)
      }
    }
  }

  private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) &>> 10)
  }

  private static func start(_ first: UInt32, _ second: UInt32) -> UInt64 {
    1 << 63 | UInt64(first) << 21 | UInt64(second)
  }

  private static func step(_ slot: Int, _ scalar: UInt32) -> UInt64 { UInt64(slot) << 21 | UInt64(scalar) }

  private static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) >> 3)
  }
}
