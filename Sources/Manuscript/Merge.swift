/// A three-way merge (三方合并): two people went on from the same base. What only one of them changed is taken; what
/// both changed in the same place, each in his own way, is left for a person to choose.
package struct Merge<Element: Sendable>: Sendable {
  /// Who changed a settled part.
  package enum Origin: Sendable, Equatable { case neither, mine, theirs, both }
  /// What a person chooses for a contested part: one of the two, or theirs followed by mine.
  package enum Choice: String, Sendable, CaseIterable { case mine, theirs, both }

  package enum Part: Sendable {
    case settled([Element], base: [Element], Origin)
    case contested(base: [Element], mine: [Element], theirs: [Element])
  }

  /// In reading order.
  package private(set) var parts: [Part] = []

  /// Elements are the same when their keys are.
  package init<Key: Hashable>(base: [Element], mine: [Element], theirs: [Element], key: (Element) -> Key) {
    let keys = Keys(base: base.map(key), mine: mine.map(key), theirs: theirs.map(key))
    for region in keys.regions {
      let (old, own, other) = (
        Array(base[region.base]), Array(mine[region.mine]), Array(theirs[region.theirs])
      )
      if let origin = keys.origin(region) {
        settle(origin == .theirs ? other : own, old, origin)
      } else {
        parts.append(.contested(base: old, mine: own, theirs: other))
      }
    }
  }

  package var contests: Int {
    parts.count { if case .contested = $0 { true } else { false } }
  }

  /// The merged list, with one choice for each contested part in order; nil when the choices are too few.
  package func resolved(_ choices: [Choice]) -> [Element]? {
    guard choices.count >= contests else { return nil }
    var (merged, left) = ([Element](), choices[...])
    for part in parts {
      switch part {
      case .settled(let elements, _, _): merged += elements
      case .contested(_, let mine, let theirs):
        switch left.popFirst() ?? .theirs {
        case .mine: merged += mine
        case .theirs: merged += theirs
        case .both: merged += theirs + mine
        }
      }
    }
    return merged
  }

  /// Neighbours of the same origin are told as one.
  private mutating func settle(_ elements: [Element], _ base: [Element], _ origin: Origin) {
    guard !(elements.isEmpty && base.isEmpty) else { return }
    if case .settled(let before, let old, origin)? = parts.last {
      parts[parts.count - 1] = .settled(before + elements, base: old + base, origin)
    } else {
      parts.append(.settled(elements, base: base, origin))
    }
  }
}
