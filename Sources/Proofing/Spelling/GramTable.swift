/// Runs of characters with two bytes each (字串表): buckets of about eight, found by the upper bits of a hash and told
/// apart by the lower sixteen, so a run that is not there is taken for one that is once in some ten thousand times.
struct GramTable: Sendable {
  private let file: MappedBytes
  private let bits: Int
  private let buckets: Buckets
  private let entries: Int
  /// Where what follows in the file begins.
  let end: Int

  /// Nil where the file ends before the table does, or its buckets reach out of it.
  init?(_ file: MappedBytes, at start: Int) {
    guard start + 8 <= file.count else { return nil }
    let (bits, count) = (Int(file.word(start)), Int(file.word(start + 4)))
    guard let buckets = Buckets(file, at: start + 8, bits: bits, entries: count) else { return nil }
    (self.file, self.bits, self.buckets) = (file, bits, buckets)
    entries = buckets.end
    end = entries + 4 * count
    guard end <= file.count else { return nil }
  }

  /// The two bytes of a run, nil where it is not there.
  func value(_ key: UInt64) -> (high: UInt8, low: UInt8)? {
    let hash = Self.mixed(key)
    let mark = UInt32(truncatingIfNeeded: hash & 0xFFFF)
    let (first, last) = buckets[Int(hash >> UInt64(64 - bits))]
    var place = first
    while place < last {
      let entry = file.word(entries + 4 * place)
      if entry >> 16 == mark { return (UInt8(truncatingIfNeeded: entry >> 8), UInt8(truncatingIfNeeded: entry)) }
      place += 1
    }
    return nil
  }

  /// So many runs are looked for side by side.
  private static let abreast = 32

  /// Tells the bytes of those of several runs that are there: of some at a time all buckets are found before the first is
  /// gone through, so that one look into the memory need not wait for another.
  @inline(__always)
  func values(_ count: Int, key: (Int) -> UInt64, tell: (_ index: Int, _ high: UInt8, _ low: UInt8) -> Void) {
    withUnsafeTemporaryAllocation(of: Bucket.self, capacity: Self.abreast) { found in
      for start in stride(from: 0, to: count, by: Self.abreast) {
        let those = min(Self.abreast, count &- start)
        for index in 0..<those {
          let hash = Self.mixed(key(start &+ index))
          let bucket = buckets[Int(hash >> UInt64(64 &- bits))]
          found[index] = Bucket(
            place: entries &+ 4 &* bucket.first, end: entries &+ 4 &* bucket.end,
            mark: UInt32(truncatingIfNeeded: hash & 0xFFFF))
        }
        // The last bucket may be empty, and nothing behind it.
        for index in 0..<those { found[index].first = file.word(min(found[index].place, end &- 4)) }
        for index in 0..<those {
          let bucket = found[index]
          var (place, entry) = (bucket.place, bucket.first)
          while place < bucket.end {
            if entry >> 16 == bucket.mark {
              tell(start &+ index, UInt8(truncatingIfNeeded: entry >> 8), UInt8(truncatingIfNeeded: entry))
              break
            }
            place &+= 4
            if place < bucket.end { entry = file.word(place) }
          }
        }
      }
    }
  }

  /// Where the entries of a bucket lie in the file, the first of them, and by what the right one is known.
  private struct Bucket {
    let place, end: Int
    let mark: UInt32
    var first: UInt32 = 0
  }

  /// The hash of a key; the Python side computes the same.
  static func mixed(_ key: UInt64) -> UInt64 {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return hash &* 0xBF58_476D_1CE4_E5B9
  }

  func has(_ key: UInt64) -> Bool { value(key) != nil }
}
