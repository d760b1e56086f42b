/// Finds what might have been meant in a sentence (候选生成): for each character those that sound or look like it, for two
/// together what both might be, for two to four the words that sound like them, kept where the model likes the
/// sentence better so.
struct Proposing {
  let tables: SpellingTables
  let text: [UInt16]
  let scores: [(log: Double, order: Int)]
  let scalars: [Unicode.Scalar]
  /// Whether the next character of the sentence is the next of the text as well, without a blank between.
  let touching: [Bool]

  /// What a change must gain at least, in powers of ten.
  private static let (leastOfPairs, leastOfWords) = (1.0, 0.5)

  private static func least(_ kind: UInt8) -> Double { kind < 3 ? 0.2 : kind == 4 ? 0.4 : kind == 8 ? 1 : 0.8 }

  /// A character that is what one expects, or stands in a run that is known, is left alone, like what follows it.
  private func sitsFirmly(_ place: Int) -> Bool {
    let (here, next) = (scores[place], scores[place + 1])
    return here.log > -1.9 && next.log > -1.9 || here.order > 4 && next.order > 4
  }

  init(_ sentence: CodedSentence, _ text: ProofText, _ tables: SpellingTables) {
    self.tables = tables
    let codes = sentence.codes
    self.text = codes
    scalars = zip(codes, sentence.places).map { code, place in
      code > CharacterModel.edge ? tables.model.characters[Int(code) - 4] : text.at(place) ?? "\n"
    }
    touching = zip(sentence.places, sentence.places.dropFirst()).map { $1 == $0 + 1 } + [false]
    scores = codes.indices.map { $0 == 0 ? (0, 1) : tables.model.likelihood(codes, $0) }
  }

  /// In the order of the sentence; only changes that touch one of the places, if places are named.
  func changes(among places: Set<Int>?, _ strangeness: Strangeness) -> [Change] {
    var all: [Change] = []
    for place in 1..<max(1, text.count - 1) where scalars[place].isHan {
      guard places?.contains(place) ?? true else { continue }
      all += mixed(singles(place, strangeness), strangeness.expectations[place])
      guard touching[place], scalars[place + 1].isHan else { continue }
      all += best(pairs(place), 2) + best(words(place), 2) + swapped(place)
    }
    return all
  }

  private func best(_ changes: [Change], _ most: Int) -> [Change] {
    changes.count < 2 ? changes : Array(changes.sorted(by: Self.isBetter).prefix(most))
  }

  /// The three best, the best that sound the same or look alike, for what fits best of all is often something else, and
  /// what is expected in a strange place.
  private func mixed(_ changes: [Change], _ expectation: Surroundings.Expectation?) -> [Change] {
    guard changes.count > 3 else { return best(changes, 3) }
    let sorted = changes.sorted(by: Self.isBetter)
    let others = sorted.dropFirst(3)
    let (sounding, looking) = (others.filter { $0.kind == 1 }, others.filter { $0.kind > 1 && $0.likeness > 5 })
    let kept = sorted.prefix(3) + sounding.prefix(3) + looking.prefix(3)
    let left = others.filter { other in !kept.contains { $0.characters == other.characters } }
    return Array(kept) + fittest(left, expectation)
  }

  /// The two that the surroundings of a strange place let one expect most.
  private func fittest(_ changes: [Change], _ expectation: Surroundings.Expectation?) -> [Change] {
    guard let expectation else { return [] }
    let fits = changes.map { (fit: tables.surroundings.score(expectation, $0.characters[0]), change: $0) }
    return fits.sorted { ($0.fit, $1.change.characters[0]) > ($1.fit, $0.change.characters[0]) }.prefix(2).map(\.change)
  }

  private static func isBetter(_ one: Change, _ other: Change) -> Bool {
    one.gain == other.gain
      ? one.characters.lexicographicallyPrecedes(other.characters) : one.gain > other.gain
  }

  // MARK: Changes

  private func singles(_ place: Int, _ strangeness: Strangeness) -> [Change] {
    guard !sitsFirmly(place) else { return [] }
    var trial = Trial(self, place..<place + 1)
    var candidates: [SpellingTables.Candidate] = []
    for index in tables.candidates(scalars[place]) {
      let each = tables.candidate(index)
      let before = fits(text[place - 1], each.character)
      let after = fits(each.character, text[place + 1])
      guard before && after || (before || after) && (each.kind < 3 || each.likeness > 5) else { continue }
      candidates.append(each)
    }
    for expected in strangeness.expected(self, place) where !candidates.contains(where: { $0.character == expected }) {
      candidates.append(tables.candidate(expected, for: scalars[place]))
    }
    let scores = tables.model.likelihoods(text, place, trial.losses, of: candidates.map(\.character))
    return zip(candidates, scores).compactMap { each, own in
      trial.change([each.character], each.kind, each.likeness, Self.least(each.kind), own: own)
    }
  }

