/// The lines of a text that show why it was found (摘要).
package enum Snippet {
  /// About `length` characters around the first words found, or the beginning when none stand in the text.
  package static func make(text: String, words: String, length: Int = 80) -> [Stretch] {
    cut(text, parts: SearchQuery(words).parts, length: length)
  }

  static func cut(_ text: String, parts: [String], length: Int = 80) -> [Stretch] {
    let scalars = oneLine(text)
    let hits = Highlight.hits(in: scalars.map(Folding.fold), Highlight.needles(parts))
    let window = window(hits, scalars, length)
    var stretches = Highlight.stretches(scalars[window], hits)
    if window.lowerBound > 0 { stretches.insert(Stretch("…"), at: 0) }
    if window.upperBound < scalars.count { stretches.append(Stretch("…")) }
    return joined(stretches)
  }

  /// White space of any kind and length becomes one space: a snippet is one paragraph.
  private static func oneLine(_ text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.prefix(50_000) {
      if Folding.kind(scalar) != .space { scalars.append(scalar) } else if let last = scalars.last, last != " " {
        scalars.append(" ")
      }
    }
    while scalars.last == " " { scalars.removeLast() }
    return scalars
  }

  /// Where most hits stand close together; the first such place.
  private static func window(_ hits: [Range<Int>], _ scalars: [Unicode.Scalar], _ length: Int) -> Range<Int> {
    var (best, most) = (hits.first?.lowerBound ?? 0, 0)
    var end = 0
    for (index, hit) in hits.prefix(500).enumerated() {
      end = max(end, index)
      while end < hits.count, hits[end].upperBound <= hit.lowerBound + length * 3 / 4 { end += 1 }
      if end - index > most { (best, most) = (hit.lowerBound, end - index) }
    }
    var start = best < length ? 0 : best - length / 4
    if best < length / 2 { start = 0 }
    while start > 0, Folding.kind(scalars[start]) == .ignored { start -= 1 }
    return start..<min(scalars.count, start + length)
  }

  private static func joined(_ stretches: [Stretch]) -> [Stretch] {
    stretches.reduce(into: []) { joined, stretch in
      if joined.last?.isHit == stretch.isHit { joined[joined.count - 1].text += stretch.text } else {
        joined.append(stretch)
      }
    }
  }
}
