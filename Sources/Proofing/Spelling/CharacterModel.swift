/// The model of characters (字的五元模型): how likely each is after the four before it, counted in statutes and official
/// texts and smoothed by Kneser and Ney. Made by tools/proofing/model.py.
struct CharacterModel: Sendable {
  /// Numbers of what is no character of the list: unknown ones, figures, Latin words, the edge of a sentence.
  static let (unknown, digits, latin, edge): (UInt16, UInt16, UInt16, UInt16) = (0, 1, 2, 3)

  /// The characters by number, from four on.
  let characters: [Unicode.Scalar]
  private let numbers: [UInt16]
  private let grams: [GramTable]
  private let singles: [Double]
  /// A bit for each two characters.
  private let pairs: MappedFile

  init?(_ file: MappedFile, pairs: MappedFile) {
    guard pairs.count == 1 << 21 else { return nil }
    self.pairs = pairs
    let count = Int(file.word(8))
    characters = (0..<count).compactMap { Unicode.Scalar(file.word(12 + 4 * $0)) }
    var numbers = [UInt16](repeating: Self.unknown, count: 0x10000)
    for (index, scalar) in characters.enumerated() where scalar.value < 0x10000 {
      numbers[Int(scalar.value)] = UInt16(index + 4)
    }
    self.numbers = numbers
    var grams: [GramTable] = []
    var place = 12 + 4 * count
    for _ in 1...5 {
      let table = GramTable(file, at: place)
      grams.append(table)
      place = table.end
    }
    guard characters.count == count, place == file.count else { return nil }
    self.grams = grams
    singles = (0..<4096).map { grams[0].value($0).map { -0.05 * Double($0.high) } ?? -7 }
  }

  func number(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < 0x10000 ? numbers[Int(scalar.value)] : Self.unknown
  }

  /// The logarithm (base ten) of how likely the character at `place` is, and how many characters of the text the model
  /// knows to belong together there. What is known of many holds what is known of fewer, so the search goes upward and
  /// ends where nothing is known.
  func likelihood(_ text: [UInt16], _ place: Int) -> (log: Double, order: Int) {
    let most = min(5, place + 1)
    var key = UInt64(text[place])
    var (log, order) = (singles[Int(text[place])], 1)
    while order < most, order > 1 || meet(text[place - 1], text[place]) {
      let longer = key | UInt64(text[place - order]) << UInt64(12 * order)
      guard let found = grams[order].value(longer) else { break }
      (key, log, order) = (longer, -0.05 * Double(found.high), order + 1)
    }
    return (log + (order < most ? backing(text, place, from: order, to: most - 1) : 0), order)
  }

  /// What is lost by knowing only fewer characters together than the model was asked for.
  private func backing(_ text: [UInt16], _ place: Int, from order: Int, to most: Int) -> Double {
    var (key, weight) = (UInt64(0), 0.0)
    for length in 1...most {
      key |= UInt64(text[place - length]) << UInt64(12 * (length - 1))
      guard length >= order else { continue }
      guard let context = grams[length - 1].value(key) else { break }
      weight -= 0.02 * Double(context.low)
    }
    return weight
  }

  /// How often a character stands anywhere, as a logarithm.
  func frequency(_ character: UInt16) -> Double { singles[Int(character)] }

  /// Whether two characters were seen beside one another.
  func meet(_ first: UInt16, _ second: UInt16) -> Bool {
    let place = Int(first) << 12 | Int(second)
    return pairs.base.load(fromByteOffset: place >> 3, as: UInt8.self) & 1 << UInt8(place & 7) != 0
  }
}
