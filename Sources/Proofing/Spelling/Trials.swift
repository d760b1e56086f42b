/// What might stand in a place instead (备选): four characters at most.
struct Alternative {
  let characters: SIMD4<UInt16>
  let kind: UInt8
  let likeness: UInt8
  let demand: Demand

  init(_ characters: SIMD4<UInt16>, _ kind: UInt8, _ likeness: UInt8, _ demand: Demand) {
    (self.characters, self.kind, self.likeness, self.demand) = (characters, kind, likeness, demand)
  }
}

/// What an alternative must gain at least (增益要求), in powers of ten: with its first character alone, with each that
/// follows, in all. The less two characters have in common, the more speaks for a mistake that is one. Below what all but
/// one or two of the 1,348 right ones of ECSpell's official and law sets gain.
struct Demand {
  let first, next, all: Double

  /// Of a character for another, by what they have in common (`SpellingTables.Candidate`).
  static func ofSingle(_ kind: UInt8) -> Demand {
    switch kind {
    case 0, 1: Demand(first: -1.5, next: -1, all: 0.2)
    case 2: Demand(first: -1.5, next: -0.2, all: 0.4)
    case 3: Demand(first: 0.4, next: 1, all: 1.4)
    case 4: Demand(first: -0.8, next: 0.3, all: 0.5)
    case 5: Demand(first: -0.2, next: 0.5, all: 1)
    default: Demand(first: 0.5, next: 1, all: 1.4)
    }
  }

  static let ofPair = Demand(first: -2, next: -1, all: 1.2)
  static let ofWord = Demand(first: -2, next: -1, all: 0.8)
}

/// An alternative while it is tried (试改).
private struct Trial {
  let alternative: Alternative
  /// What is known of the characters up to the one that was looked at last.
  var ladder: Ladder
  var after = 0.0
  var orders = 0
  var own = (log: 0.0, order: 0)
  var next = (log: 0.0, order: 0)
}

extension Proposing {
  /// Tries all alternatives for a range in the sentence, character by character for all of them, and keeps those that gain.
  func tried(_ alternatives: [Alternative], in range: Range<Int>) -> [Change] {
    guard !alternatives.isEmpty else { return [] }
    let window = window(range)
    let before = likelihood(window)
    var trials = alternatives.map { Trial(alternative: $0, ladder: ladders[range.lowerBound - 1]) }
    var expected = 0.0
    for place in window where !trials.isEmpty {
      let known = climbed(trials, place, range)
      expected += scores[place].log
      var kept = 0
      for index in trials.indices {
        var trial = trials[index]
        let score = (log: known[index].log(after: trial.ladder, place), order: known[index].depth)
        if place == range.lowerBound { trial.own = score }
        if place == range.upperBound { trial.next = score }
        trial.ladder = known[index]
        trial.after += score.log
        trial.orders += score.order
        // What begins far worse than it was, or does not make up for it in the next place, does not become better.
        let demand = trial.alternative.demand
        guard trial.after - before > demand.all,
          trial.after - expected > (place == range.lowerBound ? demand.first : demand.next)
        else { continue }
        trials[kept] = trial
        kept += 1
      }
      trials.removeLast(trials.count - kept)
    }
    return trials.map { trial in
      Change(
        range: range, characters: Run(trial.alternative.characters, range.count),
        kind: trial.alternative.kind, likeness: trial.alternative.likeness, gain: trial.after - before, own: trial.own,
        next: trial.next, orders: trial.orders)
    }
  }

  /// What is known in a place of each trial. Of runs that do not reach back to the change that is known already.
  private func climbed(_ trials: [Trial], _ place: Int, _ range: Range<Int>) -> [Ladder] {
    let model = tables.model
    let shared = max(1, place - range.upperBound + 1)
    @inline(__always)
    func character(_ trial: Int, _ place: Int) -> UInt16 {
      range.contains(place) ? trials[trial].alternative.characters[place - range.lowerBound] : text[place]
    }
    let same = place < range.upperBound ? nil : ladders[place].cut(to: shared)
    var known = trials.indices.map { same ?? model.alone(character($0, place)) }
    guard (same?.depth ?? 1) == shared else { return known }
    var growing = Array(trials.indices)
    if shared == 1 { growing.removeAll { !model.meet(character($0, place - 1), character($0, place)) } }
    var power: UInt64 = 1
    var keys = [UInt64](repeating: 0, count: growing.count)
    for back in 0..<shared where !growing.isEmpty {
      for index in keys.indices { keys[index] += UInt64(character(growing[index], place - back)) * power }
      power = power &* CharacterModel.base
    }
    for order in shared..<max(shared, min(5, place + 1)) where !growing.isEmpty {
      growing = model.extend(&keys, growing, order) { UInt64(character($0, place - order)) * power } found: {
        known[$0].grow(log: $1, loss: $2)
      }
      power = power &* CharacterModel.base
    }
    return known
  }
}
