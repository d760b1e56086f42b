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
    corrections(in: [text], level: level)[0]
  }

  /// The same of several texts, none of which tells anything of another. Together they take less time than one by one.
  package func corrections(in texts: [ProofText], level: Level) -> [[Correction]] {
    let limits = Limits(level)
    var drafts = drafts(texts)
    read(&drafts, of: Array(drafts.indices))
    let faulty = Set(
      drafts.filter { $0.thoughts.contains { $0.correction.probability >= limits.alone } }.map(\.line))
    let first = drafts.map(\.thoughts)
    mend(&drafts, in: drafts.indices.filter { faulty.contains(drafts[$0].line) }, limits.beside)
    var found = [[Correction]](repeating: [], count: texts.count)
    for (draft, thoughts) in zip(drafts, first) {
      var corrections = draft.kept.map(\.correction).sorted { $0.range.lowerBound < $1.range.lowerBound }
      for lapse in lapses(draft, thoughts, limits.lapse)
      where !corrections.contains(where: { $0.range.overlaps(lapse.range) }) { corrections.append(lapse) }
      found[draft.line.text] += corrections
    }
    return found.map { $0.sorted { $0.range.lowerBound < $1.range.lowerBound } }
  }

  /// All that was thought of, with the features, for training.
  package func thoughts(in text: ProofText) -> [(correction: Correction, features: [Double])] {
    var drafts = drafts([text])
    read(&drafts, of: Array(drafts.indices))
    return drafts.flatMap { $0.thoughts.map { ($0.correction, $0.proposal.features) } }
  }

  private func drafts(_ texts: [ProofText]) -> [Draft] {
    texts.enumerated().flatMap { index, text in
      let sentences = CodedSentence.all(in: text, tables.model)
      let repeats = Repeats(sentences)
      return sentences.map { Draft(index, text, repeats, $0, tables) }
    }
  }

  /// So many sentences are read together.
  private static let together = 16

  /// Thinks of what might have been meant in some of the sentences as they stand now.
  private func read(_ drafts: inout [Draft], of chosen: [Int]) {
    for start in stride(from: 0, to: chosen.count, by: Self.together) {
      let some = chosen[start..<min(start + Self.together, chosen.count)]
      let strangeness = Strangeness.all(some.map { (drafts[$0].proposing, drafts[$0].places) })
      let evidence = zip(some, strangeness).map { index, strangeness in
        let draft = drafts[index]
        let changes = draft.proposing.changes(among: draft.places, strangeness)
        return Evidence(draft.proposing, changes, strangeness, draft.repeats)
      }
      let proposals = Evidence.proposals(evidence)
      let features = proposals.flatMap { $0.flatMap(\.features) }
      var probabilities = tables.trees?.probabilities(features, width: Evidence.count)[...]
      for (index, proposals) in zip(some, proposals) {
        drafts[index].thoughts = proposals.map { proposal in
          thought(proposal, drafts[index].sentence, probabilities?.removeFirst() ?? (proposal.gain > 3.5 ? 0.96 : 0))
        }
      }
    }
  }

  private func thought(_ proposal: Proposal, _ sentence: CodedSentence, _ probability: Double) -> Thought {
    let range = sentence.places[proposal.range.lowerBound]..<sentence.places[proposal.range.upperBound - 1] + 1
    let scalars = proposal.characters.map { tables.model.characters[Int($0) - 4] }
    return Thought(
      proposal: proposal,
      correction: Correction(
        range: range, replacement: String(String.UnicodeScalarView(scalars)), probability: probability))
  }

  /// What comes to mind only once something is mended must be as sure as that: what is less so does more harm than good in
  /// each of ECSpell's sets.
  private static let again = 0.6

  /// What is mended makes its neighbours easier to judge, so what stands around it is read again.
  private func mend(_ drafts: inout [Draft], in chosen: [Int], _ limit: Double) {
    var left = chosen
    for pass in 0..<3 {
      for index in left {
        let least = pass == 0 ? limit : max(limit, Self.again)
        let likely = drafts[index].thoughts.filter { $0.correction.probability >= least }
        drafts[index].mend(Self.apart(likely, beside: drafts[index].kept))
      }
      left.removeAll { !drafts[$0].isMended }
      guard pass < 2 else { break }
      for index in left { drafts[index].lookAgain(tables) }
      read(&drafts, of: left)
    }
  }

  /// What is missing or stands twice, where no other character would explain the place.
  private func lapses(_ draft: Draft, _ thoughts: [Thought], _ limit: Double) -> [Correction] {
    let explained = thoughts.filter { $0.correction.probability >= 0.2 }.map(\.proposal.range)
    return Lapses(draft.asWritten, draft.repeats).all(apartFrom: explained).filter { $0.probability >= limit }
      .map { $0.correction(draft.sentence, draft.text, tables.model) }
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
