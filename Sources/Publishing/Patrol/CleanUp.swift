import Foundation
import Kernel
import Store

/// One thing cleared away or brought up to date (清理失效信息、更新过期文件): taken down, marked as no longer in force, or renewed
/// by an edition that repaired what the patrol had found out of date. The year's figure is the count of these records.
package struct CleanUp: Equatable, Sendable {
  /// 撤下、标注、更新.
  package enum Kind: String, CaseIterable, Sendable, Storable {
    case withdrawn, marked, updated

    package var chinese: String {
      switch self {
      case .withdrawn: "撤下失效信息"
      case .marked: "标注失效、废止"
      case .updated: "更新过期内容"
      }
    }
  }

  package let item: Item.ID
  package let kind: Kind
  package let at: Date
  package let actor: String
  package let title: String

  /// One item counts once for each act of a kind on a day.
  static func note(_ kind: Kind, _ item: Item, edition: Edition.ID? = nil, _ tx: Transaction) throws {
    let same = try tx.count(
      """
      SELECT count(*) FROM clean_up WHERE item = \(item.id) AND kind = \(kind) AND at >= \(tx.today.start)
      """)
    guard same == 0 else { return }
    try tx.run(
      """
      INSERT INTO clean_up (town, item, kind, at, actor, edition)
      VALUES (\(item.town), \(item.id), \(kind), \(tx.now), \(tx.actor.name), \(edition))
      """)
  }

  /// A new edition of what was found out of date, called before its findings close.
  static func noteRenewal(of item: Item, _ edition: Edition.ID, _ tx: Transaction) throws {
    let checks = PatrolCheck.allCases.filter(\.isOutdated)
    let open = try tx.count(
      """
      SELECT count(*) FROM patrol_finding WHERE item = \(item.id) AND state = 'open' AND rule IN \(list: checks)
      """)
    if open > 0 { try note(.updated, item, edition: edition, tx) }
  }
}

extension Patrol {
  /// The records behind a year's figure, the earliest first.
  package static func cleanUps(
    in year: Int, of town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [CleanUp] {
    try reader.all(cleanUpQuery(year, town)) {
      CleanUp(
        item: try $0["item"], kind: try $0["kind"], at: try $0["at"], actor: try $0["actor"],
        title: (try $0["title"] as String?) ?? "")
    }
  }

  static func cleanUpQuery(_ year: Int, _ town: Identifier<Organisation>) -> SQL {
    let (first, next) = (Day(year: year, month: 1, day: 1), Day(year: year + 1, month: 1, day: 1))
    return """
      SELECT clean_up.*, (
        SELECT revision.title FROM edition JOIN revision
          ON revision.edition = edition.id AND revision.ordinal = edition.revision
        WHERE edition.item = clean_up.item AND edition.published_at IS NOT NULL
        ORDER BY edition.ordinal DESC LIMIT 1) AS title
      FROM clean_up WHERE clean_up.town = \(town) AND clean_up.at >= \(first?.start ?? .distantPast)
        AND clean_up.at < \(next?.start ?? .distantFuture) ORDER BY clean_up.at, clean_up.id
      """
  }
}
