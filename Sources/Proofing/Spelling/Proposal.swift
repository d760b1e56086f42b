/// A proposal (候选改正): one to four other characters in the place of as many, with what speaks for them. The features
/// are numbered as tools/proofing/train.py reads them.
struct Proposal: Sendable {
  /// The places among the sentence's codes.
  let range: Range<Int>
  let characters: Run
  var features: [Double]

  var gain: Double { features[0] }
}

/// What the model gains with other characters in a place, as far as it is worth a word (试改).
struct Change {
  let range: Range<Int>
  let characters: Run
  let kind: UInt8
  let likeness: UInt8
  /// How much likelier the sentence is so, in powers of ten.
  let gain: Double
  let own: (log: Double, order: Int)
  /// Of what follows the changed characters.
  let next: (log: Double, order: Int)
  let orders: Int
}

/// One to four characters that stand in the place of as many others (替换).
struct Run: RandomAccessCollection, Equatable, Sendable {
  private let characters: SIMD4<UInt16>
  let count: Int

  init(_ characters: SIMD4<UInt16>, _ count: Int) { (self.characters, self.count) = (characters, count) }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(_ index: Int) -> UInt16 { characters[index] }
}
