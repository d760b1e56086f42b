import Kernel
import Store

/// What an actor may see at the desk (可见范围): items where he holds a duty of publishing. What he may not see
/// is not found, so that trying numbers teaches nothing.
enum Scope {
  /// The duties that open the desk's view of an item.
  static let duties: Set<Duty> = [.draft, .villageDraft, .firstReview, .secondReview, .issue, .inspect]

  static func covers(_ item: Item, for actor: Actor) -> Bool {
    covers(item.organisation, item.column, for: actor)
  }

  static func covers(
    _ organisation: Identifier<Organisation>, _ column: Column.ID, for actor: Actor
  ) -> Bool {
    duties.contains { actor.may($0, in: organisation, column: column) }
  }

  /// The same as a condition on rows of `item`.
  static func condition(_ actor: Actor, duties: Set<Duty> = duties) -> SQL {
    switch actor {
    case .visitor: "1 = 0"
    case .program: "1 = 1"
    case .staff(let staff): any(of: staff.grants.filter { duties.contains($0.duty) }.map(condition))
    }
  }

  private static func condition(_ grant: Grant) -> SQL {
    let place: SQL = "item.organisation IN \(list: grant.organisations.sorted())"
    guard let columns = grant.columns else { return "(\(place))" }
    return "(\(place) AND item.column_id IN \(list: columns.sorted()))"
  }

  private static func any(of conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "1 = 0" : "(\(SQL.joined(conditions, by: " OR ")))"
  }
}
