import Kernel
import Manuscript
import Search
import Store

/// Plain sheets of villages among what the town's readers find (张贴件检索): in search and in the feed while they hang. A list
/// of persons never is, whatever its page shows.
extension Posting {
  /// Sheets and items share one index: the numbers of sheets begin here.
  static let firstKey: Int64 = 1 << 31

  /// The sheet behind a number of the index; nil for what is none.
  package static func found(by key: Int64) -> ID? { key > firstKey ? ID(key - firstKey) : nil }

  /// Puts one into the index if it is to be found, in the transaction that puts it on the wall.
  static func list(_ id: ID, _ tx: Transaction) throws {
    let posting = try find(id, tx)
    guard posting.isPublic, posting.state == .up, let wall = posting.wall, wall.isShown(on: tx.today) else { return }
    guard try BenefitList.behind(id, tx) == nil else { return }
    let village = try Village.find(posting.village, tx)
    try SearchIndex.put(
      Document(
        key: firstKey + id.value, organisation: posting.village, town: village.town, columns: [],
        title: posting.heading, text: posting.manuscript.plainText, issuer: village.committee, day: wall.upOn), tx)
    try tx.run("UPDATE posting SET is_found = 1 WHERE id = \(id)")
  }

  /// Takes one out. Nothing happens when it was not there.
  static func unlist(_ id: ID, _ tx: Transaction) throws {
    try SearchIndex.remove(firstKey + id.value, tx)
    try tx.run("UPDATE posting SET is_found = 0 WHERE id = \(id) AND is_found = 1")
  }

  /// The upkeep's part: takes out what is over, puts in what hung before it could be found. Again changes nothing.
  @discardableResult
  package static func keepListed(_ tx: Transaction) throws -> Int {
    let over = try tx.all("SELECT id FROM posting WHERE is_found = 1 AND latest_on < \(tx.today) LIMIT 500") { row in
      try row["id"] as ID
    }
    for id in over { try unlist(id, tx) }
    let missing = try tx.all(unlisted(tx.today)) { try $0["id"] as ID }
    for id in missing { try list(id, tx) }
    return over.count + missing.count
  }

  static func unlisted(_ day: Day) -> SQL {
    """
    SELECT posting.id FROM posting
    WHERE posting.state = 'up' AND posting.latest_on >= \(day) AND posting.is_found = 0 AND posting.is_public = 1
      AND NOT EXISTS (SELECT 1 FROM benefit_list WHERE benefit_list.posting = posting.id)
    ORDER BY posting.latest_on LIMIT 500
    """
  }

  /// `灵山村：2026年3月财务收支明细`.
  package var heading: String { "\(villageName)：\(title)" }

  /// The newest of a town that may be read on a day, for the feed.
  package static func newest(
    in town: Identifier<Organisation>, on day: Day, limit: Int, _ reader: some Reader
  ) throws -> [Posting] {
    try reader.all(newest(town, day, limit), Posting.init)
  }

  static func newest(_ town: Identifier<Organisation>, _ day: Day, _ limit: Int) -> SQL {
    """
    SELECT posting.* FROM posting JOIN organisation ON organisation.id = posting.village
    WHERE posting.is_found = 1 AND posting.latest_on >= \(day) AND organisation.parent = \(town)
    ORDER BY posting.up_on DESC, posting.id DESC LIMIT \(limit)
    """
  }

  /// Those of some that may be read on a day: what the index still has of yesterday is not shown today.
  package static func readable(_ ids: [ID], on day: Day, _ reader: some Reader) throws -> [ID: Posting] {
    let rows = try reader.all(
      "SELECT * FROM posting WHERE id IN \(list: ids) AND is_found = 1 AND latest_on >= \(day)", Posting.init)
    return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
