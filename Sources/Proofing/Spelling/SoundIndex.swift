/// Words by how they sound (同音词表): what two to four characters that sound like these may have been meant to be.
struct SoundIndex: Sendable {
  private let file: MappedBytes
  /// For words of two, three and four characters.
  private let buckets: [Buckets]
  private static let readings = 2, most = 4, bits = 16
  private static let start = 0x5200 * 2 * readings

  init?(_ file: MappedBytes) {
    var (place, buckets) = (Self.start, [Buckets]())
    for length in 2...4 {
      guard place + 4 <= file.count else { return nil }
      let count = Int(file.word(place))
      guard let those = Buckets(file, at: place + 4, bits: Self.bits, entries: count) else { return nil }
      buckets.append(those)
      place = those.end + Self.size(length) * count
    }
    guard place == file.count else { return nil }
    (self.file, self.buckets) = (file, buckets)
  }

  /// A mark and the characters.
  private static func size(_ length: Int) -> Int { 2 + 2 * length }

  /// Hashes of how the first two, three and four of these characters sound, for as many as sound at all.
  func eachLength(_ scalars: ArraySlice<Unicode.Scalar>, _ body: (_ length: Int, _ keys: ArraySlice<UInt64>) -> Void) {
    var (keys, next): ([UInt64], [UInt64]) = ([0], [])
    keys.reserveCapacity(Self.most)
    next.reserveCapacity(Self.most)
    for (index, scalar) in scalars.prefix(4).enumerated() {
      guard (0x4E00...0x9FFF).contains(scalar.value) else { return }
      let place = Int(scalar.value - 0x4E00) * 2 * Self.readings
      next.removeAll(keepingCapacity: true)
      for key in keys {
        // Sounds that are alike are one.
        for reading in 0..<Self.readings where next.count < Self.most {
          let sound = UInt64(file.half(place + 2 * reading))
          if sound > 0 { next.append(key * 1024 + sound) }
        }
      }
      guard !next.isEmpty else { return }
      swap(&keys, &next)
      if index > 0 { body(index + 1, keys[...]) }
    }
  }

  /// The words of this length that sound so.
  @inline(__always)
  func eachWord(_ key: UInt64, _ length: Int, _ body: (SIMD4<UInt16>) -> Void) {
    let hash = GramTable.mixed(key)
    let those = buckets[length - 2]
    let (first, end) = those[Int(hash >> UInt64(64 - Self.bits))]
    let mark = UInt16(truncatingIfNeeded: hash)
    for index in first..<end {
      let place = those.end + Self.size(length) * index
      guard file.half(place) == mark else { continue }
      var word = SIMD4<UInt16>(repeating: 0)
      for each in 0..<length { word[each] = file.half(place + 2 + 2 * each) }
      // A damaged table may hold what is no character.
      if (0..<length).allSatisfy({ CharacterModel.holds(word[$0]) }) { body(word) }
    }
  }
}
