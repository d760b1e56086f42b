/// The addresses of proofreading (校对).
extension DeskAddress {
  /// `GET` the proof of an item; `POST` what is done about a finding.
  static func proof(_ item: Int64) -> Address { Address("desk", "items", String(item), "proof") }
  /// `POST`: a text that is being written, answered with what is found in it.
  static let proofreading = Address("desk", "proofreading")
  /// `GET`: the words that are passed over in this town (不再提示).
  static let silences = Address("desk", "proofreading", "silences")
  /// `GET` the town's own words; `POST` adds some (本地词表).
  static let lexicon = Address("desk", "proofreading", "lexicon")
  static func lexicon(page: Int) -> Address {
    page == 1 ? lexicon : Address("desk", "proofreading", "lexicon", query: [("page", String(page))])
  }
  /// `POST`: words are learned from what is public.
  static let lexiconLearning = Address("desk", "proofreading", "lexicon", "learning")
  /// `POST`: a word is struck out.
  static let lexiconStrikes = Address("desk", "proofreading", "lexicon", "strikes")
  /// `POST`: it holds again.
  static func lexiconReturn(_ id: Int64) -> Address {
    Address("desk", "proofreading", "lexicon", String(id), "return")
  }
  /// `POST`: a rule speaks again.
  static func silenceRemoval(_ id: Int64) -> Address {
    Address("desk", "proofreading", "silences", String(id), "removal")
  }
}
