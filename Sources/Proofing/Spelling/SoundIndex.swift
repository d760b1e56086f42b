/// Words by how they sound (同音词表): what two to four characters that sound like these may have been meant to be.
struct SoundIndex: Sendable {
  private let file: MappedFile
  /// For words of two, three and four characters.
  private let buckets: [Buckets]
  private static let (readings, most, bits) = (2, 4, 16)
  private static let start = 0x5200 * 2 * readings

  init?(_ file: MappedFile) {
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

  /// The sounds of a character, those alike being one.
  private func sounds(_ scalar: Unicode.Scalar) -> [UInt64] {
    guard (0x4E00...0x9FFF).contains(scalar.value) else { return [] }
    let place = Int(scalar.value - 0x4E00) * 2 * Self.readings
    return (0..<Self.readings).map { UInt64(file.half(place + 2 * $0)) }.filter { $0 > 0 }
  }

  /// Hashes of how the first two, three and four of these characters sound.
  func keys(_ scalars: ArraySlice<Unicode.Scalar>) -> [(length: Int, keys: [UInt64])] {
    var keys: [UInt64] = [0]
    var found: [(length: Int, keys: [UInt64])] = []
    for (index, scalar) in scalars.prefix(4).enumerated() {
      let sounds = sounds(scalar)
      guard !sounds.isEmpty else { break }
      keys = Array(keys.flatMap { key in sounds.map { key * 1024 + $0 } }.prefix(Self.most))
      if index > 0 { found.append((index + 1, keys)) }
    }
    return found
  }

  /// The words of this length that sound so.
  func words(_ key: UInt64, _ length: Int) -> [SIMD4<UInt16>] {
    let hash = GramTable.mixed(key)
    let those = buckets[length - 2]
    let (first, end) = those[Int(hash >> UInt64(64 - Self.bits))]
    let mark = UInt16(truncatingIfNeeded: hash)
    var found: [SIMD4<UInt16>] = []
    for index in first..<end {
      let place = those.end + Self.size(length) * index
      guard file.half(place) == mark else { continue }
      var word = SIMD4<UInt16>(repeating: 0)
      for each in 0..<length { word[each] = file.half(place + 2 + 2 * each) }
      // A damaged table may hold what is no character.
      if (0..<length).allSatisfy({ CharacterModel.holds(word[$0]) }) { found.append(word) }
    }
    return found
  }
}
