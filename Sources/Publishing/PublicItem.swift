import Files
import Foundation
import Kernel
import Store

/// An item as the public sees it (信息页), ready for its page: a few indexed queries, and the text is read for its
/// headings only when it is long.
package struct PublicItem: Equatable, Sendable {
  package let line: Line
  package let organisation: Identifier<Organisation>
  package let column: Column.ID
  package let edition: Int
  package let revision: Revision.ID
  package let subtitle: String
  /// Sanitised HTML.
  package let body: String
  package let sourceName: String
  package let sourceURL: String
  package let keywords: [String]
  package let genre: String
  package let theme: String
  package let author: String
  package let effectiveOn: Day?
  package let expiresOn: Day?
  package let openness: Openness
  package let opennessBasis: String
  package let origin: Item.Origin?
  package let validity: Item.ValidityMark
  /// The document that amended or abolished it, if it is public.
  package let validityBy: Neighbour?
  package let visits: Int
  package let attachments: [Attachment]
  /// 政策解读 of this document.
  package let interpretations: [Line]
  /// The documents that this interpretation explains.
  package let policies: [Line]
  package let newer: Neighbour?
  package let older: Neighbour?
  /// What the public was told of each major change, the newest first.
  package let updates: [PublicUpdate]
  /// The forms it may be taken home in; empty for the moment before they are made.
  package let renditions: [Rendition]
  /// The headings of a long text; empty for a short one.
  package let outline: [PublicHeading]
  /// What its kind alone says of it, such as the 公示期.
  package let facts: [KindFact]

  /// A link to another item.
  package struct Neighbour: Equatable, Sendable {
    package let number: Int
    package let title: String
    package let columnSlug: String
  }

  /// The public item of a number; nil when there is none now. `Gone` says whether there was.
  package static func fetch(
    _ number: Int, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> PublicItem? {
    guard let row = try reader.first(query(number, town)) else { return nil }
    let revision: Revision.ID = try row["revision"]
    let item: Item.ID = try row["item"]
    return try PublicItem(
      row, attachments: reader.all(attachments(of: revision), Attachment.init),
      links: reader.all(links(of: item)), neighbours: reader.all(neighbours(of: row)),
      renditions: try Rendition.list(of: revision, reader),
      updates: try row["edition_ordinal"] > 1 ? PublicUpdate.of(item, reader) : [],
      outline: try PublicHeading.of(revision, page: try row["body"], reader), facts: facts(row, town, reader))
  }

  private init(
    _ row: Row, attachments: [Attachment], links: [Row], neighbours: [Row], renditions: [Rendition],
    updates: [PublicUpdate], outline: [PublicHeading], facts: [KindFact]
  ) throws {
    self.renditions = renditions
    (self.updates, self.outline, self.facts) = (updates, outline, facts)
    line = try Line(row)
    organisation = try row["organisation"]
    column = try row["column_id"]
    edition = try row["edition_ordinal"]
    revision = try row["revision"]
    subtitle = try row["subtitle"]
    body = try row["body"]
    sourceName = try row["source_name"]
    sourceURL = try row["source_url"]
    keywords = (try row["keywords"] as String).split(separator: ";").map(String.init)
    genre = try row["genre"]
    theme = try row["theme"]
    author = try row["author"]
    effectiveOn = try row["effective_on"]
    expiresOn = try row["expires_on"]
    openness = try row["openness"]
    opennessBasis = try row["openness_basis"]
    origin = try Item.Origin(row)
    validity = Item.ValidityMark(
      validity: try row["validity"], on: try row["validity_on"], reason: try row["validity_reason"],
      by: try row["validity_by"])
    visits = try row["visits"]
    self.attachments = attachments
    interpretations = try links.filter { try $0["side"] == "interpretation" }.map(Line.init)
    policies = try links.filter { try $0["side"] == "policy" }.map(Line.init)
    validityBy = try Self.neighbour("by", neighbours)
    newer = try Self.neighbour("newer", neighbours)
    older = try Self.neighbour("older", neighbours)
  }

  private static func facts(
    _ row: Row, _ town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [KindFact] {
    guard let kind = try KindInForce.definition(try row["kind"], in: town, reader) else { return [] }
    return kind.facts(of: try Content.facts(try row["facts"]))
  }

  /// Whether its page says something else tomorrow: then it is not kept.
  package func changes(after day: Day) -> Bool {
    facts.contains { fact in fact.period.map { $0.stand(on: day) != .over } ?? false }
  }

  private static func neighbour(_ side: String, _ rows: [Row]) throws -> Neighbour? {
    try rows.first { try $0["side"] == side }.map {
      Neighbour(number: try $0["number"], title: try $0["title"], columnSlug: try $0["slug"])
    }
  }
}
