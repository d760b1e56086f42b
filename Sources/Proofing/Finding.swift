/// A finding (校对意见): one place in a text that a rule speaks up about.
package struct Finding: Sendable, Hashable {
  /// How grave (严重程度): an error must be mended or answered before a text goes out, a warning should be
  /// looked at, an info is a hint.
  package enum Severity: String, Sendable, Hashable, CaseIterable { case error, warn, info }

  /// Positions in Unicode scalars of the text that was read, half open. Empty where something is missing.
  package let range: Range<Int>
  /// The rule's own name, such as `dates.weekday`.
  package let rule: String
  package let severity: Severity
  /// One Chinese sentence: what is wrong and what to do.
  package let message: String
  /// What the rule leans on: a standard's clause, another place in the text, a list with its date.
  package let evidence: String?
  /// What could stand in the place of `range` instead, the best first.
  package let fixes: [String]
  /// Whether the first fix may be made by itself (自动纠错): only by deterministic rules and listed pairs.
  package let isSafe: Bool

  package init(
    range: Range<Int>, rule: String, severity: Severity, message: String, evidence: String? = nil,
    fixes: [String] = [], isSafe: Bool = false
  ) {
    self.range = range
    self.rule = rule
    self.severity = severity
    self.message = message
    self.evidence = evidence
    self.fixes = fixes
    self.isSafe = isSafe
  }
}
