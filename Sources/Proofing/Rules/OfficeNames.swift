import Kernel

/// Names of offices that have been renamed or merged (机构名称): `offices.tsv` says from which day a name is no longer used,
/// what came after, and by which source. Titles that are quoted, and what is said of the past, are left alone.
struct OfficeNames: Rule {
  /// A line of the table (机构名称).
  struct Entry: Sendable {
    let name: String
    let until: String
    let successor: String
    let source: String
    /// Where the name is part of another.
    let unless: [String]
  }

  let name = "offices.names"
  let title = "机构改革前的名称"
  let level = Level.standard
  let examples = [
    RuleExample("由区环保局负责。", "由区生态环境局负责。"), RuleExample("原环保局的批复有效。", "原环保局的批复有效。"),
    RuleExample("见《环保局关于排污的通告》。", "见《环保局关于排污的通告》。"),
  ]

  private let entries: [Entry]
  private let scan: PhraseScan

  init(_ entries: [Entry] = OfficeNames.shipped) {
    self.entries = entries
    scan = PhraseScan(entries.map(\.name))
  }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    scan.hits(in: text).compactMap { hit in
      let entry = entries[hit.phrase]
      guard entry.until <= context.today.description, !text.isInTitle(hit.range.lowerBound),
        !isOfThePast(hit.range, text), !entry.unless.contains(where: { text.stands($0, around: hit.range) })
      else { return nil }
      return Finding(
        range: hit.range, rule: name, severity: .info,
        message: "“\(entry.name)”是机构改革前的名称，现在一般是“\(entry.successor)”，请核对。", evidence: entry.source,
        fixes: [entry.successor])
    }
  }

  private func isOfThePast(_ range: Range<Int>, _ text: ProofText) -> Bool {
    let before = text.string(max(0, range.lowerBound - 6)..<range.lowerBound)
    return before.contains("原") || before.contains("时任") || before.contains("前身")
  }

  private static let shipped: [Entry] = {
    guard let path = ProofingResources.path("offices.tsv"), let text = ProofingResources.text(path) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 4 else { return nil }
      let unless = parts.count > 4 ? parts[4].split(separator: "、").map(String.init) : []
      return Entry(name: parts[0], until: parts[1], successor: parts[2], source: parts[3], unless: unless)
    }
  }()
}

extension ProofText {
  /// Whether a longer word stands around what was found.
  func stands(_ word: String, around range: Range<Int>) -> Bool {
    let (inside, whole) = (Array(scalars[range]), Array(word.unicodeScalars))
    guard whole.count >= inside.count else { return false }
    return (0...whole.count - inside.count).contains { offset in
      whole[offset..<offset + inside.count].elementsEqual(inside) && has(whole, at: range.lowerBound - offset)
    }
  }
}
