import Foundation
import Kernel
import Store

/// An erasure (误公开紧急清除): what was taken off everywhere, by whom, why, and what was looked at afterwards. It holds
/// no word of the content.
package struct Erasure: Equatable, Sendable {
  package typealias ID = Identifier<Erasure>

  package let id: ID
  package let target: ErasureTarget
  package let organisation: Identifier<Organisation>
  package let number: Int
  package let indexNumber: String?
  package let columnName: String
  package let organisationName: String
  package let wasPublic: Bool
  package let reason: String
  package let actor: String
  package let at: Date
  /// Of the sealed original.
  package let digest: String
  package let editions: Int
  package let revisions: Int
  package let files: Int
  package let finishedAt: Date?
  package let checks: [Check]

  /// One place that was looked at, and what was found there (核查).
  package struct Check: Codable, Equatable, Sendable {
    package let place: String
    package let finding: String
    package let isClean: Bool

    package init(_ place: String, _ finding: String, isClean: Bool) {
      (self.place, self.finding, self.isClean) = (place, finding, isClean)
    }
  }

  init(_ row: Row) throws {
    id = try row["id"]
    target = ErasureTarget(try row["item"], attachment: try row["attachment"])
    organisation = try row["organisation"]
    number = try row["number"]
    indexNumber = try row["index_number"]
    columnName = try row["column_name"]
    organisationName = try row["organisation_name"]
    wasPublic = (try row["published_at"] as Date?) != nil
    reason = try row["reason"]
    actor = try row["actor"]
    at = try row["at"]
    digest = try row["digest"]
    editions = try row["editions"]
    revisions = try row["revisions"]
    files = try row["files"]
    finishedAt = try row["finished_at"]
    let stored: String = try row["checks"]
    checks = try JSONDecoder().decode([Check].self, from: Data(stored.utf8))
  }

  private static let source: SQL = """
    SELECT erasure.*, item.number, item.index_number, item.published_at, site_column.name AS column_name,
      organisation.name AS organisation_name
    FROM erasure JOIN item ON item.id = erasure.item JOIN site_column ON site_column.id = item.column_id
    JOIN organisation ON organisation.id = erasure.organisation
    """

  /// One, for those who may see it: who answers for the item's publishing, and the auditor.
  package static func find(_ id: ID, as actor: Actor, _ reader: some Reader) throws -> Erasure {
    guard let erasure = try reader.first("\(source) WHERE erasure.id = \(id)", Erasure.init),
      readers.contains(where: { actor.may($0, in: erasure.organisation) })
    else { throw Fault.notFound }
    return erasure
  }
  private static let readers: [Duty] = [.issue, .auditAdministration]

  /// All in the places where somebody may see them, newest first.
  package static func list(for actor: Actor, limit: Int = 100, _ reader: some Reader) throws -> [Erasure] {
    let grants = actor.staff?.grants.filter { readers.contains($0.duty) } ?? []
    let places = grants.reduce(into: Set()) { $0.formUnion($1.organisations) }.sorted()
    return try reader.all(
      "\(source) WHERE erasure.organisation IN \(list: places) ORDER BY erasure.id DESC LIMIT \(limit)", Erasure.init)
  }

  /// Those that a crash kept from their end.
  package static func unfinished(_ reader: some Reader) throws -> [Erasure] {
    try reader.all("\(source) WHERE erasure.finished_at IS NULL ORDER BY erasure.id", Erasure.init)
  }
}
