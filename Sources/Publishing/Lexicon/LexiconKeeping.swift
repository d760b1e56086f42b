import Foundation
import Kernel
import Store

/// Putting words into a town's list and striking them out (本地词表的增删): whoever drafts for the whole town.
extension LexiconWord {
  /// At once as many as are typed.
  package static let mostAtOnce = 100

  /// Adds what was typed, one word a line; what is there already is left as it is. Returns how many are new.
  @discardableResult
  package static func add(
    _ typed: String, note: String, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Int {
    try tx.actor.require(.draft, in: town)
    let words = lines(typed)
    let issues = problems(words, note: note.trimmed)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    guard try count(in: town, tx) + words.count <= most else {
      throw Fault.invalid("words", "本地词表最多 \(most) 个词，请先去掉不用的。")
    }
    var new: [String] = []
    for word in words {
      let changed = try tx.run(
        """
        INSERT INTO lexicon_word (town, word, origin, note, actor, account, at)
        VALUES (\(town), \(word), 'typed', \(note.trimmed), \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now))
        ON CONFLICT (town, word) DO UPDATE SET struck_at = NULL, struck_by = '', origin = 'typed',
          note = excluded.note, actor = excluded.actor, account = excluded.account, at = excluded.at
        WHERE lexicon_word.struck_at IS NOT NULL
        """)
      if changed > 0 { new.append(word) }
    }
    if !new.isEmpty {
      try tx.record("lexicon.added", of: "organisation:\(town)", in: town, "\(new.count) 个" + Vouched.note(new.joined(separator: "、")))
    }
    return new.count
  }

  /// Strikes a word out: one of the list, or one that stands there by itself, such as the name of a village.
  package static func strike(_ word: String, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    let word = word.trimmed
    let row = try tx.first("SELECT struck_at FROM lexicon_word WHERE town = \(town) AND word = \(word)")
    if let row, (try row["struck_at"] as Date?) != nil { return }
    if row == nil {
      guard try HouseNames.fetch(town, on: tx.today, tx).all.contains(word) else {
        throw Fault.invalid("word", "“\(word.prefix(20))”不在本地词表里，请从列出的词里选。")
      }
    }
    try tx.run(
      """
      INSERT INTO lexicon_word (town, word, origin, actor, account, at, struck_at, struck_by)
      VALUES (\(town), \(word), 'typed', \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now), \(tx.now),
        \(tx.actor.name))
      ON CONFLICT (town, word) DO UPDATE SET struck_at = excluded.struck_at, struck_by = excluded.struck_by
      """)
    try tx.record("lexicon.struck", of: "organisation:\(town)", in: town, Vouched.note(word))
  }

  /// The word holds again.
  package static func restore(_ id: ID, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    let row = try tx.first("SELECT word, struck_at FROM lexicon_word WHERE id = \(id) AND town = \(town)")
    guard let row else { throw Fault.notFound }
    guard (try row["struck_at"] as Date?) != nil else { return }
    try tx.run("UPDATE lexicon_word SET struck_at = NULL, struck_by = '' WHERE id = \(id)")
    try tx.record("lexicon.restored", of: "organisation:\(town)", in: town, Vouched.note(try row["word"]))
  }

  private static func lines(_ typed: String) -> [String] {
    var seen: Set<String> = []
    return typed.split { $0.isNewline || "、，,；;".contains($0) }
      .map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private static func problems(_ words: [String], note: String) -> [Issue] {
    var issues: [Issue] = []
    if words.isEmpty { issues.append(Issue("words", "请写至少一个词，一行一个。")) }
    if words.count > mostAtOnce { issues.append(Issue("words", "一次最多添加 \(mostAtOnce) 个词，请分几次。")) }
    if let odd = words.first(where: { !isWord($0) }) {
      issues.append(Issue("words", "“\(odd.prefix(20))”不能作为本地词：只能用汉字、字母和数字，2 至 20 个字。"))
    }
    if note.count > 100 { issues.append(Issue("note", "说明最多 100 个字，请删减。")) }
    return issues
  }

  /// A mark in a word would make it overlap whole sentences.
  static func isWord(_ word: String) -> Bool {
    let scalars = word.unicodeScalars
    return (2...20).contains(scalars.count)
      && scalars.allSatisfy { $0.properties.isIdeographic || $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "·" }
  }
}
