import Foundation
import Kernel
import Store

/// A published item as the patrol sees it (巡检对象): what is known of it without reading its text.
struct PatrolItem: Sendable {
  let id: Item.ID
  let organisation: Identifier<Organisation>
  let column: Column.ID
  let number: Int
  let revision: Revision.ID
  let issuer: String
  let sourceName: String
  let writtenOn: Day?
  let expiresOn: Day?
  let publishedOn: Day
  let isImported: Bool
  let validity: Validity
  let kind: String
  let facts: [String: String]
  let account: Identifier<AccountRow>?
  /// What it was read with last; nil when this revision was not read yet.
  let readWith: String?
  let barePictures: Int

  init(_ row: Row) throws {
    (id, organisation, column) = (try row["item"], try row["organisation"], try row["column_id"])
    (number, revision, issuer) = (try row["number"], try row["revision"], try row["issuer"])
    (sourceName, writtenOn, expiresOn) = (try row["source_name"], try row["written_on"], try row["expires_on"])
    publishedOn = Day(at: try row["shown_at"])
    isImported = (try row["original_published_on"] as Day?) != nil
    (validity, kind) = (try row["validity"], try row["kind"])
    (facts, account) = (try Content.facts(try row["facts"]), try row["account"])
    let read: Revision.ID? = try row["read_revision"]
    readWith = read == revision ? try row["version"] : nil
    barePictures = readWith == nil ? 0 : (try row["bare_pictures"] as Int?) ?? 0
  }

  static let most = 400

  /// A part of everything published, in the order of the items.
  static func query(_ town: Identifier<Organisation>, after last: Item.ID?) -> SQL {
    """
    \(selection) WHERE live_item.item > \(last?.value ?? 0) AND live_item.town = \(town)
    ORDER BY live_item.item LIMIT \(most)
    """
  }

  static func one(_ item: Item.ID) -> SQL { "\(selection) WHERE live_item.item = \(item)" }

  private static let selection: SQL = """
    SELECT live_item.item, live_item.organisation, live_item.column_id, live_item.number, live_item.revision,
      live_item.issuer, live_item.written_on, live_item.shown_at, live_item.original_published_on, live_item.validity,
      revision.source_name, revision.expires_on, revision.kind, revision.facts, edition.account,
      patrol_reading.revision AS read_revision, patrol_reading.version, patrol_reading.bare_pictures
    FROM live_item JOIN revision ON revision.id = live_item.revision JOIN edition ON edition.id = live_item.edition
    LEFT JOIN patrol_reading ON patrol_reading.item = live_item.item
    """
}
