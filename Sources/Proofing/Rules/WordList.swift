/// The list of words (词语对照表): the file `words.tsv` with one line each — wrong, right, severity, source, exceptions,
/// and the day from which it holds, if it has not always held.
enum WordList {
  static let entries: [ListedWords.Entry] = {
    guard let path = ProofingResources.path("words.tsv"), let text = ProofingResources.text(path) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 4, let severity = Finding.Severity(rawValue: parts[2]) else { return nil }
      let unless = parts.count > 4 ? parts[4].split(separator: "、").map(String.init) : []
      return ListedWords.Entry(wrong: parts[0], right: parts[1], severity: severity, source: parts[3], unless: unless,
        from: parts.count > 5 ? parts[5] : "")
    }
  }()
}
