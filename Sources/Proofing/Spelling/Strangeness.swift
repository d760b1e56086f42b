/// Where a sentence is strange, and what its surroundings let one expect there (意外处): some characters are mistaken for
/// others that neither sound nor look like them, which only the rest of the sentence can tell (董事费、商止业银行).
struct Strangeness {
  /// By the place of the character that is strange.
  let expectations: [Int: Surroundings.Expectation]
  let contexts: [Surroundings.Context: Surroundings.Expectation]

  /// A character and the one after it together must be as unlikely as this, in powers of ten.
  private static let least = -6.0
  /// So many of the characters that fit best are proposed.
  private static let most = 3

  init(_ proposing: Proposing, among places: Set<Int>?) {
    let strange = (1..<max(1, proposing.text.count - 1)).filter { place in
      proposing.scalars[place].isHan && places?.contains(place) ?? true
        && proposing.scores[place].log + proposing.scores[place + 1].log < Self.least
    }
    let around = strange.map { Surroundings.Context(proposing.text, $0) }
    let expected = proposing.tables.surroundings.expectations(around)
    expectations = Dictionary(uniqueKeysWithValues: zip(strange, expected))
    contexts = Dictionary(zip(around, expected)) { first, _ in first }
  }

  /// What is most expected in a place, apart from what stands there.
  func expected(_ proposing: Proposing, _ place: Int) -> [UInt16] {
    guard let expectation = expectations[place] else { return [] }
    return proposing.tables.surroundings.fittest(expectation, Self.most).filter {
      // A table of another making may expect what is no character at all.
      CharacterModel.holds($0) && $0 != proposing.text[place]
    }
  }
}
