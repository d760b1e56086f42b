import Kernel
import Store

/// Where the words of an item lie in the database (副本所在). What is added to the schema and holds words of items is
/// added here, or an erasure would pass it by: a test looks for a marker in the whole file.
struct WordPlace: Sendable {
  /// As the proof calls it.
  let name: String
  let table: String
  /// The rows, for the sealed original.
  let rows: @Sendable (Item.ID) -> SQL
  /// Takes the words away.
  let blank: @Sendable (Item.ID) -> SQL
  /// How many rows still hold words.
  let left: @Sendable (Item.ID) -> SQL

  static let all = [item, editions, revisions, history, secrecy, forced] + beside

  private static let item = WordPlace(
    name: "信息的附注", table: "item", rows: { "SELECT * FROM item WHERE id = \($0)" },
    blank: { "UPDATE item SET validity_reason = '' WHERE id = \($0)" },
    left: { "SELECT count(*) FROM item WHERE id = \($0) AND validity_reason <> ''" })

  /// They hold no words; they belong to the original.
  private static let editions = WordPlace(
    name: "版本", table: "edition", rows: { "SELECT * FROM edition WHERE item = \($0) ORDER BY id" },
    blank: { "UPDATE edition SET changed_at = changed_at WHERE item = \($0)" },
    left: { "SELECT count(*) FROM edition WHERE item = \($0) AND state IN ('draft', 'inReview', 'scheduled', 'live')" })

  private static let revisions = WordPlace(
    name: "历次文稿（标题、正文、要素）", table: "revision", rows: { "SELECT revision.* \(of($0, "revision"))" },
    blank: {
      """
      UPDATE revision SET title = '（已清除）', subtitle = '', manuscript = '{"blocks":[],"version":1}', body = '',
        plain_text = '', body_digest = '', document_number_raw = '', document_number = '', issuer = '',
        openness_basis = '', source_name = '', source_url = '', keywords = '', theme = '', summary = '', author = '',
        change_note = '', facts = '{}'
      WHERE edition IN (SELECT id FROM edition WHERE item = \($0))
      """
    },
    left: { "SELECT count(*) \(of($0, "revision")) AND (revision.plain_text <> '' OR revision.title <> '（已清除）')" })

  private static let history = WordPlace(
    name: "办理附言", table: "edition_event", rows: { "SELECT edition_event.* \(of($0, "edition_event"))" },
    blank: { "UPDATE edition_event SET note = '' WHERE edition IN (SELECT id FROM edition WHERE item = \($0))" },
    left: { "SELECT count(*) \(of($0, "edition_event")) AND edition_event.note <> ''" })

  private static let secrecy = WordPlace(
    name: "保密审查意见", table: "secrecy_review", rows: { "SELECT secrecy_review.* \(of($0, "secrecy_review"))" },
    blank: {
      "UPDATE secrecy_review SET basis = '（已清除）' WHERE edition IN (SELECT id FROM edition WHERE item = \($0))"
    },
    left: { "SELECT count(*) \(of($0, "secrecy_review")) AND secrecy_review.basis <> '（已清除）'" })

  private static let forced = WordPlace(
    name: "先发后审的理由", table: "forced_release", rows: { "SELECT * FROM forced_release WHERE item = \($0)" },
    blank: { "UPDATE forced_release SET reason = '（已清除）' WHERE item = \($0)" },
    left: { "SELECT count(*) FROM forced_release WHERE item = \($0) AND reason <> '（已清除）'" })

  /// What belongs to any of its editions. The tables are named here, never by anybody else.
  private static func of(_ item: Item.ID, _ table: String) -> SQL {
    let joined = SQL(stringLiteral: "FROM edition JOIN \(table) ON \(table).edition = edition.id")
    return "\(joined) WHERE edition.item = \(item)"
  }
}
