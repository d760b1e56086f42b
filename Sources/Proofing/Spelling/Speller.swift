/// A correction (改正): what should stand in the place of a piece of text, and how sure the corrector is, 0 to 1.
package struct Correction: Sendable, Hashable {
  /// What is wrong (错误类型): other characters are meant (别字), one is missing (漏字), something stands twice (多字).
  package enum Kind: Sendable, Hashable { case wrong, missing, doubled }

  package let range: Range<Int>
  package let replacement: String
  package let probability: Double
  package var kind = Kind.wrong
}

/// The corrector of characters (错别字纠正): it proposes and never changes anything by itself.
package struct Speller: Sendable {
  private let tables: SpellingTables

  package init(tables: SpellingTables) { self.tables = tables }

  /// In the order of the text; of two that overlap the surer one. Where a line has a mistake that is sure, others in it
  /// need less: who slips once slips twice.
  package func corrections(in text: ProofText, level: Level) -> [Correction] {
    let limits = Limits(level)
    let sentences = CodedSentence.all(in: text, tables.model)
    let repeats = Repeats(sentences)
    let readings = sentences.map { Proposing($0, text, tables) }
    let first = zip(sentences, readings).map { thoughts($0, $1, repeats, nil) }
    let faulty = Set(
      zip(sentences, first).filter { $1.contains { $0.correction.probability >= limits.alone } }.map { $0.0.line })
    return sentences.indices.flatMap { index in
      let mended =
        faulty.contains(sentences[index].line)
        ? self.mended(sentences[index], first[index], text, repeats, limits.beside) : []
      let lapses = self.lapses(
        sentences[index], Lapses(readings[index], repeats), first[index], text, limits.lapse)
      return lapses.reduce(into: mended) { kept, lapse in
        if !kept.contains(where: { $0.range.overlaps(lapse.range) }) { kept.append(lapse) }
      }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What is missing or stands twice, where no other character would explain the place.
  private func lapses(
    _ sentence: CodedSentence, _ lapses: Lapses, _ thoughts: [Thought], _ text: ProofText, _ limit: Double
  ) -> [Correction] {
    let explained = thoughts.filter { $0.correction.probability >= 0.2 }.map(\.proposal.range)
    return lapses.all(apartFrom: explained).filter { $0.probability >= limit }
      .map { $0.correction(sentence, text, tables.model) }
  }

  /// What is mended makes its neighbours easier to judge, so what stands around it is read again.
  private func mended(
    _ sentence: CodedSentence, _ first: [Thought], _ text: ProofText, _ repeats: Repeats, _ limit: Double
  ) -> [Correction] {
    var (sentence, kept, next) = (sentence, [Thought](), first)
    for pass in 0..<3 {
      let new = Self.apart(next.filter { $0.correction.probability >= limit }, beside: kept)
      guard !new.isEmpty else { break }
      for each in new { sentence.codes.replaceSubrange(each.proposal.range, with: each.proposal.characters) }
      kept += new
      guard pass < 2 else { break }
      let places = new.flatMap { ($0.proposal.range.lowerBound - 5)..<($0.proposal.range.upperBound + 5) }
      next = thoughts(sentence, Proposing(sentence, text, tables), repeats, Set(places))
    }
    return kept.map(\.correction).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// All that was thought of, with the features, for training.
  package func thoughts(in text: ProofText) -> [(correction: Correction, features: [Double])] {
    let sentences = CodedSentence.all(in: text, tables.model)
    let repeats = Repeats(sentences)
    return sentences.flatMap { sentence in
      thoughts(sentence, Proposing(sentence, text, tables), repeats, nil).map { ($0.correction, $0.proposal.features) }
    }
  }

  /// A proposal and what it would do to the text (设想).
  private struct Thought {
    let proposal: Proposal
    let correction: Correction
  }

  private func thoughts(
    _ sentence: CodedSentence, _ proposing: Proposing, _ repeats: Repeats, _ places: Set<Int>?
  ) -> [Thought] {
    let strangeness = Strangeness(proposing, among: places)
    var evidence = Evidence(proposing, proposing.changes(among: places, strangeness), strangeness, repeats)
    let proposals = evidence.proposals()
    let probabilities = tables.trees?.probabilities(proposals.flatMap(\.features), width: Evidence.count)
    return proposals.enumerated().map { index, proposal in
      let range = sentence.places[proposal.range.lowerBound]..<sentence.places[proposal.range.upperBound - 1] + 1
      let scalars = proposal.characters.map { tables.model.characters[Int($0) - 4] }
      let probability = probabilities?[index] ?? (proposal.gain > 3.5 ? 0.96 : 0)
      let made = Correction(
        range: range, replacement: String(String.UnicodeScalarView(scalars)), probability: probability)
      return Thought(proposal: proposal, correction: made)
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

/// From which probability on the corrector speaks (报出的界限). Measured on texts without mistakes; the figures stand in
/// docs/proofing.md.
private struct Limits {
  /// Where nothing else in the line is wrong.
  let alone: Double
  /// Where something in the line is.
  let beside: Double
  /// For what is missing or stands twice.
  let lapse: Double

  init(_ level: Level) {
    switch level {
    case .sensitive: (alone, beside, lapse) = (0.3, 0.3, 0.6)
    case .standard: (alone, beside, lapse) = (0.79, 0.35, 0.85)
    case .strict: (alone, beside, lapse) = (0.975, 0.9, 0.97)
    }
  }
}