  /// Two together that were both meant otherwise, each for itself: only where both sit badly.
  private func pairs(_ place: Int) -> [Change] {
    guard scores[place].log + scores[place + 1].log < -5 else { return [] }
    var trial = Trial(self, place..<place + 2)
    var seconds: [SpellingTables.Candidate] = []
    for index in tables.candidates(scalars[place + 1]) {
      let each = tables.candidate(index)
      if each.kind < 5, each.kind != 3, fits(each.character, text[place + 2]) { seconds.append(each) }
    }
    var likely: [(log: Double, first: SpellingTables.Candidate, second: SpellingTables.Candidate)] = []
    for index in tables.candidates(scalars[place]) {
      let first = tables.candidate(index)
      guard first.kind < 5, first.kind != 3, fits(text[place - 1], first.character) else { continue }
      for second in seconds where first.kind + second.kind < 7 && tables.model.meet(first.character, second.character) {
        guard let log = tables.model.after(first.character, second.character), log > -2.5 else { continue }
        likely.append((log + tables.model.frequency(first.character), first, second))
      }
    }
    likely.sort {
      ($0.log, $1.first.character, $1.second.character) > ($1.log, $0.first.character, $0.second.character)
    }
    return likely.prefix(16).compactMap { each in
      trial.change(
        [each.first.character, each.second.character], max(each.first.kind, each.second.kind),
        min(each.first.likeness, each.second.likeness), Self.leastOfPairs)
    }
  }

  /// Two that stand in the wrong order.
  private func swapped(_ place: Int) -> [Change] {
    let (first, second) = (text[place], text[place + 1])
    guard first != second, first > CharacterModel.edge, second > CharacterModel.edge,
      scores[place].log + scores[place + 1].log < -4, fits(text[place - 1], second), fits(second, first),
      fits(first, text[place + 2])
    else { return [] }
    var trial = Trial(self, place..<place + 2)
    return trial.change([second, first], 7, 0, Self.leastOfPairs).map { [$0] } ?? []
  }

  /// Words of two to four that sound like what stands there, which may be a word itself, and differ in two at least.
  private func words(_ place: Int) -> [Change] {
    var found: [Change] = []
    let run = place..<min(place + 4, text.count - 1)
    var end = place + 1
    while end < run.upperBound, touching[end - 1], scalars[end].isHan { end += 1 }
    guard !(place..<end).allSatisfy(sitsFirmly) else { return [] }
    for (length, keys) in tables.sounds.keys(scalars[place..<end]) {
      var trial = Trial(self, place..<place + length)
      guard trial.before < -4, !(place..<place + length).allSatisfy(sitsFirmly) else { continue }
      let now = text[place..<place + length]
      for key in keys {
        for word in tables.sounds.words(key, length) where zip(word, now).count(where: { $0 != $1 }) > 1 {
          guard fits(text[place - 1], word[0]) || fits(word[length - 1], text[place + length]) else { continue }
          if let change = trial.change(word, 6, 0, Self.leastOfWords) { found.append(change) }
        }
      }
    }
    return found
  }

  /// Whether the model has seen both together; figures, edges and strange characters go with everything.
  private func fits(_ first: UInt16, _ second: UInt16) -> Bool {
    first <= CharacterModel.edge || second <= CharacterModel.edge || tables.model.meet(first, second)
  }

  /// What a change of this range touches.
  func window(_ range: Range<Int>) -> Range<Int> { range.lowerBound..<min(text.count, range.upperBound + 4) }
}

/// The sentence in which one change after another is tried in the same place (试改处).
private struct Trial {
  private let model: CharacterModel
  private var text: [UInt16]
  private let range: Range<Int>
  private let window: Range<Int>
  private let was: [Double]
  let losses: CharacterModel.Losses
  /// How likely that place was before.
  let before: Double

  init(_ proposing: Proposing, _ range: Range<Int>) {
    (model, text, self.range) = (proposing.tables.model, proposing.text, range)
    window = proposing.window(range)
    losses = CharacterModel.Losses(model, text, range.lowerBound)
    was = window.map { proposing.scores[$0].log }
    before = was.reduce(0, +)
  }

  /// How likely the first character is there may be known already.
  mutating func change(
    _ characters: [UInt16], _ kind: UInt8, _ likeness: UInt8, _ least: Double,
    own known: (log: Double, order: Int)? = nil
  ) -> Change? {
    for (offset, character) in characters.enumerated() { text[range.lowerBound + offset] = character }
    var (after, orders) = (0.0, 0)
    var (own, following) = ((log: 0.0, order: 0), (log: 0.0, order: 0))
    let floor = range.count > 1 ? -2 : kind < 3 ? -1.5 : -1
    var expected = 0.0
    for (index, place) in window.enumerated() {
      let score = index > 0 ? model.likelihood(text, place) : known ?? model.likelihood(text, place, losses)
      if place == range.lowerBound { own = score }
      if place == range.upperBound { following = score }
      after += score.log
      orders += score.order
      expected += was[index]
      // What begins far worse than it was, or does not make up for it in the next place, does not become better.
      guard after - before > least, after - expected > (index == 0 ? floor : -1) else { return nil }
    }
    return Change(
      range: range, characters: characters, kind: kind, likeness: likeness, gain: after - before, own: own,
      next: following, orders: orders)
  }
}
