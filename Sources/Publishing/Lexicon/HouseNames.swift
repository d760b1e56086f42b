import Kernel
import Proofing
import Store

/// The names that a town's own records hold (本镇登记的名称): its people, its villages, its offices. They are the town's
/// words without anybody's doing, and are so from the day they are entered.
package struct HouseNames: Sendable, Equatable {
  package let people: [String]
  package let places: [String]
  package let offices: [String]

  package var all: [String] { people + places + offices }

  package static func fetch(
    _ town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> HouseNames {
    let names = try reader.all(below(town)) { (try $0["kind"] as String, try $0["name"] as String, try $0["short_name"] as String) }
    let staff: [String] = try reader.all(staffQuery(town)) { try $0["display_name"] }
    let leaders = Leader.list(try Setting.value("proofing.leaders", for: town, on: day, reader) ?? "").map(\.name)
    let owners: [String] = try reader.all(
      "SELECT DISTINCT owner FROM site_column WHERE town = \(town) AND owner <> ''") { try $0["owner"] }
    let (offices, places) = (names.filter { $0.0 == "office" }, names.filter { $0.0 != "office" })
    return HouseNames(
      people: listed(staff + leaders, where: Self.isName), places: listed(places.flatMap { [$0.1, $0.2] }),
      offices: listed(offices.flatMap { [$0.1, $0.2] } + owners))
  }

  /// Each once, in order; a single character is no word.
  private static func listed(_ words: [String], where holds: (String) -> Bool = { _ in true }) -> [String] {
    Set(words.map(\.trimmed)).filter { (2...40).contains($0.unicodeScalars.count) && holds($0) }.sorted()
  }

  /// An account may be called anything; only what looks like a Chinese name is one.
  private static func isName(_ word: String) -> Bool {
    word.unicodeScalars.count <= 4 && word.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
  }

  private static func tree(_ town: Identifier<Organisation>) -> SQL {
    """
    WITH RECURSIVE house (id) AS (
      SELECT id FROM organisation WHERE id = \(town)
      UNION ALL SELECT organisation.id FROM house JOIN organisation ON organisation.parent = house.id)
    """
  }

  static func below(_ town: Identifier<Organisation>) -> SQL {
    """
    \(tree(town)) SELECT organisation.kind, organisation.name, organisation.short_name
    FROM house JOIN organisation ON organisation.id = house.id
    """
  }

  static func staffQuery(_ town: Identifier<Organisation>) -> SQL {
    """
    \(tree(town)) SELECT account.display_name FROM house JOIN account ON account.organisation = house.id
    """
  }
}
