/// How well the changes of a sentence fit into their surroundings (语境佐证): what the network is asked for them, and what
/// its answers say of each.
struct SurroundingsEvidence {
  private let changes: [Change]
  /// What each of them changes.
  private let places: [[(place: Int, old: UInt16, new: UInt16)]]
  private let asked: [Int]
  private let known: [Int: Surroundings.Expectation]
  /// What the network is to say something about, apart from what it has said of the sentence before.
  let contexts: [Surroundings.Context]

  init(_ changes: [Change], _ text: [UInt16], _ known: [Int: Surroundings.Expectation]) {
    (self.changes, self.known) = (changes, known)
    places = changes.map { change in
      zip(change.range, change.characters).filter { text[$0] != $1 }.map { (place: $0, old: text[$0], new: $1) }
    }
    asked = Set(places.joined().map(\.place)).subtracting(known.keys).sorted()
    // Where several change, each has new neighbours.
    let several = zip(changes, places).filter { $0.0.range.count > 1 }.flatMap { change, places in
      var after = text
      after.replaceSubrange(change.range, with: change.characters)
      return places.map { Surroundings.Context(after, $0.place) }
    }
    contexts = asked.map { Surroundings.Context(text, $0) } + several
  }

  /// How much better the new characters of each fit than the old: among each other, by themselves, and among the old ones.
  func features(_ answers: some Collection<Surroundings.Expectation>, _ network: Surroundings) -> [[Double]] {
    let expected = known.merging(zip(asked, answers)) { $1 }
    var amongNew = answers.dropFirst(asked.count).makeIterator()
    func score(_ expectation: Surroundings.Expectation?, _ character: UInt16) -> Double {
      expectation.map { network.score($0, character) } ?? 0
    }
    return zip(changes, places).map { change, places in
      var (gain, old, new, before) = (0.0, 0.0, 0.0, 0.0)
      for each in places {
        let amongOld = expected[each.place]
        let plain = score(amongOld, each.new) - score(amongOld, each.old)
        before += plain
        guard change.range.count > 1 else {
          (gain, old, new) = (gain + plain, min(old, score(amongOld, each.old)), min(new, score(amongOld, each.new)))
          continue
        }
        let among = amongNew.next()
        let (was, becomes) = (score(among, each.old), score(among, each.new))
        (gain, old, new) = (gain + becomes - was, min(old, was), min(new, becomes))
      }
      return [gain, old, new, before]
    }
  }
}
