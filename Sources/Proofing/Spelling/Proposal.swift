/// A proposal (候选改正): one or two other characters in the place of as many, with what speaks for them. The features
/// are numbered as tools/proofing/train.py reads them.
struct Proposal: Sendable {
  /// The places among the sentence's codes.
  let range: Range<Int>
  let characters: [UInt16]
  var features: [Double]

  var gain: Double { features[0] }
}

/// Finds what might have been meant in a sentence (候选生成): for each character those that sound or look like it, for two
/// together the words that sound like them, kept where the model likes the sentence better so.
struct Proposing {
  let tables: SpellingTables
  private let text: [UInt16]
  private let candidates: [[SpellingTables.Candidate]]
  private let scores: [(log: Double, order: Int)]
  /// Whether the next character of the sentence is the next of the text as well, without a blank between.
  private let touching: [Bool]
  private let mean: Double

  /// What the model gains with other characters in a place, as far as it is worth a word.
  private struct Change {
    var gain: Double
    let own: (log: Double, order: Int)
    let orders: Int
    let characters: [UInt16]
    let kind: UInt8
    let likeness: UInt8
  }

  /// What a change must gain at least, in powers of ten.
  private static let least = 0.25

  init(_ sentence: CodedSentence, _ text: ProofText, _ tables: SpellingTables) {
    self.tables = tables
    let codes = sentence.codes
    self.text = codes
    touching = zip(sentence.places, sentence.places.dropFirst()).map { $1 == $0 + 1 } + [false]
    candidates = sentence.places.map { text.at($0).map(tables.candidates) ?? [] }
    scores = codes.indices.map { $0 == 0 ? (0, 1) : tables.model.likelihood(codes, $0) }
    mean = scores.dropFirst().reduce(0) { $0 + $1.log } / Double(max(1, codes.count - 1))
  }

  func proposals() -> [Proposal] {
    var all: [Proposal] = []
    for place in 1..<max(1, text.count - 1) where !candidates[place].isEmpty {
      all += ranked(singles(place), place..<place + 1)
      if touching[place], !candidates[place + 1].isEmpty { all += ranked(pairs(place), place..<place + 2) }
    }
    return withNeighbours(all)
  }

  // MARK: Changes

  private func singles(_ place: Int) -> [Change] {
    // A character that sits as firmly as can be in what stands around it is left alone.
    var trial = Trial(text, place..<place + 1, loss(place..<place + 1))
    guard trial.before < -0.4 else { return [] }
    return candidates[place].compactMap { candidate in
      let before = fits(text[place - 1], candidate.character)
      let after = fits(candidate.character, text[place + 1])
      guard before && after || (before || after) && (candidate.kind < 3 || candidate.likeness > 6) else { return nil }
      return change(&trial, [candidate.character], candidate.kind, candidate.likeness)
    }
  }

  /// Words of two that sound like what stands there, which may be a word itself.
  private func pairs(_ place: Int) -> [Change] {
    var trial = Trial(text, place..<place + 2, loss(place..<place + 2))
    guard trial.before < -4 else { return [] }
    // By character, the number of the candidate and one: quicker than a dictionary, and this is where the time goes.
    var known = [UInt16](repeating: 0, count: 0x1000)
    let seconds = candidates[place + 1]
    for (index, each) in seconds.enumerated() where each.kind < 3 && fits(each.character, text[place + 2]) {
      known[Int(each.character)] = UInt16(index + 1)
    }
    var found: [Change] = []
    for first in candidates[place] where first.kind < 3 && fits(text[place - 1], first.character) {
      for second in tables.seconds(first.character) where known[Int(second)] > 0 {
        let other = seconds[Int(known[Int(second)]) - 1]
        let (kind, likeness) = (max(first.kind, other.kind), min(first.likeness, other.likeness))
        if let change = change(&trial, [first.character, second], kind, likeness) { found.append(change) }
      }
    }
    return found
  }

  /// Whether the model has seen both together; figures, edges and strange characters go with everything.
  private func fits(_ first: UInt16, _ second: UInt16) -> Bool {
    first <= CharacterModel.edge || second <= CharacterModel.edge || tables.model.meet(first, second)
  }

