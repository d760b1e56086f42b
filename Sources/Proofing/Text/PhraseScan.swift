/// Many phrases looked for in one pass (多模式扫描): all hits, those that overlap too. Phrases are kept by their first two
/// characters, of which most places of a text have none.
package struct PhraseScan: Sendable {
  private let phrases: [[Unicode.Scalar]]
  private let starts: [UInt64: [Int]]
  private let singles: [Unicode.Scalar: Int]

  package init(_ list: [String]) {
    phrases = list.map { Array($0.unicodeScalars) }
    var starts: [UInt64: [Int]] = [:]
    var singles: [Unicode.Scalar: Int] = [:]
    for (index, phrase) in phrases.enumerated() {
      if phrase.count == 1 { singles[phrase[0]] = index }
      if phrase.count > 1 { starts[Self.key(phrase[0], phrase[1]), default: []].append(index) }
    }
    (self.starts, self.singles) = (starts, singles)
  }

  /// In the order of the text, and where several begin together in the order of the list.
  package func hits(in text: ProofText) -> [(phrase: Int, range: Range<Int>)] {
    var found: [(phrase: Int, range: Range<Int>)] = []
    for place in text.scalars.indices {
      if let single = singles[text.scalars[place]] { found.append((single, place..<place + 1)) }
      guard place + 1 < text.count, let here = starts[Self.key(text.scalars[place], text.scalars[place + 1])] else {
        continue
      }
      for index in here where text.has(phrases[index], at: place) {
        found.append((index, place..<place + phrases[index].count))
      }
    }
    return found
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }
}
