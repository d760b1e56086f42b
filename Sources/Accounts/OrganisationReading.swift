import Kernel
import Store

/// How the tree of organisations (单位) is read: 区县 → 乡镇 → 村（社区）、站所.
extension Organisation {
  static let columns: SQL =
    """
    organisation.id, organisation.parent, organisation.kind, organisation.slug, organisation.name,
    organisation.short_name, organisation.code
    """

  init(_ row: Row) throws {
    self.init(
      id: try row["id"], parent: try row["parent"], kind: try row["kind"], slug: try row["slug"],
      name: try row["name"], shortName: try row["short_name"], code: try row["code"])
  }

  /// The organisation with this key; nil when there is none.
  package static func fetch(_ id: Identifier<Organisation>, _ reader: some Reader) throws -> Organisation? {
    try reader.first("SELECT \(columns) FROM organisation WHERE id = \(id)", Organisation.init)
  }

  /// The organisation with this part of an address, of whatever kind.
  package static func named(slug: String, _ reader: some Reader) throws -> Organisation? {
    try reader.first("SELECT \(columns) FROM organisation WHERE slug = \(slug)", Organisation.init)
  }

  /// The town whose pages stand under `/slug/`.
  package static func town(slug: String, _ reader: some Reader) throws -> Organisation? {
    try named(slug: slug, reader).flatMap { $0.kind == .town ? $0 : nil }
  }

  /// Every town, in the order of its district.
  package static func towns(_ reader: some Reader) throws -> [Organisation] {
    try reader.all(
      "SELECT \(columns) FROM organisation WHERE kind = 'town' ORDER BY parent, position, id", Organisation.init)
  }

  /// Those at the top of the tree.
  package static func districts(_ reader: some Reader) throws -> [Organisation] {
    try reader.all(
      "SELECT \(columns) FROM organisation WHERE parent IS NULL ORDER BY position, id", Organisation.init)
  }

  /// Those directly below.
  package static func children(
    of id: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Organisation] {
    try reader.all(
      "SELECT \(columns) FROM organisation WHERE parent = \(id) ORDER BY position, id", Organisation.init)
  }

  /// It and all below it, the nearer first.
  package static func descendants(
    of id: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Organisation] {
    try reader.all(
      """
      WITH RECURSIVE below (id, depth) AS (
        SELECT id, 0 FROM organisation WHERE id = \(id)
        UNION ALL
        SELECT organisation.id, below.depth + 1 FROM below JOIN organisation ON organisation.parent = below.id
      )
      SELECT \(columns) FROM below JOIN organisation ON organisation.id = below.id
      ORDER BY below.depth, organisation.position, organisation.id
      """, Organisation.init)
  }

  /// All above it, the nearest first; itself is not among them.
  package static func ancestors(
    of id: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Organisation] {
    try reader.all(
      """
      WITH RECURSIVE above (id, depth) AS (
        SELECT parent, 1 FROM organisation WHERE id = \(id)
        UNION ALL
        SELECT organisation.parent, above.depth + 1 FROM above JOIN organisation ON organisation.id = above.id
      )
      SELECT \(columns) FROM above JOIN organisation ON organisation.id = above.id ORDER BY above.depth
      """, Organisation.init)
  }
}
