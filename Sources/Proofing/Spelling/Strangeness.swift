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

  /// Of several sentences, among these places of each: the network is asked for all together.
  static func all(_ sentences: [(proposing: Proposing, places: Set<Int>?)]) -> [Strangeness] {
    guard let network = sentences.first?.proposing.tables.surroundings else { return [] }
    let strange = sentences.map { $0.proposing.strange(among: $0.places, least) }
    let contexts = zip(sentences, strange).flatMap { sentence, places in
      places.map { Surroundings.Context(sentence.proposing.text, $0) }
    }
    let found = network.expectations(contexts)
    let fittest = network.fittest(found, most)
    var first = 0
    return zip(sentences, strange).map { sentence, places in
      defer { first += places.count }
      let text = sentence.proposing.text
      // A table of another making may expect what is no character at all.
      let expected = zip(places, fittest[first...]).map { place, characters in
        (place, characters.filter { CharacterModel.holds($0) && $0 != text[place] })
      }
      return Strangeness(
        expectations: Dictionary(uniqueKeysWithValues: zip(places, found[first...])),
        expected: Dictionary(uniqueKeysWithValues: expected))
    }
  }
}

extension Proposing {
  fileprivate func strange(among places: Set<Int>?, _ least: Double) -> [Int] {
    (1..<max(1, text.count - 1)).filter { place in
      scalars[place].isHan && places?.contains(place) ?? true && scores[place].log + scores[place + 1].log < least
    }
  }
}
