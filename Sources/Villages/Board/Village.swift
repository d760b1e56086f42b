import Foundation
import Kernel
import Store

/// A village as its boards know it (村、社区): its names, its town, and whether it was merged into another.
package struct Village: Equatable, Sendable {
  package let id: Identifier<Organisation>
  package let town: Identifier<Organisation>
  package let slug: String
  /// 呈坎村.
  package let name: String
  /// 呈坎村村民委员会.
  package let committee: String
  /// The village it was merged into, and from which day.
  package let merged: Merged?

  /// Where a village went (并入).
  package struct Merged: Equatable, Sendable {
    package let into: Identifier<Organisation>
    package let name: String
    package let on: Day
  }

  init(_ row: Row) throws {
    (id, town, slug) = (try row["id"], try row["parent"], try row["slug"])
    (name, committee) = (try row["short_name"], try row["name"])
    if let day: Day = try row["on_day"] {
      merged = Merged(into: try row["successor"], name: try row["successor_name"], on: day)
    } else {
      merged = nil
    }
  }

  /// Whether it is a village of its own on that day.
  package func stands(on day: Day) -> Bool { merged.map { day < $0.on } ?? true }
}

extension Village {
  private static let selection: SQL =
    """
    SELECT organisation.id, organisation.parent, organisation.slug, organisation.name, organisation.short_name,
      village_merger.on_day, village_merger.successor, heir.short_name AS successor_name
    FROM organisation LEFT JOIN village_merger ON village_merger.village = organisation.id
    LEFT JOIN organisation AS heir ON heir.id = village_merger.successor
    """

  /// All that the town has or had, in its order.
  package static func list(of town: Identifier<Organisation>, _ reader: some Reader) throws -> [Village] {
    try reader.all(
      """
      \(selection) WHERE organisation.parent = \(town) AND organisation.kind = 'village'
      ORDER BY organisation.position, organisation.id
      """, Village.init)
  }

  package static func find(_ id: Identifier<Organisation>, _ reader: some Reader) throws -> Village {
    let row = try reader.first("\(selection) WHERE organisation.id = \(id) AND organisation.kind = 'village'")
    guard let row else { throw Fault.notFound }
    return try Village(row)
  }

  /// Where the pages of a town's villages are, by village.
  package static func slugs(
    of town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Identifier<Organisation>: String] {
    Dictionary(try list(of: town, reader).map { ($0.id, $0.slug) }, uniquingKeysWith: { first, _ in first })
  }

  /// The village of a town at an address.
  package static func named(
    _ slug: String, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Village? {
    try reader.first(
      """
      \(selection)
      WHERE organisation.slug = \(slug) AND organisation.kind = 'village' AND organisation.parent = \(town)
      """, Village.init)
  }
}

extension Actor {
  /// Whether he works for a village's boards: its own handler, or somebody of the town.
  package func mayPost(for village: Identifier<Organisation>) -> Bool {
    may(.villageDraft, in: village) || may(.draft, in: village)
  }

  /// Whether he may look at a village's boards at the desk.
  package func maySee(boardsOf village: Identifier<Organisation>) -> Bool {
    mayPost(for: village) || [.firstReview, .secondReview, .issue, .inspect].contains { may($0, in: village) }
  }

  func requirePosting(for village: Identifier<Organisation>) throws {
    guard mayPost(for: village) else { throw Fault.forbidden("您不经办这个村的公开栏，请联系镇里安排。") }
  }

  /// Whether he sets up boards and catalogues: the town's handlers.
  func requireKeeping(of village: Identifier<Organisation>) throws { try require(.draft, in: village) }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
