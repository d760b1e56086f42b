/// What might stand in a place instead (备选): four characters at most.
struct Alternative {
  let characters: SIMD4<UInt16>
  let kind: UInt8
  let likeness: UInt8
  /// What it must gain at least, and how much worse its beginning may be.
  let least, floor: Double

  init(_ characters: SIMD4<UInt16>, kind: UInt8, likeness: UInt8 = 0, least: Double, floor: Double = -2) {
    (self.characters, self.kind, self.likeness) = (characters, kind, likeness)
    (self.least, self.floor) = (least, floor)
  }

  init(_ characters: [UInt16], kind: UInt8, likeness: UInt8 = 0, least: Double, floor: Double = -2) {
    var four = SIMD4<UInt16>(repeating: 0)
    for (index, character) in characters.enumerated() { four[index] = character }
    self.init(four, kind: kind, likeness: likeness, least: least, floor: floor)
  }
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
        let floor = place == range.lowerBound ? trial.alternative.floor : -1
        guard trial.after - before > trial.alternative.least, trial.after - expected > floor else { continue }
        trials[kept] = trial
        kept += 1
      }
      trials.removeLast(trials.count - kept)
    }
    return trials.map { trial in
      Change(
        range: range, characters: range.indices.map { trial.alternative.characters[$0 - range.lowerBound] },
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
