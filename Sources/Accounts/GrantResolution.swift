import Kernel
import Store

/// From what was given to what may be done: each right with the organisations below the one it was given in.
extension Grant {
  /// One statement, whatever the number of rights and the depth of the tree.
  static func resolved(of account: Identifier<AccountRow>, _ reader: some Reader) throws -> [Grant] {
    var found: [Place: Reach] = [:]
    for row in try reader.all(resolution(account)) {
      let place = Place(duty: try row["duty"], root: try row["root"])
      let column: Identifier<ColumnRow>? = try row["column_id"]
      found[place, default: Reach()].add(try row["organisation"], column)
    }
    return found.sorted { ($0.key.duty.rawValue, $0.key.root) < ($1.key.duty.rawValue, $1.key.root) }
      .map { Grant($0.key.duty, in: $0.value.organisations, columns: $0.value.columns) }
  }

  static func resolution(_ account: Identifier<AccountRow>) -> SQL {
    """
    WITH RECURSIVE reach (duty, root, column_id, organisation) AS (
      SELECT duty, organisation, column_id, organisation FROM duty_grant WHERE account = \(account)
      UNION ALL
      SELECT reach.duty, reach.root, reach.column_id, organisation.id
      FROM reach JOIN organisation ON organisation.parent = reach.organisation
    )
    SELECT duty, root, column_id, organisation FROM reach
    """
  }

  private struct Place: Hashable {
    let duty: Duty
    let root: Identifier<Organisation>
  }

  /// Columns given one by one are one grant; a grant for all columns swallows them.
  private struct Reach {
    var organisations: Set<Identifier<Organisation>> = []
    var columns: Set<Identifier<ColumnRow>>? = []
    mutating func add(_ organisation: Identifier<Organisation>, _ column: Identifier<ColumnRow>?) {
      organisations.insert(organisation)
      if let column { columns?.insert(column) } else { columns = nil }
    }
  }
}
