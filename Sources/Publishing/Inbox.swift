import Foundation
import Kernel
import Store

/// What lies on someone's desk (待办): first of all, what waits for a step that he may take.
package enum Inbox {
  /// One edition that waits for him (等我办).
  package struct Waiting: Equatable, Sendable {
    package let line: DeskLine
    /// The revision he sees in the list: what he passes must still be it.
    package let revision: Revision.ID
    package let urgency: Urgency
    /// The opinion of the secrecy review on this revision; nil when there is none.
    package let secrecy: SecrecyReview.Opinion?
  }

  /// Editions that wait for a step which this member of staff may take now, across all his columns and villages: the
  /// most urgent first, then the longest waiting.
  package static func waiting(
    for staff: Staff, on day: Day, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<Waiting> {
    let urgency = try UrgencyRule.fetch(on: day, reader)
    return try DeskPage.fetch(
      waitingFields(urgency), waitingSource(staff), order: waitingOrder, page: page, perPage: perPage, reader,
      Waiting.init)
  }

  package static func waitingCount(for staff: Staff, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(waitingSource(staff))")
  }

  static func waitingQuery(for staff: Staff, _ urgency: UrgencyRule) -> SQL {
    "SELECT \(waitingFields(urgency)) \(waitingSource(staff)) ORDER BY \(waitingOrder)"
  }

  private static func waitingFields(_ urgency: UrgencyRule) -> SQL {
    """
    \(DeskLine.columns), revision.id AS revision, \(urgency.rank) AS urgency,
    (SELECT secrecy_review.opinion FROM secrecy_review
      WHERE secrecy_review.edition = edition.id AND secrecy_review.revision = revision.id
      ORDER BY secrecy_review.id DESC LIMIT 1) AS secrecy
    """
  }

  /// Few wait at any time, so that sorting them costs nothing; the index finds them.
  private static let waitingOrder: SQL = "urgency, edition.changed_at, edition.id"

  static func waitingSource(_ staff: Staff) -> SQL {
    """
    FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE edition.state = 'inReview' AND revision.id IS NOT NULL AND \(mineToTake(staff))
    """
  }

  /// Whose step it is: his duty, in his scope, on a text that he did not write and has not passed before (回避).
  /// Claims (认领) and stand-ins (委托) narrow and widen it here.
  static func mineToTake(_ staff: Staff) -> SQL {
    let steps = ReviewStep.allCases.map(\.duty).filter(staff.holds)
    let scopes = steps.map { duty -> SQL in "(edition.awaits = \(duty) AND \(reach(staff, duty)))" }
    // Named as SQL: inside the literal the compiler would take it for a text, and bind it as one.
    let his: SQL = scopes.isEmpty ? "1 = 0" : "(\(SQL.joined(scopes, by: " OR ")))"
    return """
      edition.awaits IN \(list: steps) AND \(his)
        AND NOT EXISTS (SELECT 1 FROM revision AS own WHERE own.edition = edition.id AND own.account = \(staff.account))
        AND NOT EXISTS (SELECT 1 FROM edition_event AS taken WHERE taken.edition = edition.id
          AND taken.round = edition.round AND taken.verb = 'approve'
            AND (taken.account = \(staff.account) OR taken.on_behalf_of = \(staff.account)))
      """
  }

  /// Where he holds a duty himself, or for a colleague who is away and had no hand in it (请假代办).
  private static func reach(_ staff: Staff, _ duty: Duty) -> SQL {
    let lent = staff.principals.map { principal -> SQL in
      let grants = staff.with(staff.grants.filter { $0.principal == principal })
      return """
        (\(Scope.condition(.staff(grants), duties: [duty]))
          AND NOT EXISTS (SELECT 1 FROM revision AS his WHERE his.edition = edition.id
            AND his.account = \(principal.account))
          AND NOT EXISTS (SELECT 1 FROM edition_event AS his WHERE his.edition = edition.id
            AND his.round = edition.round AND his.verb = 'approve'
            AND (his.account = \(principal.account) OR his.on_behalf_of = \(principal.account))))
        """
    }
    return "(\(SQL.joined([Scope.condition(.staff(staff.asHimself), duties: [duty])] + lent, by: " OR ")))"
  }
}

extension Inbox.Waiting {
  init(_ row: Row) throws {
    line = try DeskLine(row)
    revision = try row["revision"]
    urgency = Urgency(rank: try row["urgency"])
    secrecy = try row["secrecy"]
  }
}
