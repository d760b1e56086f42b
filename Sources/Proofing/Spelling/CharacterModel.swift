/// The model of characters (字的五元模型): how likely each is after the four before it, counted in statutes and official
/// texts and smoothed by Kneser and Ney. Made by tools/proofing/model.py.
struct CharacterModel: Sendable {
  /// Numbers of what is no character of the list: unknown ones, figures, Latin words, the edge of a sentence.
  static let unknown: UInt16 = 0, digits: UInt16 = 1, latin: UInt16 = 2, edge: UInt16 = 3
  /// A run of characters is a number of this base: five of them are less than 2⁶⁴.
  static let base: UInt64 = 7000
  private static let magic: UInt64 = 0x3330_3030_4D4C_4459
  /// As many of the commonest characters have a bit for each two of them.
  private static let frequent = 4096
  /// For two of which one is rarer, a bit by their hash says that they may have been seen.
  private static let rareBits = 20

  /// The characters by number, from four on, the commonest first.
  let characters: [Unicode.Scalar]
  private let numbers: [UInt16]
  private let grams: [GramTable]
  /// What is known of each character alone.
  private let singles: [Ladder]
  private let pairs: MappedBytes

  init?(_ file: MappedBytes, pairs: MappedBytes) {
    guard pairs.count == (Self.frequent * Self.frequent + 1 << Self.rareBits) / 8, file.count > 12 else { return nil }
    self.pairs = pairs
    let count = Int(file.word(8))
    guard file.long(0) == Self.magic, count == Int(Self.base) - 4, file.count >= 12 + 4 * count else { return nil }
    characters = (0..<count).compactMap { Unicode.Scalar(file.word(12 + 4 * $0)) }
    var numbers = [UInt16](repeating: Self.unknown, count: 0x10000)
    for (index, scalar) in characters.enumerated() where scalar.value < 0x10000 {
      numbers[Int(scalar.value)] = UInt16(index + 4)
    }
    self.numbers = numbers
    var grams: [GramTable] = []
    var place = 12 + 4 * count
    for _ in 1...5 {
      guard let table = GramTable(file, at: place) else { return nil }
      grams.append(table)
      place = table.end
    }
    guard characters.count == count, place == file.count else { return nil }
    self.grams = grams
    singles = (0..<Self.base).map { grams[0].value($0).map { Ladder(log: $0.high, loss: $0.low) } ?? .unheardOf }
  }

  func number(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < 0x10000 ? numbers[Int(scalar.value)] : Self.unknown
  }

  /// A run that is looked for (查找), and whose it is.
  struct Sought {
    var key: UInt64
    let owner: Int
  }

  /// What the model knows of the characters that end in each of these places. What is known of many holds what is known of
  /// fewer, so the search goes upward, place beside place, and ends where nothing is known.
  func ladders(_ text: [UInt16], _ places: Range<Int>) -> [Ladder] {
    var ladders = places.map { singles[Int(text[$0])] }
    var sought: [Sought] = []
    sought.reserveCapacity(places.count)
    for place in places where place > 0 && meet(text[place - 1], text[place]) {
      sought.append(Sought(key: UInt64(text[place]), owner: place))
    }
    var power = Self.base
    for order in 1...4 {
      // Before the first places there is nothing.
      while let first = sought.first, first.owner < order { sought.removeFirst() }
      guard !sought.isEmpty else { break }
      extend(&sought, order) { UInt64(text[$0 - order]) * power } found: {
        ladders[$0 - places.lowerBound].grow(log: $1, loss: $2)
      }
      power = power &* Self.base
    }
    return ladders
  }

  /// Looks for runs that are one character longer; what is left are those that are known.
  @inline(__always)
  func extend(
    _ sought: inout [Sought], _ order: Int, by step: (Int) -> UInt64, found: (Int, UInt8, UInt8) -> Void
  ) {
    var kept = 0
    sought.withUnsafeMutableBufferPointer { sought in
      for index in sought.indices { sought[index].key &+= step(sought[index].owner) }
      grams[order].values(sought.count, key: { sought[$0].key }) { index, high, low in
        found(sought[index].owner, high, low)
        sought[kept] = sought[index]
        kept &+= 1
      }
    }
    sought.removeLast(sought.count - kept)
  }

  /// What is known of a character alone.
  func alone(_ character: UInt16) -> Ladder { singles[Int(character)] }

  /// How likely some places of a run are, in powers of ten.
  func likelihood(_ run: [UInt16], _ places: Range<Int>) -> Double {
    let first = max(0, places.lowerBound - 1)
    let ladders = ladders(run, first..<places.upperBound)
    return places.reduce(0) { sum, place in
      sum + (place == 0 ? ladders[0].log : ladders[place - first].log(after: ladders[place - 1 - first], place))
    }
  }

  /// Whether a number read from a table is that of a character.
  static func holds(_ number: UInt16) -> Bool { number > edge && number < UInt16(base) }

  /// How often a character stands anywhere, as a logarithm.
  func frequency(_ character: UInt16) -> Double { singles[Int(character)].log }

  /// Whether two characters were seen beside one another.
  func meet(_ first: UInt16, _ second: UInt16) -> Bool {
    guard first < Self.frequent, second < Self.frequent else {
      let key = UInt64(first) * Self.base + UInt64(second)
      let place = Self.frequent * Self.frequent + Int(GramTable.mixed(key) >> UInt64(64 - Self.rareBits))
      return bit(place) && grams[1].has(key)
    }
    return bit(Int(first) << 12 | Int(second))
  }

  /// The common characters that were seen after the one and before the other, and how likely both are together: more than
  /// the least that is asked for.
  func between(_ first: UInt16, _ second: UInt16, above least: Double) -> [(character: UInt16, log: Double)] {
    guard first < Self.frequent else { return [] }
    var sought: [UInt16] = []
    for index in 0..<Self.frequent / 64 {
      var bits = pairs.base.load(fromByteOffset: Int(first) * Self.frequent / 8 + index * 8, as: UInt64.self)
      while bits != 0 {
        let character = UInt16(index * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
        if Self.holds(character), meet(character, second) { sought.append(character) }
      }
    }
    // Few are likely before the second, so those are asked for first.
    var both: [(character: UInt16, log: Double)] = []
    grams[1].values(sought.count, key: { UInt64(sought[$0]) * Self.base + UInt64(second) }) { index, high, _ in
      let log = -0.05 * Double(high)
      if log > least { both.append((sought[index], log)) }
    }
    var kept = 0
    grams[1].values(both.count, key: { UInt64(first) * Self.base + UInt64(both[$0].character) }) { index, high, _ in
      let log = -0.05 * Double(high) + both[index].log
      guard log > least else { return }
      both[kept] = (both[index].character, log)
      kept += 1
    }
    both.removeLast(both.count - kept)
    return both
  }

  private func bit(_ place: Int) -> Bool {
    pairs.base.load(fromByteOffset: place >> 3, as: UInt8.self) & 1 << UInt8(place & 7) != 0
  }

  /// How likely the second is after the first alone; nil where they were never seen together.
  func after(_ first: UInt16, _ second: UInt16) -> Double? {
    grams[1].value(UInt64(first) * Self.base + UInt64(second)).map { -0.05 * Double($0.high) }
  }
}
