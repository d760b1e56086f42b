/// Runs of characters with two bytes each (字串表): buckets of about eight, found by the upper bits of a hash and told
/// apart by the lower sixteen, so a run that is not there is taken for one that is once in some ten thousand times.
struct GramTable: Sendable {
  private let file: MappedFile
  private let bits: Int
  private let offsets: Int
  private let entries: Int
  /// Where what follows in the file begins.
  let end: Int

  /// Nil where the file ends before the table does, or its buckets reach out of it.
  init?(_ file: MappedFile, at start: Int) {
    guard start + 8 <= file.count, (1...28).contains(file.word(start)) else { return nil }
    self.file = file
    bits = Int(file.word(start))
    offsets = start + 8
    entries = offsets + 4 * ((1 << bits) + 1)
    let count = Int(file.word(start + 4))
    end = entries + 4 * count
    guard end <= file.count, file.rises(offsets, 1 << bits, to: count) else { return nil }
  }

  /// The two bytes of a run, nil where it is not there.
  func value(_ key: UInt64) -> (high: UInt8, low: UInt8)? {
    let hash = Self.mixed(key)
    let bucket = offsets + 4 * Int(hash >> UInt64(64 - bits))
    let mark = UInt32(truncatingIfNeeded: hash & 0xFFFF)
    var place = Int(file.word(bucket))
    let last = Int(file.word(bucket + 4))
    while place < last {
      let entry = file.word(entries + 4 * place)
      if entry >> 16 == mark { return (UInt8(truncatingIfNeeded: entry >> 8), UInt8(truncatingIfNeeded: entry)) }
      place += 1
    }
    return nil
  }

  /// Tells the bytes of those of several runs that are there: all buckets are found before the first is gone through, so
  /// that one look into the memory need not wait for another.
  @inline(__always)
  func values(_ keys: [UInt64], _ tell: (_ index: Int, _ high: UInt8, _ low: UInt8) -> Void) {
    withUnsafeTemporaryAllocation(of: Bucket.self, capacity: keys.count) { buckets in
      for (index, key) in keys.enumerated() {
        let hash = Self.mixed(key)
        let bucket = offsets &+ 4 &* Int(hash >> UInt64(64 &- bits))
        buckets[index] = Bucket(
          place: entries &+ 4 &* Int(file.word(bucket)), end: entries &+ 4 &* Int(file.word(bucket &+ 4)),
          mark: UInt32(truncatingIfNeeded: hash & 0xFFFF))
      }
      // The last bucket may be empty, and nothing behind it.
      for index in buckets.indices { buckets[index].first = file.word(min(buckets[index].place, end &- 4)) }
      for (index, bucket) in buckets.enumerated() {
        var (place, entry) = (bucket.place, bucket.first)
        while place < bucket.end {
          if entry >> 16 == bucket.mark {
            tell(index, UInt8(truncatingIfNeeded: entry >> 8), UInt8(truncatingIfNeeded: entry))
            break
          }
          place &+= 4
          if place < bucket.end { entry = file.word(place) }
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
