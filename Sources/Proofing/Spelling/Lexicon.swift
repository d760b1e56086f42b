/// The town's own words (本地词表): names, places and turns of speech that the corrector is to leave alone. A text of one
/// word a line; what follows a `#` is a remark.
package struct Lexicon: Sendable {
  package let words: [String]
  private let scan: PhraseScan

  package init(_ words: [String]) {
    self.words = words
    scan = PhraseScan(words)
  }

  package init(text: String) {
    self.init(
      text.split(whereSeparator: \.isNewline).map { line in
        String(line.prefix { $0 != "#" }).filter { !$0.isWhitespace }
      }.filter { $0.unicodeScalars.count > 1 })
  }

  /// Where words of the town stand.
  package func places(in text: ProofText) -> [Range<Int>] { words.isEmpty ? [] : scan.hits(in: text).map(\.range) }
}

/// Learns the town's own words from what it has published (学习本地词): what the corrector would change in several of its
/// texts in the same surroundings is how the town writes, until a person strikes it from the list.
package struct LexiconLearning: Sendable {
  private let speller: Speller
  private var counts: [String: Int] = [:]

  package init(_ speller: Speller) { self.speller = speller }

  /// Reads a text; gives what would be changed in it.
  @discardableResult
  package mutating func add(_ text: ProofText) -> Set<String> {
    var found: Set<String> = []
    for each in speller.corrections(in: text, level: .sensitive) { found.insert(Self.word(each.range, text)) }
    for word in found { counts[word, default: 0] += 1 }
    return found
  }

  /// Words of at least so many texts, the commonest first, with how many texts have them.
  package func words(inAtLeast least: Int) -> [(word: String, texts: Int)] {
    counts.filter { $0.value >= least }.map { (word: $0.key, texts: $0.value) }
      .sorted { ($1.texts, $0.word) < ($0.texts, $1.word) }
  }

  /// What would be changed, with the character on either side, by which it is known again.
  private static func word(_ range: Range<Int>, _ text: ProofText) -> String {
    let start = text.at(range.lowerBound - 1)?.isHan == true ? range.lowerBound - 1 : range.lowerBound
    let end = text.at(range.upperBound)?.isHan == true ? range.upperBound + 1 : range.upperBound
    return text.string(start..<end)
  }
}
