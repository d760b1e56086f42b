/// Where a sentence is strange, and what its surroundings let one expect there (意外处): some characters are mistaken for
/// others that neither sound nor look like them, which only the rest of the sentence can tell (董事费、商止业银行).
struct Strangeness {
  /// By the place of the character that is strange.
  let expectations: [Int: Surroundings.Expectation]
  /// What is most expected there, apart from what stands there.
  let expected: [Int: [UInt16]]

  /// A character and the one after it together must be as unlikely as this, in powers of ten.
  private static let least = -6.8
  /// So many of the characters that fit best are proposed.
  private static let most = 3

  init(_ proposing: Proposing, among places: Set<Int>?) {
    let (text, scores, network) = (proposing.text, proposing.scores, proposing.tables.surroundings)
    let strange = (1..<max(1, text.count - 1)).filter { place in
      proposing.scalars[place].isHan && places?.contains(place) ?? true
        && scores[place].log + scores[place + 1].log < Self.least
    }
    let found = network.expectations(strange.map { Surroundings.Context(text, $0) })
    expectations = Dictionary(uniqueKeysWithValues: zip(strange, found))
    // A table of another making may expect what is no character at all.
    let fittest = zip(strange, network.fittest(found, Self.most)).map { place, characters in
      (place, characters.filter { CharacterModel.holds($0) && $0 != text[place] })
    }
    expected = Dictionary(uniqueKeysWithValues: fittest)
  }
}
