/// The table of titles of laws and policies (法规政策名称表), `titles.tsv`: title, from which day it is no longer in force,
/// what repealed it, source. Made by `tools/proofing/titles.py`.
struct TitleTable: Sendable {
  /// A title as it is known (名称).
  struct Entry: Sendable {
    let title: String
    /// `2021-01-01`; empty while it is in force, or as far as the table knows.
    let until: String
    let replacedBy: String
    let source: String
  }

  static let shipped: TitleTable = {
    guard let path = ProofingResources.path("titles.tsv"), let text = ProofingResources.text(path) else {
      return TitleTable([])
    }
    return TitleTable(
      text.split(separator: "\n").dropFirst().compactMap { line in
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 4
          ? Entry(title: parts[0], until: parts[1], replacedBy: parts[2], source: parts[3]) : nil
      })
  }()

  let entries: [Entry]
  private let byName: [String: Int]
  /// The bare titles, for comparing, by length.
  private let byLength: [Int: [(scalars: [Unicode.Scalar], entry: Int)]]
  /// Every two characters that stand beside each other in some title.
  private let pairs: Set<UInt64>

  init(_ entries: [Entry]) {
    self.entries = entries
    var (byName, byLength, pairs) = ([String: Int](), [Int: [(scalars: [Unicode.Scalar], entry: Int)]](), Set<UInt64>())
    for (index, entry) in entries.enumerated() {
      let bare = Self.bare(entry.title)
      byName[bare] = byName[bare] ?? index
      let scalars = Array(bare.unicodeScalars)
      byLength[scalars.count, default: []].append((scalars, index))
      for (one, other) in zip(scalars, scalars.dropFirst()) { pairs.insert(Self.pair(one, other)) }
    }
    (self.byName, self.byLength, self.pairs) = (byName, byLength, pairs)
  }

  /// A title by its words; the name of the country in front, and an edition in brackets behind, do not matter.
  func find(_ title: String) -> Entry? { byName[Self.bare(title)].map { entries[$0] } }

  func knows(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool { pairs.contains(Self.pair(one, other)) }

  func titles(ofLengths lengths: ClosedRange<Int>) -> [(scalars: [Unicode.Scalar], entry: Int)] {
    lengths.flatMap { byLength[$0] ?? [] }
  }

  static func bare(_ title: String) -> String {
    var title = title[...]
    if title.hasPrefix("中华人民共和国") { title = title.dropFirst(7) }
    if title.last == "）" || title.last == ")", let open = title.lastIndex(where: { "（(".contains($0) }),
      open != title.startIndex { title = title[..<open] }
    return String(title)
  }

  private static func pair(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> UInt64 {
    UInt64(one.value) << 32 | UInt64(other.value)
  }
}

extension ProofText {
  /// The titles that are quoted (书名号中的名称), the outermost marks only, with the place of what stands inside.
  var quotedTitles: [Range<Int>] {
    var (found, depth, start) = ([Range<Int>](), 0, 0)
    for place in scalars.indices {
      switch scalars[place] {
      case "《":
        if depth == 0 { start = place + 1 }
        depth += 1
      case "》" where depth > 0:
        depth -= 1
        if depth == 0, place > start { found.append(start..<place) }
      case "\n": depth = 0
      default: break
      }
    }
    return found
  }
}
