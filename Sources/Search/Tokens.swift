/// Cutting text into the words of the index (切词).
///
/// Han characters become pairs, and the last of a run stands alone once more: 土地公示 → 土地 地公 公示 示. Any two
/// neighbours are then one word, one character is the beginning of a word, and longer words are words side by
/// side: every search is exact, without a dictionary that could miss a village's name.
package enum Tokens {
  /// Raised whenever the same text would give other words; every index is then made anew.
  package static let version = 1

  /// One stretch between two places where words end.
  enum Run: Equatable {
    case han([Unicode.Scalar])
    case word(String)
  }

  /// The words of a text, in order.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    words.reserveCapacity(text.utf8.count / 3)
    for run in runs(text.unicodeScalars) { append(run, to: &words) }
    return words
  }

  /// The words that must stand side by side for `text` to be there, and whether the last may go on.
  static func phrase(_ text: Substring.UnicodeScalarView) -> (words: [String], open: Bool) {
    let runs = runs(text)
    var words: [String] = []
    for run in runs.dropLast() { append(run, to: &words) }
    switch runs.last {
    case .han(let scalars):
      if scalars.count == 1 { return (words + [String(scalars[0])], true) }
      appendPairs(scalars, to: &words)
      return (words, false)
    case .word(let word):
      // Part of a Latin word finds the word; part of a number would only be noise.
      let letters = word.utf8.allSatisfy { !(48...57).contains($0) }
      return (words + [word], letters && word.count > 2)
    case nil: return ([], false)
    }
  }

  static func runs(_ text: some Sequence<Unicode.Scalar>) -> [Run] {
    var runs: [Run] = []
    var han: [Unicode.Scalar] = []
    var word = String.UnicodeScalarView()
    func close() {
      if !han.isEmpty { runs.append(.han(han)) }
      if !word.isEmpty { runs.append(.word(String(word))) }
      han.removeAll(keepingCapacity: true)
      word = String.UnicodeScalarView()
    }
    for original in text {
      let scalar = Folding.fold(original)
      switch Folding.kind(scalar) {
      case .han:
        if !word.isEmpty { close() }
        han.append(scalar)
      case .word:
        if !han.isEmpty { close() }
        word.append(scalar)
      case .space, .mark: close()
      case .ignored: break
      }
    }
    close()
    return runs
  }

  private static func append(_ run: Run, to words: inout [String]) {
    switch run {
    case .word(let word): words.append(word)
    case .han(let scalars):
      appendPairs(scalars, to: &words)
      if let last = scalars.last { words.append(String(last)) }
    }
  }

  static func appendPairs(_ scalars: [Unicode.Scalar], to words: inout [String]) {
    for (first, second) in zip(scalars, scalars.dropFirst()) {
      var pair = String.UnicodeScalarView()
      pair.append(first)
      pair.append(second)
      words.append(String(pair))
    }
  }
}
