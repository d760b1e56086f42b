/// Which parts of two versions stand for which part of their base (合并区段), after Khanna, Kunal and Pierce, "A Formal
/// Investigation of Diff3" (2007).
extension Merge {
  struct Region: Sendable, Equatable {
    var base: Range<Int>
    var mine: Range<Int>
    var theirs: Range<Int>
  }

  struct Keys<Key: Hashable> {
    let base: [Key]
    let mine: [Key]
    let theirs: [Key]

    /// Whose change settles a region; nil when both changed it differently.
    func origin(_ region: Region) -> Origin? {
      let (old, own, other) = (base[region.base], mine[region.mine], theirs[region.theirs])
      if own == other { return own == old ? .neither : .both }
      if own == old { return .theirs }
      return other == old ? .mine : nil
    }

    /// In order, from end to end: what all three share, and what lies between.
    var regions: [Region] {
      let own = EditScript(from: base, to: mine).places(count: base.count)
      let other = EditScript(from: base, to: theirs).places(count: base.count)
      var regions: [Region] = []
      var at = (base: 0, mine: 0, theirs: 0)
      for index in base.indices {
        guard let left = own[index], let right = other[index] else { continue }
        regions += between(at, (index, left, right))
        regions.append(Region(base: index..<index + 1, mine: left..<left + 1, theirs: right..<right + 1))
        at = (index + 1, left + 1, right + 1)
      }
      return regions + between(at, (base.count, mine.count, theirs.count))
    }

    /// What lies between two shared elements. Where nobody added or removed any, element stands against element, so
    /// that two people who changed neighbouring paragraphs do not contest.
    private func between(_ from: (Int, Int, Int), _ to: (Int, Int, Int)) -> [Region] {
      let whole = Region(base: from.0..<to.0, mine: from.1..<to.1, theirs: from.2..<to.2)
      if whole.base.isEmpty, whole.mine.isEmpty, whole.theirs.isEmpty { return [] }
      guard origin(whole) == nil, whole.base.count == whole.mine.count, whole.base.count == whole.theirs.count else {
        return [whole]
      }
      return (0..<whole.base.count).map { offset in
        let (old, own, other) = (from.0 + offset, from.1 + offset, from.2 + offset)
        return Region(base: old..<old + 1, mine: own..<own + 1, theirs: other..<other + 1)
      }
    }
  }
}