  /// How likely what a change of this range touches is now.
  private func loss(_ range: Range<Int>) -> Double { window(range).reduce(0) { $0 + scores[$1].log } }

  private func window(_ range: Range<Int>) -> Range<Int> { range.lowerBound..<min(text.count, range.upperBound + 4) }

  /// The text in which one change after another is tried in the same place, and how likely that place was before.
  private struct Trial {
    var text: [UInt16]
    let range: Range<Int>
    let before: Double

    init(_ text: [UInt16], _ range: Range<Int>, _ before: Double) {
      (self.text, self.range, self.before) = (text, range, before)
    }
  }

  private func change(_ trial: inout Trial, _ characters: [UInt16], _ kind: UInt8, _ likeness: UInt8) -> Change? {
    for (offset, character) in characters.enumerated() { trial.text[trial.range.lowerBound + offset] = character }
    var (after, orders) = (0.0, 0)
    var own = (log: 0.0, order: 0)
    for next in window(trial.range) {
      let score = tables.model.likelihood(trial.text, next)
      if next == trial.range.lowerBound { own = score }
      after += score.log
      orders += score.order
      guard after - trial.before > Self.least else { return nil }
    }
    return Change(
      gain: after - trial.before, own: own, orders: orders, characters: characters, kind: kind, likeness: likeness)
  }

  private func changed(_ range: Range<Int>, _ characters: [UInt16]) -> [UInt16] {
    var changed = text
    changed.replaceSubrange(range, with: characters)
    return changed
  }

  // MARK: Features

  /// The two best of a place, with the distance to the next best.
  private func ranked(_ changes: [Change], _ range: Range<Int>) -> [Proposal] {
    let sorted = changes.sorted { ($0.gain, $1.characters[0]) > ($1.gain, $0.characters[0]) }
    return sorted.prefix(2).enumerated().map { rank, each in
      let next = sorted.count > rank + 1 ? sorted[rank + 1].gain : 0
      return Proposal(
        range: range, characters: each.characters,
        features: features(each, range) + [Double(rank), rank == 0 ? each.gain - next : each.gain - sorted[0].gain])
    }
  }

  private func features(_ change: Change, _ range: Range<Int>) -> [Double] {
    let model = tables.model
    let (place, last) = (range.lowerBound, range.upperBound)
    let (old, new) = (text[place], change.characters[0])
    let after = changed(range, change.characters)
    let meets = [
      (text[place - 1], text[place]), (text[last - 1], text[last]), (after[place - 1], after[place]),
      (after[last - 1], after[last]),
    ]
    return [
      change.gain, change.own.log - scores[place].log, scores[place].log, change.own.log, Double(scores[place].order),
      Double(change.own.order), Double(window(range).reduce(0) { $0 + scores[$1].order }), Double(change.orders),
      Double(change.kind), Double(change.likeness), model.frequency(old), model.frequency(new),
      Double(tables.longestWord(text, through: place)), Double(tables.longestWord(after, through: place)),
      isParticle(old) || isParticle(new) ? 1 : 0, isNumeral(old) || isNumeral(new) ? 1 : 0, mean,
      Double(text.count), text[place - 1] <= 3 || text[last] <= 3 ? 1 : 0, Double(range.count), old == 0 ? 1 : 0,
    ] + meets.map { model.meet($0.0, $0.1) ? 1 : 0 }
  }

  /// What the best proposal near by gains: one mistake makes its neighbours look bad as well.
  private func withNeighbours(_ all: [Proposal]) -> [Proposal] {
    all.map { each in
      let place = each.range.lowerBound
      let near = all.filter { $0.range != each.range && abs($0.range.lowerBound - place) < 4 }.map(\.gain).max() ?? 0
      var each = each
      each.features.append(near)
      return each
    }
  }

  private func isParticle(_ code: UInt16) -> Bool { code > 3 && "的地得他她它".unicodeScalars.contains(scalar(code)) }

  private func isNumeral(_ code: UInt16) -> Bool { code > 3 && scalar(code).isNumeral }

  private func scalar(_ code: UInt16) -> Unicode.Scalar { tables.model.characters[Int(code) - 4] }
}
