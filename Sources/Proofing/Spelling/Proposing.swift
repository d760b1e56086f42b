/// Finds what might have been meant in a sentence (候选生成): for each character those that sound or look like it, for two
/// together what both might be, for two to four the words that sound like them, kept where the model likes the
/// sentence better so.
struct Proposing {
  let tables: SpellingTables
  let text: [UInt16]
  let ladders: [Ladder]
  let scores: [(log: Double, order: Int)]
  let scalars: [Unicode.Scalar]
  /// Whether the next character of the sentence is the next of the text as well, without a blank between.
  let touching: [Bool]

  /// A character that is what one expects, or stands in a run that is known, is left alone, like what follows it.
  private func sitsFirmly(_ place: Int) -> Bool {
    let (here, next) = (scores[place], scores[place + 1])
    return here.log > -1 || here.log > -1.9 && next.log > -1.9 || here.order > 3 && next.order > 3
  }

  init(_ sentence: CodedSentence, _ text: ProofText, _ tables: SpellingTables) {
    self.tables = tables
    let codes = sentence.codes
    self.text = codes
    scalars = zip(codes, sentence.places).map { code, place in
      code > CharacterModel.edge ? tables.model.characters[Int(code) - 4] : text.at(place) ?? "\n"
    }
    touching = zip(sentence.places, sentence.places.dropFirst()).map { $1 == $0 + 1 } + [false]
    let ladders = tables.model.ladders(codes, codes.indices)
    self.ladders = ladders
    scores = codes.indices.map { place in
      place == 0 ? (0, 1) : (ladders[place].log(after: ladders[place - 1], place), ladders[place].depth)
    }
  }

  /// In the order of the sentence; only changes that touch one of the places, if places are named.
  func changes(among places: Set<Int>?, _ strangeness: Strangeness) -> [Change] {
    var all: [Change] = []
    for place in 1..<max(1, text.count - 1) where scalars[place].isHan {
      guard places?.contains(place) ?? true else { continue }
      all += mixed(singles(place, strangeness), strangeness.expectations[place])
      guard touching[place], scalars[place + 1].isHan else { continue }
      all += best(pairs(place), 2)
      all += best(words(place), 2)
      all += swapped(place)
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

  /// Where a character and the one after it together are as unlikely as this, in powers of ten, what sounds otherwise is
  /// thought of as well. Of 412 such mistakes in ECSpell's sets none stands in a place that is likelier.
  private static let bad = -5.0
  /// As unlikely is a run with what follows it, where other words are thought of: of 433 such mistakes all but three.
  private static let badRun = -6.0

  private func singles(_ place: Int, _ strangeness: Strangeness) -> [Change] {
    guard !sitsFirmly(place) else { return [] }
    let kinds: UInt8 = scores[place].log + scores[place + 1].log < Self.bad ? .max : 1
    // What fits on neither side is left out, and on one where little is in common. Before it there is the same character
    // for all, after it another look into the table for each, which is spared where the answer changes nothing.
    let known = tables.candidates(scalars[place], upTo: kinds)
    let (before, after) = (text[place - 1], text[place + 1])
    var alternatives: [Alternative] = []
    alternatives.reserveCapacity(known.count)
    for each in known {
      let oneWillDo = each.kind < 3 || each.likeness > 5
      if fits(before, each.character) == oneWillDo ? oneWillDo : fits(each.character, after) {
        alternatives.append(.ofSingle(each))
      }
    }
    for expected in strangeness.expected[place] ?? []
    where !alternatives.contains(where: { $0.characters[0] == expected }) {
      alternatives.append(.ofSingle(tables.candidate(expected, for: scalars[place])))
    }
    return tried(alternatives, in: place..<place + 1)
  }

  /// Two together that were both meant otherwise, each for one that sounds like it: only where both sit badly.
  private func pairs(_ place: Int) -> [Change] {
    guard scores[place].log + scores[place + 1].log < -5, likelihood(place..<place + 3) < Self.badRun else { return [] }
    func sounding(_ place: Int) -> [SpellingTables.Candidate] {
      tables.candidates(scalars[place], upTo: 2)
    }
    let seconds = sounding(place + 1).filter { fits($0.character, text[place + 2]) }
    var likely: [(log: Double, first: SpellingTables.Candidate, second: SpellingTables.Candidate)] = []
    for first in sounding(place) where !seconds.isEmpty && fits(text[place - 1], first.character) {
      for second in seconds where tables.model.meet(first.character, second.character) {
        guard let log = tables.model.after(first.character, second.character), log > -2.5 else { continue }
        likely.append((log + tables.model.frequency(first.character), first, second))
      }
    }
    likely.sort {
      ($0.log, $1.first.character, $1.second.character) > ($1.log, $0.first.character, $0.second.character)
    }
    return tried(
      likely.prefix(16).map { _, first, second in
        Alternative(
          [first.character, second.character, 0, 0], max(first.kind, second.kind), min(first.likeness, second.likeness))
      }, in: place..<place + 2, .ofPair)
  }

  /// Two that stand in the wrong order.
  private func swapped(_ place: Int) -> [Change] {
    let (first, second) = (text[place], text[place + 1])
    guard first != second, first > CharacterModel.edge, second > CharacterModel.edge,
      scores[place].log + scores[place + 1].log < -4, fits(text[place - 1], second), fits(second, first),
      fits(first, text[place + 2])
    else { return [] }
    return tried([Alternative([second, first, 0, 0], 7, 0)], in: place..<place + 2, .ofPair)
  }

  /// Words of two to four that sound like what stands there, which may be a word itself, and differ in two at least.
  private func words(_ place: Int) -> [Change] {
    var found: [Change] = []
    let run = place..<min(place + 4, text.count - 1)
    var end = place + 1
    while end < run.upperBound, touching[end - 1], scalars[end].isHan { end += 1 }
    guard likelihood(place..<end + 1) < Self.badRun, !(place..<end).allSatisfy(sitsFirmly) else { return [] }
    tables.sounds.eachLength(scalars[place..<end]) { length, keys in
      let range = place..<place + length
      guard likelihood(place..<place + length + 1) < Self.badRun, !range.allSatisfy(sitsFirmly) else { return }
      var alternatives: [Alternative] = []
      for key in keys {
        tables.sounds.eachWord(key, length) { word in
          guard range.count(where: { word[$0 - place] != text[$0] }) > 1,
            fits(text[place - 1], word[0]) || fits(word[length - 1], text[place + length])
          else { return }
          alternatives.append(Alternative(word, 6, 0))
        }
      }
      found += tried(alternatives, in: range, .ofWord)
    }
    return found
  }

  /// Whether the model has seen both together; figures, edges and strange characters go with everything.
  private func fits(_ first: UInt16, _ second: UInt16) -> Bool {
    first <= CharacterModel.edge || second <= CharacterModel.edge || tables.model.meet(first, second)
  }

  /// What a change of this range touches.
  func window(_ range: Range<Int>) -> Range<Int> { range.lowerBound..<min(text.count, range.upperBound + 4) }

  /// How likely a part of the sentence is as it stands.
  func likelihood(_ range: Range<Int>) -> Double { range.reduce(0) { $0 + scores[$1].log } }
}
