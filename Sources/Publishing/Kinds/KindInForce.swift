import Foundation
import Kernel
import Store

/// A kind as it holds in a town (现行种类): the standard one or the town's own word on it, with what must be filled.
package struct KindInForce: Equatable, Sendable {
  package let kind: ItemKind
  package let demands: [KindDemand]
  /// No longer offered for new items; what bears it keeps it.
  package let isClosed: Bool
  /// Whether the town has changed or made it.
  package let isOwn: Bool
  /// Whether it comes with the program.
  package let isStandard: Bool

  package var slug: String { kind.slug }

  /// By when a field must be filled.
  package func moment(of field: String) -> KindMoment { demands.first { $0.field == field }?.moment ?? .none }

  /// Every kind of a town, in its order: the standard ones first, then its own.
  package static func all(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [KindInForce] {
    let (standard, rows) = (try ItemKind.standard(), try reader.all(list(town), OwnKind.init))
    let settings = try Setting.all(for: town, on: day, reader)
    let own = rows.filter { row in !standard.contains { $0.slug == row.kind.slug } }
    return standard.map { kind in make(kind, rows.first { $0.kind.slug == kind.slug }, true, settings) }
      + own.map { make($0.kind, $0, false, settings) }
  }

  /// One of them; nil for a kind that nobody knows.
  package static func find(
    _ slug: String, in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> KindInForce? {
    if slug.isEmpty { return nil }
    let (standard, row) = (try ItemKind.standard().first { $0.slug == slug }, try own(slug, town, reader))
    guard let kind = standard ?? row?.kind else { return nil }
    return make(kind, row, standard != nil, try Setting.all(for: town, on: day, reader))
  }

  /// The definition alone, for words.
  package static func definition(
    _ slug: String, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> ItemKind? {
    if slug.isEmpty { return nil }
    let (standard, row) = (try ItemKind.standard().first { $0.slug == slug }, try own(slug, town, reader))
    guard let standard else { return row?.kind }
    return standard.worded(by: row?.kind)
  }

  static func list(_ town: Identifier<Organisation>) -> SQL {
    "SELECT slug, definition, is_closed FROM item_kind WHERE town = \(town) ORDER BY slug"
  }

  private static func own(_ slug: String, _ town: Identifier<Organisation>, _ reader: some Reader) throws -> OwnKind? {
    try reader.first(
      "SELECT slug, definition, is_closed FROM item_kind WHERE town = \(town) AND slug = \(slug)", OwnKind.init)
  }

  private static func make(
    _ kind: ItemKind, _ own: OwnKind?, _ isStandard: Bool, _ settings: [String: String]
  ) -> KindInForce {
    let kind = isStandard ? kind.worded(by: own?.kind) : kind
    return KindInForce(
      kind: kind, demands: kind.demands(settings), isClosed: own?.isClosed ?? false, isOwn: own != nil,
      isStandard: isStandard)
  }
}

/// A town's own word on a kind (本镇种类).
private struct OwnKind: Sendable {
  let kind: ItemKind
  let isClosed: Bool

  init(_ row: Row) throws {
    let text: String = try row["definition"]
    kind = try JSONDecoder().decode(ItemKind.self, from: Data(text.utf8))
    isClosed = try row["is_closed"]
  }
}

extension ItemKind {
  /// A standard kind in a town's words: the fields that the standard has stay, the town's own are added.
  func worded(by own: ItemKind?) -> ItemKind {
    guard let own else { return self }
    var kind = self
    (kind.name, kind.use, kind.genre) = (own.name, own.use, own.genre)
    (kind.columns, kind.template) = (own.columns, own.template)
    kind.bearsNumber = bearsNumber || own.bearsNumber
    kind.asks += own.asks.filter { ask in !asks.contains { $0.name == ask.name } }
    return kind
  }

  /// The kind that somebody wrote last (上次用的种类), to offer it first.
  package static func last(by account: Identifier<AccountRow>, _ reader: some Reader) throws -> String? {
    try reader.value(lastQuery(account))
  }

  static func lastQuery(_ account: Identifier<AccountRow>) -> SQL {
    "SELECT kind FROM revision WHERE account = \(account) AND kind <> '' ORDER BY id DESC LIMIT 1"
  }
}
