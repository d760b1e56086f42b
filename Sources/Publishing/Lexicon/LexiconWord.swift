import Foundation
import Kernel
import Store

/// A word of a town's own list (本地词): where it came from, who put it there, and whether somebody has struck it out.
package struct LexiconWord: Sendable, Equatable {
  package typealias ID = Identifier<LexiconWord>

  /// 人工添加 or 从公开信息学来.
  package enum Origin: String, Sendable, Storable { case typed, learned }

  package let id: ID
  package let word: String
  package let origin: Origin
  /// In how many published texts it stood when it was learned.
  package let texts: Int
  package let note: String
  /// As the journal writes him.
  package let actor: String
  package let at: Date
  package let struckAt: Date?
  package let struckBy: String

  /// A town's list is no dictionary: it is read with every text.
  package static let most = 2000
  package static let perPage = 100

  /// It went with the text that it was learned from (已清除): its row stays, the word is gone.
  package var isErased: Bool { word.hasPrefix("（已清除）") }

  init(_ row: Row) throws {
    (id, word, origin) = (try row["id"], try row["word"], try row["origin"])
    (texts, note, actor, at) = (try row["texts"], try row["note"], try row["actor"], try row["at"])
    (struckAt, struckBy) = (try row["struck_at"], try row["struck_by"])
  }

  /// One page of those in force, or of those struck out.
  package static func list(
    in town: Identifier<Organisation>, isStruck: Bool = false, page: Int = 1, _ reader: some Reader
  ) throws -> [LexiconWord] {
    try reader.all(
      "\(query(town, isStruck: isStruck)) LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)", LexiconWord.init)
  }

  static func query(_ town: Identifier<Organisation>, isStruck: Bool) -> SQL {
    isStruck
      ? "SELECT * FROM lexicon_word WHERE town = \(town) AND struck_at IS NOT NULL ORDER BY word"
      : "SELECT * FROM lexicon_word WHERE town = \(town) AND struck_at IS NULL ORDER BY word"
  }

  package static func count(
    in town: Identifier<Organisation>, isStruck: Bool = false, _ reader: some Reader
  ) throws -> Int {
    isStruck
      ? try reader.count("SELECT count(*) FROM lexicon_word WHERE town = \(town) AND struck_at IS NOT NULL")
      : try reader.count("SELECT count(*) FROM lexicon_word WHERE town = \(town) AND struck_at IS NULL")
  }

  /// The public items that these words were learned from, a few of each.
  package static func sources(of words: [LexiconWord], _ reader: some Reader) throws -> [ID: [Item.ID]] {
    var sources: [ID: [Item.ID]] = [:]
    for row in try reader.all(sourceQuery(words.map(\.id))) {
      sources[try row["word"], default: []].append(try row["item"])
    }
    return sources
  }

  static func sourceQuery(_ words: [ID]) -> SQL {
    "SELECT word, item FROM lexicon_source WHERE word IN \(list: words) ORDER BY word, item"
  }
}
