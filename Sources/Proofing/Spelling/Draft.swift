/// A proposal and what it would do to the text (设想).
struct Thought {
  let proposal: Proposal
  let correction: Correction
}

/// A sentence on its way through the corrector (改稿).
struct Draft {
  /// Which line of which text.
  struct Line: Hashable { let text, line: Int }

  let line: Line
  let text: ProofText
  let repeats: Repeats
  /// What is known of the sentence as it was written, and as it stands now.
  let asWritten: Proposing
  private(set) var proposing: Proposing
  private(set) var sentence: CodedSentence
  /// Where it is to be read; nil is everywhere.
  private(set) var places: Set<Int>?
  /// What was thought of in the last reading, and what was mended for it.
  var thoughts: [Thought] = []
  private(set) var kept: [Thought] = []
  /// Whether it says something else than when it was read last.
  private(set) var isMended = false

  init(_ index: Int, _ text: ProofText, _ repeats: Repeats, _ sentence: CodedSentence, _ tables: SpellingTables) {
    line = Line(text: index, line: sentence.line)
    (self.text, self.repeats, self.sentence) = (text, repeats, sentence)
    asWritten = Proposing(sentence, text, tables)
    proposing = asWritten
  }

  /// Mends some; what stands around them is to be read again.
  mutating func mend(_ new: [Thought]) {
    isMended = !new.isEmpty
    for each in new { sentence.codes.replaceSubrange(each.proposal.range, with: each.proposal.characters) }
    kept += new
    places = Set(new.flatMap { ($0.proposal.range.lowerBound - 5)..<($0.proposal.range.upperBound + 5) })
  }

  /// Takes in what was mended.
  mutating func lookAgain(_ tables: SpellingTables) { proposing = Proposing(sentence, text, tables) }
}
