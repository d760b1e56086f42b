import Kernel

/// A field of a kind with what was written into it (本类要素), in words.
package struct KindFact: Equatable, Sendable {
  package let label: String
  package let value: String
  /// Set where it is the period in which the item runs.
  package var period: RunningPeriod?
}

extension ItemKind {
  /// What was written into its fields, in their order; the two days of a period as one.
  package func facts(of written: [String: String]) -> [KindFact] {
    let run = period.flatMap { RunningPeriod(written, $0) }
    return asks.compactMap { ask in
      guard let value = written[ask.name]?.trimmed, !value.isEmpty else { return nil }
      if let period, let run, ask.name == period.from {
        return KindFact(label: period.label, value: run.words, period: run)
      }
      if let period, run != nil, ask.name == period.to { return nil }
      return KindFact(label: ask.label, value: ask.words(for: value))
    }
  }

  /// What a field of some kind is called, for differences between revisions: kinds come and go.
  package static func label(of name: String, in slug: String) -> String {
    let kinds = known.filter { $0.slug == slug } + known
    return kinds.lazy.compactMap { kind in kind.asks.first { $0.name == name }?.label }.first
      ?? HeadFact(rawValue: name)?.label ?? name
  }

  /// What a kind is called; its slug when the program does not know it.
  package static func name(of slug: String) -> String { known.first { $0.slug == slug }?.name ?? slug }
}
