import Kernel

/// A rule of proofreading (校对规则): looks for one kind of mistake and says how to mend it. The same text gives
/// the same findings.
package protocol Rule: Sendable {
  /// The rule's own name, such as `numbers.document`. Also what a reader silences.
  var name: String { get }
  /// What it looks for, in a few Chinese words.
  var title: String { get }
  /// The strictest level that hears it.
  var level: Level { get }
  /// What the rule finds and what it makes of it; documentation and test at once.
  var examples: [RuleExample] { get }

  func findings(in text: ProofText, context: ProofContext) -> [Finding]
}

/// An example of a rule (示例): a wrong text and the same text with every first fix applied. Where nothing can be
/// put in its place by rule, both are the same.
package struct RuleExample: Sendable {
  package let wrong: String
  package let right: String
  /// What stands around the words, for rules that need it.
  package var facts = ProofFacts()
  /// A whole paper, with who signs it.
  package var signer: String?

  package init(_ wrong: String, _ right: String) {
    self.wrong = wrong
    self.right = right
  }

  package init(_ wrong: String, _ right: String, signer: String? = nil, given: (inout ProofFacts) -> Void = { _ in }) {
    self.init(wrong, right)
    self.signer = signer
    given(&facts)
  }

  /// The example as it is read on a day.
  package func context(on day: Day) -> ProofContext {
    ProofContext(today: day, isWholePaper: signer != nil, signer: signer, facts: facts)
  }
}
