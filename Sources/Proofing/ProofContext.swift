import Kernel

/// What is known about a text besides its words (校对背景): the day it is read, and what kind of paper it is.
package struct ProofContext: Sendable {
  /// The day against which validity is judged: for a new text today, for an old one its own day.
  package let today: Day
  /// A whole paper (成文) with a title and, if it needs them, a signature and a date; a passage has none.
  package let isWholePaper: Bool
  /// Who signs the papers of this house, to be proposed where the signature is missing.
  package let signer: String?
  /// What stands around the words.
  package var facts = ProofFacts()
  /// How much the reader wants to hear; the proofreader sets it.
  package var level = Level.standard
  /// Words of the town that the corrector leaves alone.
  package var lexicon: Lexicon?

  package init(today: Day, isWholePaper: Bool = false, signer: String? = nil, facts: ProofFacts = ProofFacts()) {
    self.today = today
    self.isWholePaper = isWholePaper
    self.signer = signer
    self.facts = facts
  }
}
