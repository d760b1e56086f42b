/// The model of characters (字的五元模型): how likely each is after the four before it, counted in statutes and official
/// texts and smoothed by Kneser and Ney. Made by tools/proofing/model.py.
struct CharacterModel: Sendable {
  /// Numbers of what is no character of the list: unknown ones, figures, Latin words, the edge of a sentence.
  static let (unknown, digits, latin, edge): (UInt16, UInt16, UInt16, UInt16) = (0, 1, 2, 3)
  /// A run of characters is a number of this base: five of them are less than 2⁶⁴.
  static let base: UInt64 = 7000
  /// As many of the commonest characters have a bit for each two of them.
  private static let frequent = 4096
  /// For two of which one is rarer, a bit by their hash says that they may have been seen.
  private static let rareBits = 20

  /// The characters by number, from four on, the commonest first.
  let characters: [Unicode.Scalar]
  private let numbers: [UInt16]
  private let grams: [GramTable]
  private let singles: [Double]
  private let pairs: MappedFile

  init?(_ file: MappedFile, pairs: MappedFile) {
    guard pairs.count == (Self.frequent * Self.frequent + 1 << Self.rareBits) / 8, file.count > 12 else { return nil }
    self.pairs = pairs
    let count = Int(file.word(8))
    guard file.word(0) == 0x4D4C_4459, count == Int(Self.base) - 4, file.count >= 12 + 4 * count else { return nil }
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
    singles = (0..<Self.base).map { grams[0].value($0).map { -0.05 * Double($0.high) } ?? -7 }
  }

  func number(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < 0x10000 ? numbers[Int(scalar.value)] : Self.unknown
  }

  /// The logarithm (base ten) of how likely the character at `place` is, and how many characters of the text the model
  /// knows to belong together there. What is known of many holds what is known of fewer, so the search goes upward and
  /// ends where nothing is known.
  func likelihood(_ text: [UInt16], _ place: Int) -> (log: Double, order: Int) {
    let (log, order) = found(text, place)
    let most = min(5, place + 1)
    return (log + (order < most ? backing(text, place, from: order, to: most - 1) : 0), order)
  }

  /// The same where what stands before is known already, as it is while one character after another is tried.
  func likelihood(_ text: [UInt16], _ place: Int, _ losses: Losses) -> (log: Double, order: Int) {
    let (log, order) = found(text, place)
    return (log + losses.from(order), order)
  }

  /// The same for each of several characters in a place, order by order for all of them, so that what one look into a
  /// table waits for another need not wait for.
  func likelihoods(
    _ text: [UInt16], _ place: Int, _ losses: Losses, of others: [UInt16]
  ) -> [(log: Double, order: Int)] {
    var found = others.map { (log: singles[Int($0)], order: 1) }
    var growing = others.indices.filter { meet(text[place - 1], others[$0]) }
    var (before, power) = (UInt64(0), Self.base)
    for order in 1..<min(5, place + 1) where !growing.isEmpty {
      before += UInt64(text[place - order]) * power
      power = power &* Self.base
      let values = grams[order].values(growing.map { before + UInt64(others[$0]) })
      var next: [Int] = []
      next.reserveCapacity(growing.count)
      for (index, value) in zip(growing, values) {
        guard let value else { continue }
        found[index] = (-0.05 * Double(value), order + 1)
        next.append(index)
      }
      growing = next
    }
    return found.map { ($0.log + losses.from($0.order), $0.order) }
  }

  /// What is lost at a place by knowing only so many characters together (退避权重), whatever stands there itself.
  struct Losses {
    private var sums = (0.0, 0.0, 0.0, 0.0)

    init(_ model: CharacterModel, _ text: [UInt16], _ place: Int) {
      let most = min(5, place + 1)
      let each = (1...4).map { length in
        length < most ? model.backing(text, place, from: length, to: length) : 0
      }
      sums = (each[0] + each[1] + each[2] + each[3], each[1] + each[2] + each[3], each[2] + each[3], each[3])
    }

    func from(_ order: Int) -> Double {
      switch order {
      case 1: sums.0
      case 2: sums.1
      case 3: sums.2
      case 4: sums.3
      default: 0
      }
    }
  }

  private func found(_ text: [UInt16], _ place: Int) -> (log: Double, order: Int) {
    let most = min(5, place + 1)
    var (key, power) = (UInt64(text[place]), Self.base)
    var (log, order) = (singles[Int(text[place])], 1)
    while order < most, order > 1 || meet(text[place - 1], text[place]) {
      let longer = key + UInt64(text[place - order]) * power
      guard let found = grams[order].value(longer) else { break }
      (key, power) = (longer, power &* Self.base)
      (log, order) = (-0.05 * Double(found.high), order + 1)
    }
    return (log, order)
  }

  /// What is lost by knowing only fewer characters together than the model was asked for.
  private func backing(_ text: [UInt16], _ place: Int, from order: Int, to most: Int) -> Double {
    var (key, power, weight) = (UInt64(0), UInt64(1), 0.0)
    for length in 1...most {
      key += UInt64(text[place - length]) * power
      power *= Self.base
      guard length >= order else { continue }
      guard let context = grams[length - 1].value(key) else { break }
      weight -= 0.02 * Double(context.low)
    }
    return weight
  }

  /// Whether a number read from a table is that of a character.
  static func holds(_ number: UInt16) -> Bool { number > edge && number < UInt16(base) }

  /// How often a character stands anywhere, as a logarithm.
  func frequency(_ character: UInt16) -> Double { singles[Int(character)] }

  /// Whether two characters were seen beside one another.
  func meet(_ first: UInt16, _ second: UInt16) -> Bool {
    guard first < Self.frequent, second < Self.frequent else {
      let key = UInt64(first) * Self.base + UInt64(second)
      let place = Self.frequent * Self.frequent + Int(GramTable.mixed(key) >> UInt64(64 - Self.rareBits))
      return bit(place) && grams[1].has(key)
    }
    return bit(Int(first) << 12 | Int(second))
  }

  /// The common characters that were seen after the one and before the other.
  func between(_ first: UInt16, _ second: UInt16) -> [UInt16] {
    guard first < Self.frequent else { return [] }
    var found: [UInt16] = []
    for index in 0..<Self.frequent / 64 {
      var bits = pairs.base.load(fromByteOffset: Int(first) * Self.frequent / 8 + index * 8, as: UInt64.self)
      while bits != 0 {
        let character = UInt16(index * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
        if Self.holds(character), meet(character, second) { found.append(character) }
      }
    }
    return found
  }

  private func bit(_ place: Int) -> Bool {
    pairs.base.load(fromByteOffset: place >> 3, as: UInt8.self) & 1 << UInt8(place & 7) != 0
  }

  /// How likely the second is after the first alone; nil where they were never seen together.
  func after(_ first: UInt16, _ second: UInt16) -> Double? {
    grams[1].value(UInt64(first) * Self.base + UInt64(second)).map { -0.05 * Double($0.high) }
  }
}
