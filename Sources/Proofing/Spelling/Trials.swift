/// What might stand in a place instead (备选): four characters at most.
struct Alternative {
  let characters: SIMD4<UInt16>
  let kind: UInt8
  let likeness: UInt8

  init(_ characters: SIMD4<UInt16>, _ kind: UInt8, _ likeness: UInt8) {
    (self.characters, self.kind, self.likeness) = (characters, kind, likeness)
  }

  static func ofSingle(_ candidate: SpellingTables.Candidate) -> Alternative {
    Alternative([candidate.character, 0, 0, 0], candidate.kind, candidate.likeness)
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
  /// What is known of the characters up to the one that was looked at last, and of those up to the one that is looked at.
  var ladder: Ladder
  var known: Ladder
  var after = 0.0
  var orders = 0
  var own = (log: 0.0, order: 0)
  var next = (log: 0.0, order: 0)

  init(_ alternative: Alternative, after ladder: Ladder) {
    (self.alternative, self.ladder, known) = (alternative, ladder, ladder)
  }
}

extension Proposing {
  /// Tries all alternatives for a range in the sentence, character by character for all of them, and keeps those that gain.
  /// Single characters are asked for what their kind must gain.
  func tried(_ alternatives: [Alternative], in range: Range<Int>, _ demand: Demand? = nil) -> [Change] {
    guard !alternatives.isEmpty else { return [] }
    let window = window(range)
    let before = likelihood(window)
    var trials = alternatives.map { Trial($0, after: ladders[range.lowerBound - 1]) }
    var sought: [CharacterModel.Sought] = []
    sought.reserveCapacity(trials.count)
    var expected = 0.0
    for place in window where !trials.isEmpty {
      climb(&trials, place, range, &sought)
      expected += scores[place].log
      var kept = 0
      for index in trials.indices {
        let (log, order) = (trials[index].known.log(after: trials[index].ladder, place), trials[index].known.depth)
        let after = trials[index].after + log
        // What begins far worse than it was, or does not make up for it in the next place, does not become better.
        let demand = demand ?? .ofSingle(trials[index].alternative.kind)
        guard after - before > demand.all,
          after - expected > (place == range.lowerBound ? demand.first : demand.next)
        else { continue }
        if kept < index { trials[kept] = trials[index] }
        if place == range.lowerBound { trials[kept].own = (log, order) }
        if place == range.upperBound { trials[kept].next = (log, order) }
        (trials[kept].ladder, trials[kept].after) = (trials[kept].known, after)
        trials[kept].orders += order
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
  private func climb(
    _ trials: inout [Trial], _ place: Int, _ range: Range<Int>, _ sought: inout [CharacterModel.Sought]
  ) {
    let model = tables.model
    let shared = max(1, place - range.upperBound + 1)
    @inline(__always)
    func character(_ alternative: Alternative, _ place: Int) -> UInt16 {
      range.contains(place) ? alternative.characters[place - range.lowerBound] : text[place]
    }
    sought.removeAll(keepingCapacity: true)
    var power: UInt64 = 1
    if place < range.upperBound {
      for index in trials.indices {
        let alternative = trials[index].alternative
        let own = character(alternative, place)
        trials[index].known = model.alone(own)
        guard model.meet(character(alternative, place - 1), own) else { continue }
        sought.append(.init(key: UInt64(own), owner: index))
      }
      power = CharacterModel.base
    } else {
      let same = ladders[place].cut(to: shared)
      var key: UInt64 = 0
      for back in 0..<shared {
        key += UInt64(text[place - back]) * power
        power = power &* CharacterModel.base
      }
      for index in trials.indices {
        trials[index].known = same
        guard same.depth == shared,
          shared > 1 || model.meet(character(trials[index].alternative, place - 1), text[place])
        else { continue }
        sought.append(.init(key: key, owner: index))
      }
    }
    for order in shared..<max(shared, min(5, place + 1)) where !sought.isEmpty {
      trials.withUnsafeMutableBufferPointer { trials in
        model.extend(&sought, order) { UInt64(character(trials[$0].alternative, place - order)) * power } found: {
          trials[$0].known.grow(log: $1, loss: $2)
        }
      }
      power = power &* CharacterModel.base
    }
  }
}
