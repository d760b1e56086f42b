import Foundation
import Kernel
import Proofing
import Store

/// Learns a town's own words from all that it has published (学习本地词): what the corrector would change in several texts in
/// the same surroundings is how the town writes. People look the list over afterwards and strike out what is a fault after
/// all.
package struct LexiconTeaching: Sendable {
  /// What came of it (学习结果).
  package struct Outcome: Sendable, Equatable {
    package var texts = 0
    /// Words in force that were learned, and how many of them are new.
    package var learned = 0
    package var new = 0
    /// Words learned before that no longer stand in enough texts.
    package var forgotten = 0

    package var words: String {
      "读了 \(texts) 条公开信息：学到本地词 \(learned) 个，其中新的 \(new) 个；不再常见而取消 \(forgotten) 个。"
    }
  }

  /// A word with the items whose texts have it (学到的词).
  package struct Learned: Sendable, Equatable {
    package let word: String
    package let items: [Item.ID]
  }

  /// In how many texts a word must stand at least: what may be asked for.
  package static let leasts = 2...1000
  /// A word is led back to no more texts than these.
  static let mostSources = 10

  let store: Store

  package init(_ store: Store) { self.store = store }

  /// Reads everything public; nothing is written. Some 10 ms for 1,000 characters.
  package func read(
    _ town: Identifier<Organisation>, inAtLeast least: Int, _ progress: ProgressReport
  ) async throws -> (texts: Int, words: [Learned]) {
    guard let tables = SpellingTables.shipped else {
      throw Fault.invalid("town", "程序旁边错别字纠正用的数据缺失或已损坏，请重新安装或编译。")
    }
    var learning = LexiconLearning(Speller(tables: tables))
    var (found, last, texts): ([String: [Item.ID]], Item.ID?, Int) = ([:], nil, 0)
    let total = try await store.read { try $0.count("SELECT count(*) FROM live_item WHERE town = \(town)") }
    while true {
      let part = try await store.read { [last] reader in
        try reader.all(Self.next(town, after: last)) { (try $0["item"] as Item.ID, try $0["plain_text"] as String) }
      }
      guard let end = part.last?.0 else { break }
      for (item, text) in part {
        try Task.checkCancellation()
        for word in learning.add(ProofText(text)) { found[word, default: []].append(item) }
        texts += 1
        progress(WorkProgress(texts, of: max(total, 1), "正在读已公开的信息"))
      }
      last = end
    }
    let words = learning.words(inAtLeast: least).filter { LexiconWord.isWord($0.word) }
    return (texts, words.prefix(LexiconWord.most / 2).map { Learned(word: $0.word, items: found[$0.word] ?? []) })
  }

  static func next(_ town: Identifier<Organisation>, after last: Item.ID?) -> SQL {
    """
    SELECT live_item.item, revision.plain_text FROM live_item JOIN revision ON revision.id = live_item.revision
    WHERE live_item.item > \(last?.value ?? 0) AND live_item.town = \(town) ORDER BY live_item.item LIMIT 50
    """
  }
}

extension LexiconTeaching {
  /// Puts what was read in the place of what was learned before. Typed words stay, struck ones stay struck.
  package static func keep(
    _ learned: [Learned], ofTexts texts: Int, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Outcome {
    try tx.actor.require(.draft, in: town)
    var outcome = Outcome(texts: texts)
    let before = try tx.all("SELECT * FROM lexicon_word WHERE town = \(town) AND origin = 'learned'", LexiconWord.init)
    let now = Set(learned.map(\.word))
    for old in before where old.struckAt == nil && !now.contains(old.word) {
      try forget(old.id, tx)
      outcome.forgotten += 1
    }
    let known = Set(before.map(\.word))
    for each in learned {
      guard let id = try write(each, in: town, tx) else { continue }
      outcome.learned += 1
      if !known.contains(each.word) { outcome.new += 1 }
      try tx.run("DELETE FROM lexicon_source WHERE word = \(id)")
      for item in each.items.prefix(mostSources) {
        try tx.run("INSERT INTO lexicon_source (word, item) VALUES (\(id), \(item))")
      }
    }
    try tx.record("lexicon.learned", of: "organisation:\(town)", in: town, outcome.words)
    return outcome
  }

  /// Nil for a word that is typed or struck out: a person's word goes before.
  private static func write(
    _ each: Learned, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> LexiconWord.ID? {
    try tx.value(
      """
      INSERT INTO lexicon_word (town, word, origin, texts, actor, account, at)
      VALUES (\(town), \(each.word), 'learned', \(each.items.count), \(tx.actor.name), \(tx.actor.staff?.account),
        \(tx.now))
      ON CONFLICT (town, word) DO UPDATE SET texts = excluded.texts
        WHERE lexicon_word.origin = 'learned' AND lexicon_word.struck_at IS NULL
      RETURNING id
      """)
  }

  private static func forget(_ id: LexiconWord.ID, _ tx: Transaction) throws {
    try tx.run("DELETE FROM lexicon_source WHERE word = \(id)")
    try tx.run("DELETE FROM lexicon_word WHERE id = \(id)")
  }
}
