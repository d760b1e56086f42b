/// Marking what was looked for (高亮), by literal search in the text itself: what is marked is what the reader
/// typed, to the character.
package enum Highlight {
  package static func make(_ text: String, words: String) -> [Stretch] {
    marked(text, parts: SearchQuery(words).parts)
  }

  static func marked(_ text: String, parts: [String]) -> [Stretch] {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(Folding.fold)
    return stretches(scalars[...], hits(in: folded, needles(parts)))
  }

  /// What to look for: each part as typed, and the pieces of a part that has marks inside, since 〔2025〕 and
  /// [2025] find each other.
  static func needles(_ parts: [String]) -> [[Unicode.Scalar]] {
    var needles: [[Unicode.Scalar]] = []
    for part in parts {
      needles.append(Array(part.unicodeScalars))
      guard part.unicodeScalars.contains(where: { Folding.kind($0) == .mark }) else { continue }
      for run in Tokens.runs(part.unicodeScalars) {
        switch run {
        case .han(let scalars): if scalars.count > 1 { needles.append(scalars) }
        case .word(let word): if word.unicodeScalars.count > 1 { needles.append(Array(word.unicodeScalars)) }
        }
      }
    }
    return needles.sorted { $0.count > $1.count }
  }

  /// Where the needles stand, in order, longest first where they overlap.
  static func hits(in text: [Unicode.Scalar], _ needles: [[Unicode.Scalar]]) -> [Range<Int>] {
    var hits: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if let needle = needles.first(where: { stands($0, in: text, at: index) }) {
        hits.append(index..<index + needle.count)
        index += needle.count
      } else {
        index += 1
      }
    }
    return hits
  }

  private static func stands(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar], at index: Int) -> Bool {
    guard let first = needle.first, text[index] == first, index + needle.count <= text.count else { return false }
    for offset in needle.indices where text[index + offset] != needle[offset] { return false }
    return true
  }

  /// The text in stretches. A combining mark stays with the letter it sits on.
  static func stretches(_ scalars: ArraySlice<Unicode.Scalar>, _ hits: [Range<Int>]) -> [Stretch] {
    var stretches: [Stretch] = []
    var index = scalars.startIndex
    func add(_ end: Int, _ isHit: Bool) {
      guard index < end else { return }
      let text = String(String.UnicodeScalarView(scalars[index..<end]))
      if stretches.last?.isHit == isHit { stretches[stretches.count - 1].text += text } else {
        stretches.append(Stretch(text, isHit: isHit))
      }
      index = end
    }
    for hit in hits {
      var end = min(hit.upperBound, scalars.endIndex)
      guard hit.lowerBound >= index, hit.lowerBound < end else { continue }
      while end < scalars.endIndex, Folding.kind(scalars[end]) == .ignored { end += 1 }
      add(hit.lowerBound, false)
      add(end, true)
    }
    add(scalars.endIndex, false)
    return stretches
  }
}
