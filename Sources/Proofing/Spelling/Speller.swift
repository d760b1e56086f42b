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

  /// In the order of the text; of two close together the surer one.
  package func corrections(in text: ProofText, level: Level) -> [Correction] {
    let limit = Self.limit(level)
    return CodedSentence.all(in: text, tables.model).flatMap { sentence in
      Self.apart(
        corrections(sentence, text).filter { $0.correction.probability >= limit }.map(\.correction))
    }
  }

  /// All that was thought of, with the features, for training.
  package func thoughts(in text: ProofText) -> [(correction: Correction, features: [Double])] {
    CodedSentence.all(in: text, tables.model).flatMap { corrections($0, text) }
  }

  private func corrections(
    _ sentence: CodedSentence, _ text: ProofText
  ) -> [(correction: Correction, features: [Double])] {
    Proposing(sentence, text, tables).proposals().map { proposal in
      let range = sentence.places[proposal.range.lowerBound]..<sentence.places[proposal.range.upperBound - 1] + 1
      let scalars = proposal.characters.map { tables.model.characters[Int($0) - 4] }
      let probability = tables.trees?.probability(proposal.features) ?? (proposal.gain > 3.5 ? 0.96 : 0)
      let made = Correction(
        range: range, replacement: String(String.UnicodeScalarView(scalars)), probability: probability)
      return (made, proposal.features)
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

  private static func apart(_ corrections: [Correction]) -> [Correction] {
    var kept: [Correction] = []
    let sorted = corrections.sorted {
      ($0.probability, $1.range.lowerBound, $1.replacement) > ($1.probability, $0.range.lowerBound, $0.replacement)
    }
    for each in sorted where !kept.contains(where: { $0.range.overlaps(each.range) }) { kept.append(each) }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
