import Kernel
import Store

/// Who holds which duty where (职责持有人), for whole lists: two queries, however many lines there are.
package struct DutyHolders: Sendable {
  private struct Holding: Sendable {
    let duty: Duty
    let organisation: Identifier<Organisation>
    let column: Identifier<ColumnRow>?
    let name: String
  }

  private let holdings: [Holding]
  private let above: [Identifier<Organisation>: Identifier<Organisation>]

  package static func fetch(_ duties: [Duty], _ reader: some Reader) throws -> DutyHolders {
    let holdings = try reader.all(
      """
      SELECT duty_grant.duty, duty_grant.organisation, duty_grant.column_id, account.display_name
      FROM duty_grant JOIN account ON account.id = duty_grant.account
      WHERE duty_grant.duty IN \(list: duties) AND account.is_active = 1 ORDER BY account.id
      """
    ) {
      Holding(
        duty: try $0["duty"], organisation: try $0["organisation"], column: try $0["column_id"],
        name: try $0["display_name"])
    }
    let tree = try reader.all("SELECT id, parent FROM organisation WHERE parent IS NOT NULL") {
      (try $0["id"] as Identifier<Organisation>, try $0["parent"] as Identifier<Organisation>)
    }
    return DutyHolders(holdings: holdings, above: Dictionary(tree, uniquingKeysWith: { first, _ in first }))
  }

  /// Their names, each once.
  package func names(
    _ duty: Duty, in organisation: Identifier<Organisation>, column: Identifier<ColumnRow>
  ) -> [String] {
    var places: Set<Identifier<Organisation>> = []
    var place: Identifier<Organisation>? = organisation
    while let here = place, places.insert(here).inserted { place = above[here] }
    var names: [String] = []
    for holding in holdings
    where holding.duty == duty && places.contains(holding.organisation)
      && (holding.column == nil || holding.column == column) && !names.contains(holding.name) {
      names.append(holding.name)
    }
    return names
  }
}
