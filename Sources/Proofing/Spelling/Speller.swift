/// A correction (改正): what should stand in the place of a piece of text, and how sure the corrector is, 0 to 1.
package struct Correction: Sendable, Hashable {
  package let range: Range<Int>
  package let replacement: String
  package let probability: Double
}

/// The corrector of characters (错别字纠正): it proposes and never changes anything by itself.
package struct Speller: Sendable {
  private let tables: SpellingTables

  package init(tables: SpellingTables) { self.tables = tables }

  /// In the order of the text; of two that overlap the surer one. What is mended makes its neighbours easier to
  /// judge, so a sentence in which something was found is read once more.
  package func corrections(in text: ProofText, level: Level) -> [Correction] {
    let limit = Self.limit(level)
    return CodedSentence.all(in: text, tables.model).flatMap { sentence -> [Correction] in
      var sentence = sentence
      var kept: [Thought] = []
      for _ in 0..<2 {
        let sure = thoughts(sentence, text).filter { $0.correction.probability >= limit }
        let new = Self.apart(sure, beside: kept)
        guard !new.isEmpty else { break }
        for each in new { sentence.codes.replaceSubrange(each.proposal.range, with: each.proposal.characters) }
        kept += new
      }
      return kept.map(\.correction).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  /// All that was thought of, with the features, for training.
  package func thoughts(in text: ProofText) -> [(correction: Correction, features: [Double])] {
    CodedSentence.all(in: text, tables.model).flatMap { sentence in
      thoughts(sentence, text).map { ($0.correction, $0.proposal.features) }
    }
  }

  /// A proposal and what it would do to the text (设想).
  private struct Thought {
    let proposal: Proposal
    let correction: Correction
  }

  private func thoughts(_ sentence: CodedSentence, _ text: ProofText) -> [Thought] {
    Proposing(sentence, text, tables).proposals().map { proposal in
      let range = sentence.places[proposal.range.lowerBound]..<sentence.places[proposal.range.upperBound - 1] + 1
      let scalars = proposal.characters.map { tables.model.characters[Int($0) - 4] }
      let probability = tables.trees?.probability(proposal.features) ?? (proposal.gain > 3.5 ? 0.96 : 0)
      let made = Correction(
        range: range, replacement: String(String.UnicodeScalarView(scalars)), probability: probability)
      return Thought(proposal: proposal, correction: made)
    }
  }

  /// Measured on texts without mistakes; the figures stand in docs/proofing.md.
  private static func limit(_ level: Level) -> Double {
    switch level {
    case .sensitive: 0.4
    case .standard: 0.75
    case .strict: 0.9
    }
  }

  private static func apart(_ thoughts: [Thought], beside known: [Thought]) -> [Thought] {
    var kept: [Thought] = []
    let sorted = thoughts.sorted {
      let (one, other) = ($0.correction, $1.correction)
      return (one.probability, other.range.lowerBound, one.replacement)
        > (other.probability, one.range.lowerBound, other.replacement)
    }
    for each in sorted
    where !(kept + known).contains(where: { $0.proposal.range.overlaps(each.proposal.range) }) { kept.append(each) }
    return kept
  }
}
