import Crypto
import Foundation
import Kernel
import Manuscript
import Proofing
import Store

/// What reading a published text gave (巡检读稿): the errors in it as digests, its links, and its pictures without words.
/// The same revision with the same tables is read once.
struct PatrolReading: Sendable {
  let item: Item.ID
  let revision: Revision.ID
  let version: String
  let barePictures: Int
  let marks: [Mark]
  let links: [String]

  /// An error in the text (文中差错).
  struct Mark: Equatable, Sendable {
    let key: String
    let rule: String
    let silence: String
  }

  static func version(_ rules: PatrolRules, _ house: ItemProof.House) -> String {
    // The town's own words matter to the corrector alone.
    let spelling = rules.spells ? "s\(house.lexicon?.fingerprint ?? "")" : "r"
    return "\(ProofingVersion.on(rules.day))-\(spelling)-\(house.level.rawValue)"
  }

  /// Reads the texts of these items: outside any transaction that writes, since it takes milliseconds for each.
  static func read(
    _ item: PatrolItem, _ content: Content, _ rules: PatrolRules, _ house: ItemProof.House
  ) -> PatrolReading {
    let bare = ItemProof.House(level: house.level, silences: [], answers: [:])
    let proof = ItemProof.read(content, bare, rules: ProofGate.rules, on: rules.day)
    var marks = proof.marks.filter { $0.finding.severity == .error }
    if rules.spells {
      let strict = ItemProof.House(level: .strict, silences: [], answers: [:], lexicon: house.lexicon)
      let spelling = Proofreader.allRules.filter { $0.name == "spelling" }
      marks += ItemProof.read(content, strict, rules: spelling, on: rules.day).marks.filter { !$0.isPrivate }
    }
    return PatrolReading(
      item: item.id, revision: item.revision, version: version(rules, house),
      barePictures: content.manuscript.images.count { $0.alt.trimmed.isEmpty },
      marks: marks.map { Mark(key: $0.key, rule: $0.finding.rule, silence: $0.maySilence ? Self.silence($0) : "") },
      links: content.manuscript.links.map(\.address).filter { !$0.isEmpty && !$0.hasPrefix("#") })
  }

  private static func silence(_ mark: ProofMark) -> String { silence(mark.finding.rule, mark.words) }

  /// By what a silenced word is known without keeping the word.
  static func silence(_ rule: String, _ words: String) -> String {
    Hex.encode(SHA256.hash(data: Data((rule + "\u{0}" + words).utf8)).prefix(12))
  }

  func keep(_ tx: Transaction) throws {
    try Self.forget(item, tx)
    try tx.run(
      """
      INSERT INTO patrol_reading (item, revision, version, read_at, bare_pictures)
      VALUES (\(item), \(revision), \(version), \(tx.now), \(barePictures))
      """)
    for (position, mark) in marks.prefix(500).enumerated() {
      try tx.run(
        """
        INSERT INTO patrol_mark (item, position, mark, rule, silence)
        VALUES (\(item), \(position), \(mark.key), \(mark.rule), \(mark.silence))
        """)
    }
    for (position, link) in links.prefix(500).enumerated() where link.utf8.count <= 2000 {
      try tx.run("INSERT INTO patrol_link (item, position, address) VALUES (\(item), \(position), \(link))")
    }
  }

  static func forget(_ item: Item.ID, _ tx: Transaction) throws {
    try tx.run("DELETE FROM patrol_mark WHERE item = \(item)")
    try tx.run("DELETE FROM patrol_link WHERE item = \(item)")
    try tx.run("DELETE FROM patrol_reading WHERE item = \(item)")
  }

  /// The content of a revision, without its files.
  static func content(_ revision: Revision.ID, _ reader: some Reader) throws -> Content? {
    try reader.first("SELECT * FROM revision WHERE id = \(revision)") { try Content($0) }
  }
}
